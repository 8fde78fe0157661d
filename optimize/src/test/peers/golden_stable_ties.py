"""Optuna's acquisition values with equal observations sorted stably.

Optuna sorts with numpy's default routine, whose order among equal values differs between machines; a kernel's width, and with
it the joint density, follows that order. Run with optuna==5.0.0; argument: helpers_v5dev.json; the result goes to standard output.
"""

import json
import sys

import numpy as np
from optuna.distributions import json_to_distribution
from optuna.samplers._tpe.parzen_estimator import _ParzenEstimator, _ParzenEstimatorParameters
from optuna.samplers._tpe.sampler import default_weights

unstable = np.argsort
np.argsort = lambda values, **options: unstable(values, kind="stable")

golden = json.load(open(sys.argv[1]))["acquisition"]
space = {name: json_to_distribution(json.dumps(d)) for name, d in golden["space"].items()}
candidates = {name: np.array(values) for name, values in golden["candidates_internal"].items()}
settings = _ParzenEstimatorParameters(1.0, True, False, default_weights, True)


def log_density(numbers):
    observed = {name: np.array([golden["observations_internal"][name][i] for i in numbers]) for name in space}
    return _ParzenEstimator(observed, space, settings).log_pdf(candidates)


log_l, log_g = log_density(golden["below_numbers"]), log_density(golden["above_numbers"])
print(json.dumps({"log_l": list(log_l), "log_g": list(log_g), "argmax": int(np.argmax(log_l - log_g))}, indent=1))
