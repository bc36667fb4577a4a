#!/usr/bin/env python3
"""Writes assets/vectors/: a vector for each word piece, so that the sum over a sentence is near what a sentence model makes of it.

usage: tools/vectors/fit.py [--work FOLDER] [--threads N]      how to install what it needs: tools/vectors/README.md
"""
import argparse
import pickle
import sys
import unicodedata
from pathlib import Path

import numpy as np
from scipy import sparse

import texts
from teacher import Teacher, tokenizer

ASSETS = texts.ROOT / "assets" / "vectors"
DIMENSIONS = 256
RIDGE = 0.3  # how many sentences' worth a piece's own vector, that of the piece encoded alone, weighs
COMMON = 1e-4  # a piece of this share among all pieces weighs half as much as a rare one to begin with
STEPS = 10  # of the solver; ten more change no figure
LARGEST = 7  # values are whole numbers of four bits, from -7 to 7


def kept():
    """The pieces of the model's vocabulary that English text can meet, in its order, each with its number there."""
    vocabulary = sorted(tokenizer().get_vocab().items(), key=lambda item: item[1])

    def is_known(letter):
        sort = unicodedata.category(letter)
        return letter < "\u2e00" and (letter.isascii() or sort[0] in "PS" or sort == "No"
                                      or unicodedata.name(letter, "").startswith(("LATIN", "GREEK")))

    def meets_english(piece):
        if piece.startswith("[") and len(piece) > 1:
            return False
        if piece.startswith("##") and len(piece) == 3 and unicodedata.category(piece[2])[0] == "P":
            # A mark is never a piece within a word.
            return False
        return all(map(is_known, piece.removeprefix("##") or piece))

    return [(piece, number) for piece, number in vocabulary if meets_english(piece)]


def counts(rows, numbers):
    """A row for each sentence, a column for each piece kept: how often it stands there."""
    lengths = [len(row) for row in rows]
    flat = np.concatenate([np.array(row, np.int64) for row in rows])
    column = np.full(max(flat.max(), max(numbers)) + 1, -1, np.int64)
    column[numbers] = np.arange(len(numbers))
    sentence = np.repeat(np.arange(len(rows)), lengths)
    place = column[flat]
    held = place >= 0
    ones = np.ones(held.sum(), np.float32)
    return sparse.csr_matrix((ones, (sentence[held], place[held])), shape=(len(rows), len(numbers)), dtype=np.float32)


def directions(vectors, dimensions):
    """The directions in which the sentence vectors spread most, not centred: cosines are what must be kept."""
    spread, found = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors.astype(np.float64))
    return found[:, np.argsort(-spread)[:dimensions]].astype(np.float32)


def solve(matrix, wanted, start):
    """The least squares of matrix · x = wanted, with a ridge on each piece's distance from `start`: conjugate gradients."""
    turned = matrix.T.tocsr()
    # The diagonal evens out pieces met ten thousand times and pieces met once.
    diagonal = turned.multiply(turned).sum(axis=1).A1.astype(np.float32)[:, None] + RIDGE
    change = np.zeros_like(start)
    residual = turned @ (wanted - matrix @ start)
    way = residual / diagonal
    size = (residual * way).sum(0)
    for _ in range(STEPS):
        ahead = turned @ (matrix @ way) + RIDGE * way
        step = size / np.maximum((way * ahead).sum(0), 1e-12)
        change += step * way
        residual -= step * ahead
        ready = residual / diagonal
        fresh = (residual * ready).sum(0)
        way = ready + fresh / np.maximum(size, 1e-12) * way
        size = fresh
    return start + change


def fit(matrix, sentences, alone, dimensions=DIMENSIONS):
    """A vector for each piece: fitted to the sentences, and for pieces seldom met near what the model makes of them alone."""
    turn = directions(sentences, dimensions)
    target, start = sentences @ turn, alone @ turn
    share = np.asarray(matrix.sum(0)).ravel()
    share /= share.sum()
    start = start * (COMMON / (COMMON + share))[:, None].astype(np.float32)
    # Without the root of its length, a long sentence would count for more than a short one.
    length = np.maximum(np.asarray(matrix.sum(1)).ravel(), 1)
    scaled = (sparse.diags((length ** -0.5).astype(np.float32)) @ matrix).tocsr()
    guess = scaled @ start
    start *= (guess * target).sum() / (guess * guess).sum()
    return solve(scaled, target, start)


def rounded(table):
    """Whole numbers and a scale for each row, that of the least error among several."""
    peak = np.abs(table).max(1, keepdims=True)
    best, scales, least = None, None, None
    for part in np.linspace(0.4, 1.0, 13):
        whole = np.clip(np.rint(table * (LARGEST / np.maximum(peak * part, 1e-9))), -LARGEST, LARGEST)
        scale = (whole * table).sum(1, keepdims=True) / np.maximum((whole * whole).sum(1, keepdims=True), 1)
        error = ((whole * scale - table) ** 2).sum(1, keepdims=True)
        if best is None:
            best, scales, least = whole, scale, error
        nearer = (error < least).ravel()
        best[nearer], scales[nearer], least[nearer] = whole[nearer], scale[nearer], error[nearer]
    return best.astype(np.int8), scales[:, 0]


def write(pieces, table):
    """pieces.txt: a piece a line. table.bin: for each a scale of two bytes, low byte first, and two dimensions a byte."""
    whole, scales = rounded(table)
    scales = np.clip(np.rint(scales / scales.max() * 65535), 0, 65535).astype("<u2")
    nibbles = (whole + 8).astype(np.uint8)
    packed = nibbles[:, ::2] | nibbles[:, 1::2] << 4
    ASSETS.mkdir(exist_ok=True)
    (ASSETS / "table.bin").write_bytes(np.hstack([scales[:, None].view(np.uint8), packed]).tobytes())
    (ASSETS / "pieces.txt").write_text("".join(piece + "\n" for piece in pieces), encoding="utf-8")


def encoded(work, threads):
    """The sentences as rows of pieces, their vectors, and the vectors of all pieces alone; kept in `work` once made."""
    every = texts.gather()
    path = work / "encoded.pickle"
    if path.exists():
        known, found = pickle.loads(path.read_bytes())
        if known == every:
            return found
    teacher = Teacher(work, threads)
    rows = teacher.ids(every)
    begin, end = rows[0][0], rows[0][-1]
    note = lambda done: print(f"\r{done} of {len(rows)} sentences", end="", file=sys.stderr)
    alone = teacher.encode([[begin, piece, end] for piece in range(teacher.tokenizer.get_vocab_size())])
    found = rows, teacher.encode(rows, note=note), alone
    path.write_bytes(pickle.dumps((every, found)))
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=Path, default=texts.ROOT / "target" / "vectors", help="where the model and its vectors are kept")
    arguments.add_argument("--threads", type=int, default=2)
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    rows, sentences, alone = encoded(options.work, options.threads)
    pieces = kept()
    numbers = [number for _, number in pieces]
    table = fit(counts(rows, numbers), sentences, alone[numbers])
    write([piece for piece, _ in pieces], table)
    print(f"{len(rows)} sentences, {len(pieces)} pieces of {DIMENSIONS} dimensions")


if __name__ == "__main__":
    main()
