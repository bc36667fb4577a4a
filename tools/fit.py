#!/usr/bin/env python3
"""Fits assets/weights.toml to the stories labelled by hand, and says what the fit is worth on a story it has not seen.

usage: tools/fit.py [GOLD] [--write] [--without NAME,NAME] [--join X] [--further X] [--worth X]

GOLD holds score.py and a folder for each labelled story (../shared/gold if not given). Needs numpy and the release binary.
For each story the weights are fitted to the others and its report is scored by them («left out»); then to all («fitted»).
The figures left out are the ones that count. --write puts the weights fitted to all into assets/weights.toml.

A pair of sentences is labelled as telling the same when both hold, by their place in the text, a statement of one
labelled claim. The fit is a logistic regression with a ridge on standardised evidence; every story weighs alike.
"""

import argparse, csv, io, json, os, re, subprocess, sys, tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent.parent
RIDGE = 10.0
WEIGHT_OF_STORY = 300.0
# Evidence that the program sees at a glance; from it alone it guesses whether a pair is worth a look.
GLANCE = "cosine figures_agree mutual distance balance size speakers_clash opening meaning strangers".split()


def plain(text):
    for marks, mark in (("’‘", "'"), ("“”", '"')):
        for other in marks:
            text = text.replace(other, mark)
    return re.sub(r"\s+", " ", text).strip()


class Story:
    def __init__(self, folder, program):
        self.gold = folder / "gold.json"
        self.articles = folder / "articles"
        self.program = program
        report = json.loads(self.run("--format", "json"))
        text = {article["path"]: article["text"] for article in report["articles"]}
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder) / "weights.toml"
            usual = (HERE / "assets" / "weights.toml").read_text()
            table.write_text(re.sub(r"^worth = .*$", "worth = 0.0", usual, flags=re.M))
            rows = list(csv.reader(io.StringIO(self.run("--format", "evidence", "--weights", str(table)))))
        self.names = rows[0][7:]
        self.evidence = np.array([[float(value) for value in row[7:]] for row in rows[1:]])
        self.same = self.labels(text, [(row[0], int(row[1]), int(row[2])) + (row[3], int(row[4]), int(row[5])) for row in rows[1:]])

    def run(self, *options):
        command = [self.program, "report", str(self.articles), *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def labels(self, texts, rows):
        held = defaultdict(set)
        statements = defaultdict(list)
        for number, claim in enumerate(json.load(open(self.gold))["claims"]):
            for statement in claim["statements"]:
                statements[statement["article"]].append((number, plain(statement["text"])))
        for path, start, end in {place for row in rows for place in (row[:3], row[3:])}:
            sentence = plain(texts[path][start:end])
            for number, statement in statements[os.path.basename(path)]:
                if statement in sentence or len(sentence) > 25 and sentence in statement:
                    held[path, start, end].add(number)
        return np.array([bool(held[row[:3]] & held[row[3:]]) for row in rows])

    def scored(self, weights, score):
        with tempfile.TemporaryDirectory() as folder:
            table, report = Path(folder) / "weights.toml", Path(folder) / "report.json"
            table.write_text(weights)
            self.run("--format", "json", "--weights", str(table), "-o", str(report))
            return score.score(str(self.gold), str(report))


def logistic(evidence, same, weight):
    """Coefficients and constant of a ridge logistic regression, by Newton's method, for evidence as it comes."""
    mean, spread = evidence.mean(0), evidence.std(0)
    spread[spread == 0] = 1
    matrix = np.hstack([(evidence - mean) / spread, np.ones((len(evidence), 1))])
    ridge = np.diag([RIDGE] * evidence.shape[1] + [0.0])
    found = np.zeros(matrix.shape[1])
    for _ in range(30):
        likelihood = 1 / (1 + np.exp(-matrix @ found))
        slope = matrix.T @ (weight * (likelihood - same)) + ridge @ found
        curve = (matrix.T * (weight * likelihood * (1 - likelihood))) @ matrix + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    raw = found[:-1] / spread
    return raw, found[-1] - raw @ mean


def promise(evidence, names, raw, constant, weight):
    """Weights of the evidence seen at a glance by which it foretells the sum of all: plain least squares."""
    known = [name for name in GLANCE if name in names]
    seen = np.hstack([evidence[:, [names.index(name) for name in known]], np.ones((len(evidence), 1))])
    root = np.sqrt(weight)[:, None]
    found, *_ = np.linalg.lstsq(seen * root, (evidence @ raw + constant) * root[:, 0], rcond=None)
    return dict(zip([*known, "constant"], found))


def fitted(stories, without, join, further, worth):
    """The table of weights fitted to these stories."""
    names = stories[0].names
    kept = [index for index, name in enumerate(names) if name not in without]
    evidence = np.vstack([story.evidence[:, kept] for story in stories])
    same = np.concatenate([story.same for story in stories])
    weight = np.concatenate([np.full(len(story.same), WEIGHT_OF_STORY / len(story.same)) for story in stories])
    raw, constant = logistic(evidence, same, weight)
    found = dict(zip((names[index] for index in kept), raw))
    lines = [f"join = {join}", f"further = {further}", f"worth = {worth}", "", "[evidence]", f"constant = {constant:.3f}"]
    lines += [f"{name} = {found.get(name, 0.0):.3f}" for name in names]
    seen = promise(evidence, [names[index] for index in kept], raw, constant, weight)
    lines += ["", "[glance]"] + [f"{name} = {seen[name]:.3f}" for name in sorted(seen, key="constant".__ne__)]
    return "\n".join(lines) + "\n"


def line(score, total):
    figures = []
    for kind in ("a", "d"):
        tp_p, got = total[f"{kind}_tp_p" if kind == "a" else "d_p"], total[f"{kind}_got"]
        tp_r, gold = total[f"{kind}_tp_r" if kind == "a" else "d_r"], total[f"{kind}_gold"]
        figures.append("P %.3f R %.3f F1 %.3f" % score.prf(tp_p, got, tp_r, gold))
    return "alignment " + figures[0] + " | divergence " + figures[1]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", nargs="?", default=HERE.parent / "shared" / "gold", type=Path)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--without", default="")
    arguments.add_argument("--join", type=float, default=0.55)
    arguments.add_argument("--further", type=float, default=0.6)
    arguments.add_argument("--worth", type=float, default=0.2)
    asked = arguments.parse_args()
    sys.path.insert(0, str(asked.gold))
    import score

    program = os.path.join(os.environ.get("CARGO_TARGET_DIR", str(HERE / "target")), "release", "rashomon")
    stories = [Story(folder.parent, program) for folder in sorted(asked.gold.glob("*/gold.json"))]
    fit = lambda some: fitted(some, set(asked.without.split(",")), asked.join, asked.further, asked.worth)
    everything = fit(stories)
    for name, weights in (
        ("left out", lambda story: fit([other for other in stories if other is not story])),
        ("fitted", lambda story: everything),
    ):
        total = Counter()
        for story in stories:
            total.update(story.scored(weights(story), score))
        print(f"{name:9}", line(score, total))
    if asked.write:
        table = HERE / "assets" / "weights.toml"
        head = "".join(part for part in open(table) if part.startswith("#"))
        table.write_text(head + everything)


if __name__ == "__main__":
    main()
