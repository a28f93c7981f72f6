#!/bin/bash
# Starts Ringback with a broker of its own, offers it two numbers, and runs a command with the broker's address as its
# last argument:  with-ringback.sh [--set KEY=VALUE]... -- COMMAND...
# RINGBACK names the program (default: ./ringback of this folder's project; a distribution has no broker of its own).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ringback=${RINGBACK:-$here/../ringback}
[ -x "$ringback" ] || { echo "with-ringback.sh: no $ringback; name a checkout's in RINGBACK" >&2; exit 1; }
work=$(mktemp -d)
options=()
while [ "$1" != -- ]; do options+=("$1"); shift; done
shift

"$ringback" run --embedded --kafka-port 0 --set http.port=0 "${options[@]}" >"$work/out" 2>"$work/err" &
pid=$!
finish() {
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

for _ in $(seq 600); do
  grep -q READY "$work/out" && break
  kill -0 "$pid" 2>/dev/null || { cat "$work/err" >&2; exit 1; }
  sleep 0.2
done
broker=$(sed -n 's/^READY .* on \([^ ,]*\).*/\1/p' "$work/out")
"$ringback" pool add +12025550101 +12025550102 --bootstrap-servers "$broker"
for _ in $(seq 100); do
  [ "$("$ringback" pool list --bootstrap-servers "$broker" | grep -c IN_SERVICE)" = 2 ] && break
  sleep 0.2
done
"$@" "$broker"
