#!/usr/bin/env python3
"""B³ precision, recall and F1 of stories that `rashomon group --format json` found, the folders of the files being the truth.

usage: rashomon group stories/ --format json | tools/score_groups.py [-v]

For each article: the part of its story that lies in its folder (precision), and the part of its folder that is in its story
(recall); the mean of each over all articles, and their harmonic mean. After Bagga and Baldwin, «Entity-Based Cross-Document
Coreferencing Using the Vector Space Model» (1998). -v names the stories of several folders and the folders in several stories.
"""
import json
import os
import sys
from collections import Counter


def main():
    stories = json.load(sys.stdin)["stories"]
    told = [(story["id"], os.path.dirname(article["path"])) for story in stories for article in story["articles"]]
    if not told:
        sys.exit("no articles")
    both, found, true = Counter(told), Counter(story for story, _ in told), Counter(folder for _, folder in told)
    precision = sum(both[pair] / found[pair[0]] for pair in told) / len(told)
    recall = sum(both[pair] / true[pair[1]] for pair in told) / len(told)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"groups  {len(told)} articles, {len(true)} folders, {len(found)} stories | "
          f"B3 P{precision:.3f} R{recall:.3f} F{f1:.3f}")
    if "-v" in sys.argv[1:]:
        for story in stories:
            folders = Counter(os.path.dirname(article["path"]) for article in story["articles"])
            if len(folders) > 1:
                print(f"  {story['id']} «{story['title']}» is of several folders:")
                for folder, articles in folders.items():
                    print(f"    {articles} {folder}")
        for folder in true:
            parts = [(story, number) for (story, there), number in both.items() if there == folder]
            if len(parts) > 1:
                print(f"  {folder} is in several stories: " + ", ".join(f"{story} ({n})" for story, n in parts))


main()
