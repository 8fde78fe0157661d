"""Best values after 100 trials that Optuna reaches on gruard's function 'network8', as lines of optuna_best100.csv.

Needs optuna==5.0.0. The formula is io.gruard.bench.tuner.TestFunction.NETWORK8's.
"""

import math
import sys

import optuna

ACTIVATIONS = {"relu": 0.004, "tanh": 0.012, "gelu": 0.0, "elu": 0.008}


def network8(trial):
    lr = math.log10(trial.suggest_float("lr", 1e-5, 1e-1, log=True))
    decay = math.log10(trial.suggest_float("weight_decay", 1e-7, 1e-2, log=True))
    layers = trial.suggest_int("layers", 1, 6)
    units = math.log2(trial.suggest_int("units", 8, 512, log=True))
    dropout = trial.suggest_float("dropout", 0.0, 0.6, step=0.05)
    batch = math.log2(trial.suggest_categorical("batch", [32, 64, 128, 256]))
    activation = trial.suggest_categorical("activation", list(ACTIVATIONS))
    epochs = trial.suggest_int("epochs", 10, 100, step=10)
    return (
        0.05
        + 0.03 * (lr + 3 + 0.25 * (units - 6)) ** 2
        + 0.004 * (decay + 4) ** 2
        + 0.006 * (layers - 3) ** 2
        + 0.005 * (units - 6.5) ** 2
        + 0.3 * (dropout - 0.2 - 0.05 * (layers - 3)) ** 2
        + 0.002 * (batch - 6) ** 2
        + ACTIVATIONS[activation]
        + 0.02 * math.exp(-epochs / 30)
    )


optuna.logging.set_verbosity(optuna.logging.WARNING)
samplers = {
    "optuna5-tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "optuna5-random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
    # What 4.9 does by default, by the switches that 5 still has.
    "optuna4-tpe": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=False, constant_liar=False),
}
for name, sampler in samplers.items():
    for seed in range(30):
        study = optuna.create_study(sampler=sampler(seed))
        study.optimize(network8, n_trials=100)
        print(f"{name},network8,{seed},{study.best_value!r}", flush=True)
        if seed == 0 and name == "optuna5-random":
            for trial in study.trials[:3]:
                print(trial.params, repr(trial.value), file=sys.stderr)
