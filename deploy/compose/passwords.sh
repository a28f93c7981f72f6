#!/bin/bash
# Draws a password for every role of Ringback, which nobody has to know, a token for the console, and a secret for who posts
# events. Each goes into the folders of those who need it and of nobody else: a volume each. The service 'topics' makes the users of it. Runs once; a
# second run finds what the first one left.
set -euo pipefail
umask 077
[ -f /access/setup/done ] && exit 0

random() { tr -dc 'A-Za-z0-9' </dev/urandom | head -c 40 || true; }

# login ROLE FOLDER [PARTY]: the role's login, for the process that plays it; a party's of another name for the role gateway.
login() {
  local password party=${3:-$1}
  password=$(random)
  cat >"/access/$2/$1.properties" <<P
$1.kafka.security.protocol=SASL_PLAINTEXT
$1.kafka.sasl.mechanism=SCRAM-SHA-256
$1.kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="ringback-$party" password="$password";
P
  echo "$party=$password" >>/access/setup/logins
}

: >/access/setup/logins
login intake pipeline
login desk pipeline
login console console
login gateway gateway webhooks
random >/access/gateway/sender
random >/access/token/token
for folder in setup pipeline console gateway token; do chown -R "$OWNER" "/access/$folder"; done
touch /access/setup/done
