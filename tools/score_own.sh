#!/bin/sh
# What `rashomon gold --all` writes of a folder, scored against the report of the same folder with the same decisions: all
# that can be counted must be 1.00. Where a story has no quotes or no divergent claim, the scorer says 0.00 of none.
# usage: tools/score_own.sh SCORER FOLDER…   (SCORER is score.py of the gold stories)
set -eu
scorer=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pairs=
count=0
for folder in "$@"; do
    count=$((count + 1))
    name=$count-$(basename "$folder")
    rashomon gold --all "$folder" > "$work/$name.gold.json"
    rashomon report "$folder" > "$work/$name.report.json"
    pairs="$pairs $work/$name.gold.json $work/$name.report.json"
done
# shellcheck disable=SC2086
python3 "$scorer" $pairs
