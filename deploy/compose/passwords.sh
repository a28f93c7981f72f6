#!/bin/bash
# Draws a password for every role of Ringback, which nobody has to know, and a token for the console. The service 'topics'
# makes the users of it. Runs once; a second run finds what the first one left.
set -euo pipefail
umask 077
cd /access
[ -f done ] && exit 0

random() { tr -dc 'A-Za-z0-9' </dev/urandom | head -c 40 || true; }

: >ringback.properties
: >logins
for role in $ROLES; do
  password=$(random)
  cat >>ringback.properties <<P
$role.kafka.security.protocol=SASL_PLAINTEXT
$role.kafka.sasl.mechanism=SCRAM-SHA-256
$role.kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="ringback-$role" password="$password";
P
  echo "$role=$password" >>logins
done
random >token
chown "$OWNER" ringback.properties logins token .
touch done
