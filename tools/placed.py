#!/usr/bin/env python3
"""Where the attributions of marked articles stand against ours: the scorer pairs texts by their words, this says which pairs stand in one place.

usage: placed.py GOLD SPLIT REPORT.json
GOLD holds score_attribution.py; SPLIT and REPORT.json are what that scorer is given.

Prints, for each kind, how many attributions are marked, how many are paired with a quote in the same place and with the
right speaker, how many there with another speaker, how many are paired with a quote that stands elsewhere (two texts
that happen to share words), how many are paired with none; and how many of those in place have the right speaker.
"""
import json
import os
import re
import sys
from collections import Counter, defaultdict


def marked(scorer, split):
    """Each article's text with its attributions: content, source, and the places of the content."""
    files = {re.sub(r"(_[0-9a-f]{4})?\.ann$", "", name): name for name in sorted(os.listdir(f"{split}/attributions"), reverse=True)}
    for name in sorted(os.listdir(f"{split}/text")):
        if name.removesuffix(".txt") not in files:
            continue
        text = open(f"{split}/text/{name}", encoding="utf-8", newline="").read()
        path = f"{split}/attributions/{files[name.removesuffix('.txt')]}"
        places = defaultdict(list)
        for line in open(path, encoding="utf-8"):
            span = re.match(r"T\d+\t\w+ ([\d ;]+)\t", line)
            if span:
                pieces = [tuple(map(int, piece.split())) for piece in span[1].split(";")]
                places[" ".join(text[a:b] for a, b in pieces)].append(pieces)
        yield name, text, scorer.read_ann(path, text), places


def offsets(text, given):
    """For each place of a character of ours its place in the marked file: the two differ in spaces only, up to a fault."""
    ours = [place for place, character in enumerate(text) if not character.isspace()]
    theirs = [place for place, character in enumerate(given) if not character.isspace()]
    found = {}
    for one, other in zip(ours, theirs):
        if text[one] != given[other]:
            break
        found[one] = other
    for one, other in zip(reversed(ours), reversed(theirs)):
        if text[one] != given[other] or one in found:
            break
        found[one] = other
    return found


def quotes(report):
    """By file: the text of our article and its quotes, pieces of one utterance as one: words, speaker's words, places."""
    names = {article["id"]: os.path.basename(article["path"]) for article in report["articles"]}
    texts = {names[article["id"]]: article["text"] for article in report["articles"]}
    chains = defaultdict(list)
    for quote in report["quotes"]:
        chains[quote.get("continues") or quote["id"]].append(quote)
    found = defaultdict(list)
    for chain in chains.values():
        speaker = next((quote["speaker"] for quote in chain if quote.get("speaker")), None) or {}
        mention = (speaker.get("mention") or {}).get("text") or speaker.get("name")
        text = " ".join(quote["text"] for quote in chain)
        found[names[chain[0]["article"]]].append((text, mention, [(quote["start"], quote["end"]) for quote in chain]))
    return texts, found


def main(gold, split, path):
    sys.path.insert(0, gold)
    import score_attribution as scorer

    texts, ours = quotes(json.load(open(path, encoding="utf-8")))
    tally = Counter()
    for name, given, attributions, places in marked(scorer, split):
        found = ours.get(name, [])
        place = offsets(texts.get(name, ""), given)
        words = [scorer.words(text) for text, _, _ in found]
        used = set()
        for content, source in attributions:
            kind = scorer.kind_of(content)
            tally[kind, "marked"] += 1
            free = [(scorer.f1(scorer.words(content), w), number) for number, w in enumerate(words) if number not in used]
            score, best = max(free, default=(0, None))
            if score < 0.3:
                tally[kind, "unpaired"] += 1
                continue
            used.add(best)
            _, mention, spans = found[best]
            covered = {place[at] for start, end in spans for at in range(start, end) if at in place}
            pieces = [piece for pieces in places[content] for piece in pieces]
            if not any(at in covered for start, end in pieces for at in range(start, end)):
                tally[kind, "elsewhere"] += 1
            else:
                tally[kind, "right" if scorer.speaker_ok(source, mention) else "other"] += 1
    kinds = ["direct", "mixed", "indirect"]
    columns = ["marked", "right", "other", "elsewhere", "unpaired"]
    for column in columns:
        tally["all", column] = sum(tally[kind, column] for kind in kinds)
    print(f"{'in place':9} marked  right speaker  other speaker  paired elsewhere  unpaired | right of those in place")
    for kind in [*kinds, "all"]:
        count, right, other, elsewhere, unpaired = (tally[kind, column] for column in columns)
        share = right / max(1, right + other)
        print(f"{kind:9} {count:6} {right:14} {other:14} {elsewhere:17} {unpaired:9} | {share:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
