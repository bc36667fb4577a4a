#!/usr/bin/env bash
# Scores the reports of the release binary against the stories labelled by hand, and its quotes against articles with
# every attribution marked.
# usage: tools/score.sh [GOLD]      GOLD holds score.py and a folder for each story; ../shared/gold if not given.
#                                   Beside it, polnear/dev holds the marked articles, if they are there.
#                                   Likewise stories/, a folder for each event, to be poured into one pile and parted again.
# Prints a line for each story, one for all, the differences kind by kind, the attributions with their places, and how well the
# pile was parted; fails when a figure is below tools/floors.toml.
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
python3 tools/differences.py "${pairs[@]}" > "$scores/differences.txt"
marked=$gold/../polnear/dev
: > "$scores/attribution.txt"
if [ -d "$marked/text" ]; then
  "$target/release/rashomon" report "$marked/text" --format json -o "$scores/attribution.json"
  python3 "$gold/score_attribution.py" "$marked" "$scores/attribution.json" > "$scores/attribution.txt"
  python3 tools/placed.py "$gold" "$marked" "$scores/attribution.json" >> "$scores/attribution.txt"
fi
poured=$gold/../stories
: > "$scores/groups.txt"
if [ -d "$poured" ]; then
  "$target/release/rashomon" group "$poured" --format json --quiet > "$scores/groups.json"
  python3 tools/score_groups.py < "$scores/groups.json" > "$scores/groups.txt"
fi
python3 - "$scores/lines.txt" "$scores/differences.txt" "$scores/attribution.txt" "$scores/groups.txt" tools/floors.toml "${names[@]}" <<'PYTHON'
import re, sys

lines_path, differences_path, attribution_path, groups_path, floors_path, *names = sys.argv[1:]
lines = open(lines_path, encoding="utf-8").read().splitlines()
# The scorer names every line after the file `gold`; the story's name says more.
for name, line in zip([*names, "ALL"], lines):
    print(f"{name:12}", line.split(maxsplit=1)[1])

every = lines[-1]
differences = open(differences_path, encoding="utf-8").read()
print(differences, end="")
attribution = open(attribution_path, encoding="utf-8").read()
print(attribution, end="")
groups = open(groups_path, encoding="utf-8").read()
print(groups, end="")
patterns = {
    "quotes": r"quotes .*?F([\d.]+)",
    "speakers": r"speaker ([\d.]+)",
    "alignment": r"align .*?F([\d.]+)",
    "divergence": r"diverge .*?F([\d.]+)",
}
attributions = {
    "attributions": r">= 0\.3: .*?F1 ([\d.]+)",
    "attributions_strict": r">= 0\.8: .*?F1 ([\d.]+)",
    "direct": r"direct .*?recall>=0\.8 ([\d.]+)",
    "mixed": r"mixed .*?recall>=0\.3 ([\d.]+)",
    "indirect": r"indirect .*?recall>=0\.3 ([\d.]+)",
}
# Speakers of marked articles, over all quotes found and as the mean of the three kinds.
kinds = re.findall(r"gold +(\d+) +recall>=0\.3 ([\d.]+).*?speaker ([\d.]+)", attribution)
speakers = ""
if kinds:
    found = [(int(gold) * float(recall), float(right)) for gold, recall, right in kinds]
    pooled = sum(hits * right for hits, right in found) / sum(hits for hits, _ in found)
    mean = sum(right for _, right in found) / len(found)
    speakers = f"speakers of attributions: over all {pooled:.3f} mean of kinds {mean:.3f}"
    print(speakers)
floors = dict(re.findall(r"^(\w+)\s*=\s*([\d.]+)", open(floors_path, encoding="utf-8").read(), re.M))
low = 0
found = [(name, pattern, every) for name, pattern in patterns.items()]
found += [(kind, rf"(?m)^{kind} .*? ([\d.]+) \|", differences) for kind in ("quantity", "time", "quote", "name")]
found += [(name, pattern, attribution) for name, pattern in attributions.items() if attribution]
if groups:
    found.append(("groups", r"B3 .*?F([\d.]+)", groups))
if speakers:
    found += [("attributed_all", r"all ([\d.]+)", speakers), ("attributed_mean", r"kinds ([\d.]+)", speakers)]
for name, pattern, text in found:
    score, floor = float(re.search(pattern, text).group(1)), float(floors[name])
    if score < floor:
        low += 1
        print(f"{name}: {score:.3f} is below the floor of {floor:.3f}", file=sys.stderr)
sys.exit(1 if low else 0)
PYTHON
