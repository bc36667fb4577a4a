#!/usr/bin/env python3
"""Counts, kind by kind, which differences of stories labelled by hand the program's reports show.

usage: differences.py [-v] GOLD.json REPORT.json [...more pairs]

A value of ours meets a value of the gold when both are of one article and either at least half the words of the
shorter stand in the other, or ours lies in the statement of the gold claim from which the gold value is taken.
A difference of ours meets one of the gold when, of its values, two from different articles, on different sides,
meet two values of the gold from these articles. So a gold difference is

  joined  when one claim of ours holds statements that meet two of its values, from different articles;
  any     when a difference of ours meets it, whatever its kind;
  kind    when one of the same kind does.

`ours` counts the differences of that kind in the reports, `right` those of them that meet a gold difference of that
kind, `other` those that meet one of another kind only.
With -v, also every gold difference that was not found with its kind, and where it was lost; and every difference of
ours that meets none of the gold.
"""
import json
import re
import sys
import unicodedata
from collections import Counter
from itertools import combinations

WORD = re.compile(r"\w+")
KINDS = ["quantity", "time", "quote", "name", "polarity", "certainty", "attribution", "place", "detail"]


def words(text):
    text = unicodedata.normalize("NFKD", text).casefold()
    return Counter(WORD.findall("".join(c for c in text if not unicodedata.combining(c))))


def overlap(one, other):
    one, other = words(one), words(other)
    return sum((one & other).values()) / max(1, min(sum(one.values()), sum(other.values())))


def places(text, part):
    """Every stretch of the text that has these words, as offsets."""
    found, at = [], text.find(part)
    while at >= 0:
        found.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return found


class Gold:
    """One difference of the gold: its values, each with the stretches of text in which a value of ours meets it."""

    def __init__(self, story, claim, difference, texts):
        self.story, self.about, self.kind, self.why = story, claim["about"], difference["kind"], difference["why"]
        self.values = []
        for value in difference["values"]:
            article, text = value["article"], value["text"]
            home = [
                place
                for statement in claim["statements"]
                if statement["article"] == article and (text in statement["text"] or statement["text"] in text)
                for place in places(texts[article], statement["text"])
            ]
            self.values.append((article, text, home + places(texts[article], text)))

    def met_by(self, value, article):
        return [
            number
            for number, (theirs, text, homes) in enumerate(self.values)
            if theirs == article
            and (
                overlap(value["text"], text) >= 0.5
                or any(start <= value["start"] and value["end"] <= end for start, end in homes)
            )
        ]

    def met_by_difference(self, difference, path):
        met = [
            (path[value["article"]], value.get("side"))
            for value in difference["values"]
            if self.met_by(value, path[value["article"]])
        ]
        return any(
            one[0] != other[0] and (one[1] is None or one[1] != other[1]) for one, other in combinations(met, 2)
        )

    def joined(self, claim, path):
        """Whether one claim of ours states what two articles' values say."""
        held = set()
        for statement in claim["statements"]:
            article = path[statement["article"]]
            for theirs, _, homes in self.values:
                meets = any(statement["start"] < end and start < statement["end"] for start, end in homes)
                if theirs == article and meets:
                    held.add(article)
        return len(held) > 1


def pairs(argv):
    for gold_path, report_path in zip(argv[::2], argv[1::2]):
        with open(gold_path, encoding="utf-8") as file:
            gold = json.load(file)
        with open(report_path, encoding="utf-8") as file:
            report = json.load(file)
        path = {a["id"]: a["path"].replace("\\", "/").split("/")[-1] for a in report["articles"]}
        texts = {path[a["id"]]: a["text"] for a in report["articles"]}
        wanted = [
            Gold(gold["story"], claim, difference, texts)
            for claim in gold["claims"]
            for difference in claim.get("differences", [])
        ]
        yield gold["story"], wanted, report["claims"], path


def main(argv):
    verbose = "-v" in argv
    table = {kind: Counter() for kind in KINDS}
    lost, false = [], []
    for story, wanted, claims, path in pairs([arg for arg in argv if arg != "-v"]):
        shown = [difference for claim in claims for difference in claim.get("differences", [])]
        for gold in wanted:
            met = {difference["kind"] for difference in shown if gold.met_by_difference(difference, path)}
            joined = any(gold.joined(claim, path) for claim in claims)
            table[gold.kind].update(gold=1, joined=joined, any=bool(met), kind=gold.kind in met)
            if gold.kind not in met:
                where = f"only as {', '.join(sorted(met))}" if met else "joined, no difference" if joined else "not joined"
                lost.append((gold, where))
        for claim in claims:
            for difference in claim.get("differences", []):
                meets = {gold.kind for gold in wanted if gold.met_by_difference(difference, path)}
                kind = difference["kind"]
                table[kind].update(ours=1, right=kind in meets, other=bool(meets) and kind not in meets)
                if not meets:
                    false.append((story, claim["label"], difference))
    print(f"{'kind':12} {'gold':>4} {'joined':>6} {'any':>4} {'kind':>4} {'found':>6} | {'ours':>4} {'right':>5} {'other':>5}")
    every = sum(table.values(), Counter())
    for kind, row in [*table.items(), ("all", every)]:
        found = f"{row['kind'] / row['gold']:.2f}" if row["gold"] else "-"
        print(
            f"{kind:12} {row['gold']:4} {row['joined']:6} {row['any']:4} {row['kind']:4} {found:>6} |"
            f" {row['ours']:4} {row['right']:5} {row['other']:5}"
        )
    if verbose:
        for gold, where in lost:
            print(f"\n{gold.story}: {gold.kind} {where}\n  {gold.about}: {gold.why}")
            for article, text, _ in gold.values:
                print(f"    {article[:24]:24} {text}")
        for story, label, difference in false:
            print(f"\n{story}: ours alone: {difference['kind']}: {difference['why']}\n  {label}")


if __name__ == "__main__":
    main(sys.argv[1:])
