#!/bin/bash
# Plays a gateway and its consumers with kcat alone: JSON in, JSON out.   emergency.sh localhost:9092
set -euo pipefail
broker=$1
call=$(cat /proc/sys/kernel/random/uuid)
agent=ann-${call:0:4}

# Every consumer must read committed records alone.
records() { kcat -C -b "$broker" -t "ringback.$1" -o beginning -e -q -X isolation.level=read_committed -f '%s\n'; }

publish() { printf '%s' "$1" | kcat -P -b "$broker" -t ringback.call-events -k "$call"; }

# Prints the agent's first record of a topic that has all the texts.
await() {
  local topic=$1 text found
  shift
  for _ in $(seq 150); do
    found=$(records "$topic" | grep -F "\"$agent\"" || true)
    for text in "$@"; do found=$(grep -F "$text" <<<"$found" || true); done
    if [ -n "$found" ]; then
      head -n 1 <<<"$found"
      return
    fi
    sleep 0.2
  done
  echo "waited in vain for $* on $topic" >&2
  exit 1
}

publish '{"callId":"'"$call"'","type":"STARTED","occurredAt":"2026-03-01T12:00:00Z","direction":"OUTBOUND","agentId":"'"$agent"'","dialledNumber":"911"}'
told=$(await auto-responder "\"$call\"")
echo "$told"
number=$(sed -n 's/.*"SEND_CALLBACK_NUMBER".*"number":"\(+[0-9]*\)".*/\1/p' <<<"$told")
[ -n "$number" ] || { echo "no number is free: './ringback pool add' offers more" >&2; exit 1; }
await override.direct-routes '"ACTIVE"' "\"$number\""
await override.inbound-blocks '"ACTIVE"' "\"$number\""
await agent-status '"DO_NOT_DISTURB"'
publish '{"callId":"'"$call"'","type":"ENDED","occurredAt":"2026-03-01T12:01:00Z"}'
publish '{"callId":"'"$call"'","type":"SESSION_CLOSED","occurredAt":"2026-03-01T12:02:00Z"}'
await override.inbound-blocks '"LIFTED"'
echo "OK $agent held $number"
