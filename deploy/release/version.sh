#!/bin/sh
# Gives the project its next version, in every file that names it. docs/releasing.md says what is done then.
#
#   deploy/release/version.sh 0.2.0
set -eu
fail() {
  echo "version: $1" >&2
  exit 1
}
[ $# -eq 1 ] || fail "the next version is needed"
next=$1
expr "$next" : '[0-9][0-9]*\.[0-9][0-9]*\.[0-9][0-9]*$' >/dev/null || fail "not a version: $next"
cd "$(dirname -- "$0")/../.."
now=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' pom.xml | head -n 1)
[ "$now" != "$next" ] || fail "it is $now already"
named=$(printf %s "$now" | sed 's/\./\\./g')

first() { sed -i "0,/$1$named$2/s//$1$next$2/" "$3"; }
for pom in pom.xml src/*/pom.xml; do first '<version>' '<\/version>' "$pom"; done
for json in clients/node/package.json clients/node/package-lock.json; do
  sed -i "1,10s/\"version\": \"$named\"/\"version\": \"$next\"/" "$json"
done
sed -i "s/^\(version\|appVersion\): $named$/\1: $next/" deploy/helm/ringback/Chart.yaml
sed -i "s/ringback:$named$/ringback:$next/" deploy/kubernetes/*.yaml
sed -i "1,10s/^  version: $named$/  version: $next/" docs/openapi.yaml docs/asyncapi.yaml
sed -i "s/ringback:\(\${IMAGE_TAG:-\)\{0,1\}$named/ringback:\1$next/; s/ringback-consumer:$named/ringback-consumer:$next/" \
  docker-compose.yml README.md docs/strimzi.md
sed -i "0,/^## Unreleased$/s//## $next/" CHANGELOG.md
echo "$now is $next now"
