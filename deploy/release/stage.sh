#!/bin/sh
# Makes a release from a tag, and publishes nothing: what Maven Central asks for, the distribution and the Node package
# lie in a folder afterwards. docs/releasing.md says what to do with it.
#
#   deploy/release/stage.sh v0.1.0 FOLDER        MAVEN_ARGS is handed on
set -eu
umask 022 # jars carry the modes of the files that they are made of
fail() {
  echo "stage: $1" >&2
  exit 1
}
[ $# -eq 2 ] || fail "a tag and a folder are needed"
tag=$1
mkdir -p "$2"
staged=$(CDPATH='' cd -- "$2" && pwd -P)
[ -z "$(ls -A "$staged")" ] || fail "$staged is not empty"
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
git -C "$home" rev-parse -q --verify "refs/tags/$tag" >/dev/null || fail "no such tag: $tag"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git -C "$home" archive "$tag" | tar -x -C "$work"
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$work/pom.xml" | head -n 1)
[ "v$version" = "$tag" ] || fail "$tag is of version $version"
grep -qxF "## $version" "$work/CHANGELOG.md" || fail "the CHANGELOG says nothing of $version"
! grep -qxF "## Unreleased" "$work/CHANGELOG.md" || fail "the CHANGELOG has changes that are of no version"

cd "$work"
to=-DaltDeploymentRepository=staged::file://$staged/maven
# shellcheck disable=SC2086 # MAVEN_ARGS is a list of options
mvn -q -B -ntp ${MAVEN_ARGS:-} -P release -DskipTests -DskipITs "$to" \
  -pl :ringback,:ringback-contract,:ringback-consumer -am deploy
# shellcheck disable=SC2086
mvn -q -B -ntp ${MAVEN_ARGS:-} -f src/bom "$to" deploy
# shellcheck disable=SC2086
mvn -q -B -ntp ${MAVEN_ARGS:-} -DskipTests package
cp target/ringback-"$version".tar.gz "$staged/"
for bom in target/*.cdx.json; do if [ -f "$bom" ]; then cp "$bom" "$staged/"; fi; done
cp LICENSE NOTICE clients/node/
(cd clients/node && npm pack --silent --pack-destination "$staged" >/dev/null)

for artifact in contract consumer; do
  jar=ringback-$artifact-$version.jar
  tar -xzOf target/ringback-"$version".tar.gz "ringback-$version/lib/$jar" |
    cmp - "$staged/maven/io/ringback/ringback-$artifact/$version/$jar" || fail "$jar is another one in the distribution"
  for part in .pom .jar -sources.jar -javadoc.jar; do
    file=$staged/maven/io/ringback/ringback-$artifact/$version/ringback-$artifact-$version$part
    [ -f "$file" ] || fail "missing: $file"
  done
done
for pom in ringback ringback-bom; do
  [ -f "$staged/maven/io/ringback/$pom/$version/$pom-$version.pom" ] || fail "missing: $pom"
done
# A bundle for Maven Central is versions' files and nothing else: no repository's own lists, no tests.
find "$staged/maven" \( -name 'maven-metadata.xml*' -o -name '*-tests.jar*' \) -exec rm {} +
(cd "$staged" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum >SHA256SUMS)
echo "staged $tag in $staged: $(wc -l <"$staged/SHA256SUMS") files"
