#!/bin/bash
# Runs the Node example against a Ringback of its own and checks what it saw. Needs Node 18 or later; 77: not here.
set -euo pipefail
cd "$(dirname "$0")"
command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 77; }
[ -d node_modules ] || npm ci --no-audit --no-fund >/dev/null 2>&1 || { echo "npm cannot fetch the packages" >&2; exit 77; }
../with-ringback.sh -- node emergency.js | tee /dev/stderr | tail -n 1 | grep -q '^OK '
