#!/usr/bin/env python3
"""Checks a model file of gruard with Python's ONNX tools, and its answers on the rows that gruard predicted.

    check_onnx.py MODEL PREDICTED

MODEL is a model.onnx; PREDICTED is what `gruard predict MODEL FILE` wrote for a FILE with a header. The model must pass
the full check of the package onnx, shape inference included; ONNX Runtime is then fed with the raw columns of PREDICTED
and must give the probabilities that stand there within 1e-5, and the class wherever two are not closer than that; the same
of the novelty, where the model measures it.
Exit code 0 when all of it holds, 1 with one line that says what does not.
"""

import csv
import gzip
import json
import sys

import numpy
import onnx
import onnxruntime

TOLERANCE = 1e-5
BATCH = 4096


def batches(path):
    """Rows as dictionaries, some thousands at a time."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        batch = []
        for row in csv.DictReader(file):
            batch.append(row)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def columns(session, rows):
    """The model's inputs, each (rows, 1), out of the columns of the same names."""
    fed = {}
    for wanted in session.get_inputs():
        cells = [row[wanted.name] for row in rows]
        if wanted.type == "tensor(string)":
            fed[wanted.name] = numpy.array(cells, dtype=object).reshape(-1, 1)
        else:
            fed[wanted.name] = numpy.array(cells, dtype=numpy.float64).astype(numpy.float32).reshape(-1, 1)
    return fed


def check_rows(session, classes, rows):
    """The largest difference of a probability or novelty in these rows."""
    measured = any(output.name == "novelty" for output in session.get_outputs())
    outputs = ["label", "probabilities"] + (["novelty"] if measured else [])
    labels, probabilities, *novelty = session.run(outputs, columns(session, rows))
    wanted = numpy.array([[float(row["p_" + name]) for name in classes] for row in rows])
    difference = numpy.abs(probabilities - wanted).max()
    if measured:
        difference = max(difference, numpy.abs(novelty[0] - [float(row["novelty"]) for row in rows]).max())
    best_two = numpy.sort(wanted, axis=1)[:, -2:]
    for i, row in enumerate(rows):
        if best_two[i, 1] - best_two[i, 0] > 2 * TOLERANCE and labels[i] != row["predicted"]:
            sys.exit(f"label: found {labels[i]}, gruard has {row['predicted']}, in {row}")
    return difference


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    model_file, predicted = sys.argv[1:]
    model = onnx.load(model_file)
    onnx.checker.check_model(model, full_check=True)
    properties = {entry.key: entry.value for entry in model.metadata_props}
    classes = json.loads(properties["gruard.classes"])["names"]
    session = onnxruntime.InferenceSession(model_file, providers=["CPUExecutionProvider"])
    count, worst = 0, 0.0
    for rows in batches(predicted):
        count += len(rows)
        worst = max(worst, check_rows(session, classes, rows))
    if count == 0:
        sys.exit(f"{predicted}: found no row")
    if not worst <= TOLERANCE:
        sys.exit(f"probabilities or novelty differ by up to {worst:.2e}, wanted at most {TOLERANCE:.0e}, over {count} rows")
    print(f"{model_file}: passes onnx {onnx.__version__}; onnxruntime {onnxruntime.__version__} agrees on {count} rows "
          f"within {worst:.1e}")


if __name__ == "__main__":
    main()
