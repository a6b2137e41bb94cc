#!/bin/sh
# Writes the version of the project as C++ macros. $1: the root pom.xml.
set -eu
version=$(sed -n 's|^  <version>\([0-9]*\.[0-9]*\.[0-9]*\).*|\1|p' "$1" | head -n 1)
[ -n "$version" ] || { echo "version.sh: $1 has no version like 1.2.3" >&2; exit 1; }
echo "$version" | {
  IFS=. read -r major minor micro
  printf '#define SIDEMAN_VERSION_MAJOR %s\n#define SIDEMAN_VERSION_MINOR %s\n' "$major" "$minor"
  printf '#define SIDEMAN_VERSION_MICRO %s\n#define SIDEMAN_VERSION "%s"\n' "$micro" "$version"
}
