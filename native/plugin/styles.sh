#!/bin/sh
# Writes the C++ list of style names in the order of order.txt. $1: the folder of the styles.
set -eu
echo '// Made by styles.sh from presets/styles/order.txt.'
echo '#ifndef SIDEMAN_STYLES_GEN_HPP'
echo '#define SIDEMAN_STYLES_GEN_HPP'
echo '#define SIDEMAN_STYLE_LABELS \'
number=0
grep -v '^#' "$1/order.txt" | while read -r id; do
  [ -n "$id" ] || continue
  name=$(sed -n 's/^  "name": *"\([^"]*\)".*/\1/p' "$1/$id.json" | head -n 1)
  [ -n "$name" ] || { echo "styles.sh: $id.json has no name" >&2; exit 1; }
  printf '  Label{%d, "%s"}, \\\n' "$number" "$name"
  number=$((number + 1))
done
echo ''
echo '#endif'
