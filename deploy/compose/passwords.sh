#!/bin/bash
# Gives every role of Ringback a login of its own, with a password nobody has to know, and the console a token.
# Runs once; a second run finds what the first one left.
set -euo pipefail
umask 077
cd /access
[ -f done ] && exit 0

random() { tr -dc 'A-Za-z0-9' </dev/urandom | head -c 40 || true; }

pids=()
: >ringback.properties
for role in $ROLES; do
  password=$(random)
  cat >>ringback.properties <<P
$role.kafka.security.protocol=SASL_PLAINTEXT
$role.kafka.sasl.mechanism=SCRAM-SHA-512
$role.kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="ringback-$role" password="$password";
P
  # On a file, since a command line can be read by others.
  printf 'SCRAM-SHA-512=password=%s\n' "$password" >"$role.scram"
  /opt/kafka/bin/kafka-configs.sh --bootstrap-server "$BOOTSTRAP" --alter --entity-type users \
    --entity-name "ringback-$role" --add-config-file "$role.scram" &
  pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid"; done
rm -f ./*.scram
random >token
chown "$OWNER" ringback.properties token .
touch done
