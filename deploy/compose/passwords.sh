#!/bin/bash
# Draws a password for every role of Ringback, which nobody has to know, a token for the console, and a secret for who posts
# events. Each goes into the folders of those who need it and of nobody else: a volume each. The service 'topics' makes the
# users of it. A second run draws what the first one did not, such as for a role that came with a later version.
set -euo pipefail
umask 077
access=${ACCESS:-/access}

random() { tr -dc 'A-Za-z0-9' </dev/urandom | head -c 40 || true; }

# keep FILE: writes what comes in, whole or not at all.
keep() {
  cat >"$1.new"
  mv "$1.new" "$1"
}

# jaas PARTY: a new password's line for a client, once the brokers will be told of it; the last line of a party counts there.
jaas() {
  local password
  password=$(random)
  echo "$1=$password" >>"$access/setup/logins"
  echo "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"ringback-$1\" password=\"$password\";"
}

# drawn PARTY FILE: the file is there, and so is what makes the brokers know it.
drawn() { [ -f "$2" ] && grep -q "^$1=" "$access/setup/logins"; }

# login ROLE FOLDER [PARTY]: the role's login, for the process that plays it; a party's of another name for the role gateway.
login() {
  local file="$access/$2/$1.properties"
  drawn "${3:-$1}" "$file" || keep "$file" <<P
$1.kafka.security.protocol=SASL_PLAINTEXT
$1.kafka.sasl.mechanism=SCRAM-SHA-256
$1.kafka.sasl.jaas.config=$(jaas "${3:-$1}")
P
}

# secret FILE
secret() { [ -f "$access/$1" ] || random | keep "$access/$1"; }

login intake pipeline
login desk pipeline
login console console
login gateway gateway webhooks
secret gateway/sender
secret token/token
# Beside deploy/compose/akhq.yml, which has the rest.
drawn viewer "$access/viewer/login.yml" || keep "$access/viewer/login.yml" <<P
akhq:
  connections:
    ringback:
      properties:
        sasl.jaas.config: '$(jaas viewer)'
P
for folder in setup pipeline console gateway token viewer; do chown -R "$OWNER" "$access/$folder"; done
