# SPDX-License-Identifier: Apache-2.0
"""What other software needs for the same: matters (scikit-learn), shares (pabutools), opinion (red-dwarf). Prints one line of JSON."""
import csv
import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
mode, path = sys.argv[1], sys.argv[2]

if mode == "matters":
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import f1_score
    from sklearn.svm import LinearSVC

    # The folds are given, so that both learn from the same messages.
    rows = list(csv.DictReader(open(path, encoding="utf-8-sig")))
    text = np.array([row["subject"] + "\n" + row["text"] for row in rows])
    label = np.array([row["label"] for row in rows])
    fold = np.array([int(row["fold"]) for row in rows])
    said = label.copy()
    asking = 0.0
    for held in sorted(set(fold)):
        vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 2))
        machine = LinearSVC().fit(vectors.fit_transform(text[fold != held]), label[fold != held])
        begun = time.perf_counter()
        said[fold == held] = machine.predict(vectors.transform(text[fold == held]))
        asking += time.perf_counter() - begun
    print(json.dumps({"value": float(f1_score(label, said, average="macro")), "perSecond": len(rows) / asking}))
elif mode == "shares":
    from pabutools.election import Cost_Sat, parse_pabulib
    from pabutools.rules import method_of_equal_shares

    instance, profile = parse_pabulib(path)
    begun = time.perf_counter()
    winners = [project.name for project in method_of_equal_shares(instance, profile, sat_class=Cost_Sat)]
    print(json.dumps({"value": time.perf_counter() - begun, "winners": winners}))
elif mode == "opinion":
    from reddwarf.implementations.polis import run_pipeline

    last = {}
    for row in csv.DictReader(open(path, encoding="utf-8")):
        key = int(row["voter-id"]), int(row["comment-id"])
        if key not in last or int(row["timestamp"]) >= last[key][0]:
            last[key] = int(row["timestamp"]), int(row["vote"])
    votes = [
        {"participant_id": who, "statement_id": what, "vote": vote, "modified": when} for (who, what), (when, vote) in last.items()
    ]
    run_pipeline(votes=votes, random_state=1)  # what is loaded the first time is not its work
    begun = time.perf_counter()
    run_pipeline(votes=votes, random_state=1)
    print(json.dumps({"value": time.perf_counter() - begun}))
