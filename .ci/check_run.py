#!/usr/bin/env python3
"""Checks a run's folder from outside: every file is there, and metrics.json says what predictions.csv.gz shows.

The figures are computed here anew, with nothing but Python's standard library, so that a fault in gruard's own metrics cannot hide itself.
"""
import csv
import gzip
import json
import math
import sys
from pathlib import Path

FILES = ["model.onnx", "metrics.json", "report.html", "history.csv", "predictions.csv.gz", "run.json", "checkpoint"]
TOLERANCE = 1e-9


def figures(rows, classes):
    """Accuracy and so on of rows (actual, predicted, probability of the actual class); the first class is benign."""
    index = {name: i for i, name in enumerate(classes)}
    confusion = [[0] * len(classes) for _ in classes]
    loss = 0.0
    for actual, predicted, probability in rows:
        confusion[index[actual]][index[predicted]] += 1
        loss -= math.log(max(probability, 1e-15))
    total = len(rows)
    support = [sum(row) for row in confusion]
    called = [sum(row[i] for row in confusion) for i in range(len(classes))]
    right = [confusion[i][i] for i in range(len(classes))]
    precision = [r / c if c else 0.0 for r, c in zip(right, called)]
    recall = [r / s if s else 0.0 for r, s in zip(right, support)]
    f1 = [2 * p * r / (p + r) if p + r else 0.0 for p, r in zip(precision, recall)]
    attacks = total - support[0]
    return {
        "confusion": confusion,
        "accuracy": sum(right) / total,
        "loss": loss / total,
        "macro_f1": sum(f1) / len(classes),
        "weighted_precision": sum(p * s for p, s in zip(precision, support)) / total,
        "false_positive_rate": (support[0] - confusion[0][0]) / support[0],
        "detection_rate": sum(support[i] - confusion[i][0] for i in range(1, len(classes))) / attacks,
    }


def main(folder):
    missing = [name for name in FILES if not (folder / name).exists()]
    if missing:
        return [f"{folder.name}: missing {', '.join(missing)}"]
    metrics = json.loads((folder / "metrics.json").read_text())
    predictions = {}
    with gzip.open(folder / "predictions.csv.gz", "rt", newline="") as text:
        reader = csv.DictReader(text)
        columns = {name[2:]: name for name in reader.fieldnames if name.startswith("p_")}
        for row in reader:
            probability = float(row[columns[row["actual"]]])
            predictions.setdefault(row["evaluation"], []).append((row["actual"], row["predicted"], probability))

    faults = []
    checked = 0
    for told in metrics["evaluations"]:
        name = told["name"]
        if name not in predictions:
            faults.append(f"metrics.json has the evaluation {name}, predictions.csv.gz has no row of it")
            continue
        seen = figures(predictions[name], [c["name"] for c in told["classes"]])
        pairs = {
            "accuracy": told["accuracy"],
            "macro_f1": told["f1"]["macro"],
            "weighted_precision": told["precision"]["weighted"],
            "false_positive_rate": told["false_positive_rate"],
            "detection_rate": told["detection_rate"],
        }
        if told["confusion"] != seen["confusion"]:
            faults.append(f"{name}: confusion is {told['confusion']} in metrics.json, {seen['confusion']} by predictions.csv.gz")
        for key, value in pairs.items():
            if abs(value - seen[key]) > TOLERANCE:
                faults.append(f"{name}: {key} is {value} in metrics.json, {seen[key]} by predictions.csv.gz")
        if abs(told["loss"] - seen["loss"]) > 1e-4 * max(1.0, seen["loss"]):
            faults.append(f"{name}: loss is {told['loss']} in metrics.json, {seen['loss']} by predictions.csv.gz")
        checked += 1
    if not checked:
        faults.append("no evaluation could be checked")
    else:
        print(f"{folder.name}: {checked} evaluations of metrics.json agree with predictions.csv.gz" if not faults else f"{folder.name}: faults found")
    return faults


if __name__ == "__main__":
    found = main(Path(sys.argv[1]))
    for fault in found:
        print(fault, file=sys.stderr)
    sys.exit(1 if found else 0)
