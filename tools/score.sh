#!/usr/bin/env bash
# Scores the reports of the release binary against the stories labelled by hand.
# usage: tools/score.sh [GOLD]      GOLD holds score.py and a folder for each story; ../shared/gold if not given
# Prints a line for each story and one for all; fails when a figure for all is below tools/floors.toml.
set -eu
cd "$(dirname "$0")/.."
gold=${1:-../shared/gold}
target=${CARGO_TARGET_DIR:-target}
scores=$target/scores

cargo build --release --locked --quiet
mkdir -p "$scores"
pairs=()
names=()
for labelled in "$gold"/*/gold.json; do
  [ -e "$labelled" ] || { echo "$gold: no labelled stories here" >&2; exit 2; }
  story=$(dirname "$labelled")
  name=$(basename "$story")
  "$target/release/rashomon" report "$story/articles" --format json -o "$scores/$name.json" ||
    { echo "$story/articles: no report" >&2; exit 1; }
  pairs+=("$labelled" "$scores/$name.json")
  names+=("$name")
done

python3 "$gold/score.py" "${pairs[@]}" > "$scores/lines.txt"
python3 - "$scores/lines.txt" tools/floors.toml "${names[@]}" <<'PYTHON'
import re, sys

lines_path, floors_path, *names = sys.argv[1:]
lines = open(lines_path, encoding="utf-8").read().splitlines()
# The scorer names every line after the file `gold`; the story's name says more.
for name, line in zip([*names, "ALL"], lines):
    print(f"{name:12}", line.split(maxsplit=1)[1])

every = lines[-1]
patterns = {
    "quotes": r"quotes .*?F([\d.]+)",
    "speakers": r"speaker ([\d.]+)",
    "alignment": r"align .*?F([\d.]+)",
    "divergence": r"diverge .*?F([\d.]+)",
}
floors = dict(re.findall(r"^(\w+)\s*=\s*([\d.]+)", open(floors_path, encoding="utf-8").read(), re.M))
low = 0
for name, pattern in patterns.items():
    score, floor = float(re.search(pattern, every).group(1)), float(floors[name])
    if score < floor:
        low += 1
        print(f"{name}: {score:.3f} is below the floor of {floor:.3f}", file=sys.stderr)
sys.exit(1 if low else 0)
PYTHON
