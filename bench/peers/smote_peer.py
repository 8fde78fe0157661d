"""SMOTE by imbalanced-learn on rows that gruard wrote. Prints one JSON line: versions, seconds of each round, synthetic rows."""

import argparse
import json
import time

import imblearn
import numpy
import sklearn
from imblearn.over_sampling import SMOTE
from sklearn.neighbors import NearestNeighbors

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("rows", help="float32, row by row, little-endian")
parser.add_argument("classes", help="int32, little-endian")
parser.add_argument("columns", type=int)
parser.add_argument("rounds", type=int)
arguments = parser.parse_args()

rows = numpy.fromfile(arguments.rows, dtype="<f4").reshape(-1, arguments.columns)
classes = numpy.fromfile(arguments.classes, dtype="<i4")
seconds = []
made = None
for _ in range(arguments.rounds):
    # All cores for the search; the estimator counts the row itself as a neighbour, hence 6.
    smote = SMOTE(random_state=0, k_neighbors=NearestNeighbors(n_neighbors=6, n_jobs=-1))
    start = time.perf_counter()
    made, _ = smote.fit_resample(rows, classes)
    seconds.append(time.perf_counter() - start)
print(
    json.dumps(
        {
            "versions": {
                "imbalanced-learn": imblearn.__version__,
                "scikit-learn": sklearn.__version__,
                "numpy": numpy.__version__,
            },
            "seconds": seconds,
            "rows": len(made),
        }
    )
)
