#!/bin/sh
# Records which classes of the libraries and of the JDK a run needs, for the image's class-data archive. Run it after
# a change of the libraries' versions: an old list still works, it only leaves out what it does not know.
#
#   mvn package && deploy/docker/record-classes.sh
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
work=$(mktemp -d)
broker=
finish() {
  [ -z "$broker" ] || kill "$broker" 2>/dev/null || true
  wait
  rm -rf "$work"
}
trap finish EXIT

tar -C "$work" --strip-components=1 -xzf "$home"/target/ringback-*.tar.gz
port=${PORT:-19092}

until_ready() {
  for _ in $(seq 240); do
    grep -q READY "$1" && return
    sleep 0.5
  done
  tail "$1" >&2
  exit 1
}

"$home/ringback" run --embedded --kafka-port "$port" --set http.port=0 >"$work/broker.log" 2>&1 &
broker=$!
until_ready "$work/broker.log"

(JAVA_OPTS="-XX:DumpLoadedClassList=$work/classes" RINGBACK_HTTP_PORT=0 exec "$work/bin/ringback" run \
  --role "${ROLES:-intake,desk,console}" --bootstrap-servers "localhost:$port" \
  --set state.dir="$work/state" --set application.id=recorded) >"$work/run.log" 2>&1 &
recorded=$!
until_ready "$work/run.log"
"$work/bin/ringback" pool add +12025550101 --bootstrap-servers "localhost:$port"
sleep 2
echo '{"callId":"c-1","type":"STARTED","occurredAt":"2026-03-01T12:00:00Z","direction":"OUTBOUND","agentId":"ann","dialledNumber":"911"}' |
  "$work/bin/ringback" publish - --bootstrap-servers "localhost:$port"
sleep 5
kill "$recorded"
wait "$recorded" || true

# Ringback's own classes are in a layer of their own; lambdas are named after the classes that hold them.
grep -v -e '^#' -e 'io/ringback/' -e '^@lambda' -e ' source: ' "$work/classes" | LC_ALL=C sort -u >"$home/deploy/docker/classes.list"
wc -l <"$home/deploy/docker/classes.list"
