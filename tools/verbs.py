#!/usr/bin/env python3
"""Writes assets/lexicon/verbs.toml from WordNet's files: which words are verbs, and how often beside being nouns.

usage: tools/verbs.py [FOLDER]      the folder of WordNet's index and cntlist files; /usr/share/wordnet if not given
                                    (Debian: apt-get install wordnet-base)
"""
import sys
from collections import Counter, defaultdict
from pathlib import Path

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
root = Path(__file__).resolve().parent.parent

counts = defaultdict(Counter)
for line in (folder / "cntlist.rev").read_text().splitlines():
    key, _, count = line.split()
    word, rest = key.split("%")
    counts[word]["verb" if rest[0] == "2" else "other"] += int(count)


def words(name):
    lines = (folder / name).read_text().splitlines()
    return {line.split()[0] for line in lines if not line.startswith(" ")}


verbs = sorted(word for word in words("index.verb") if word.isalpha() and word.islower() and len(word) > 1)
others = words("index.noun") | words("index.adj") | words("index.adv")
# How many of ten uses are the verb, where the counted texts hold the word at all.
classes = {"always": [], "mostly": [], "as_often": [], "seldom": []}
for verb in verbs:
    used, other = counts[verb]["verb"], counts[verb]["other"]
    share = (used + 0.5) / (used + other + 1)
    if verb not in others or share > 0.97:
        classes["always"].append(verb)
    elif used == 0 and other > 3:
        continue
    else:
        name = "mostly" if share > 0.7 else "as_often" if share > 0.3 else "seldom"
        classes[name].append(verb)

heads = {
    "always": "Verbs and hardly anything else.",
    "mostly": "Verbs more often than nouns.",
    "as_often": "Verbs about as often as nouns.",
    "seldom": "Nouns more often than verbs.",
}
out = [
    "# English verbs in their base form, by how often the word is one.",
    "# Made by tools/verbs.py from WordNet 3.0 (c) 2006 Princeton University; licence in assets/lexicon/WORDNET-LICENSE.",
]
for name, head in heads.items():
    out += ["", f"# {head}", f'{name} = """']
    line = ""
    for word in classes[name]:
        if len(line) + len(word) + 1 > 118:
            out.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    out += [line, '"""']
(root / "assets/lexicon/verbs.toml").write_text("\n".join(out) + "\n")
print({name: len(words) for name, words in classes.items()})
