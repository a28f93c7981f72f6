#!/bin/bash
# Runs the kcat example against a Ringback of its own and checks what it saw. 77: kcat is not here.
set -euo pipefail
cd "$(dirname "$0")"
command -v kcat >/dev/null || { echo "kcat is not installed" >&2; exit 77; }
../with-ringback.sh --set output.format=json -- ./emergency.sh | tee /dev/stderr | tail -n 1 | grep -q '^OK '
