"""Optuna's side of the tests on shared studies: `optuna_peer.py dump|run|dashboard URL STUDY [TRIALS]`, JSON on standard output."""

import io
import json
import math
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)


def storage(url):
    if url.endswith(".log"):
        return optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend(url))
    # Writers of another tool may hold an SQLite file for longer than the five seconds that are the default.
    options = {"connect_args": {"timeout": 60}} if url.startswith("sqlite") else {}
    return optuna.storages.RDBStorage(url, engine_kwargs=options)


def dump(url, name):
    study = optuna.load_study(study_name=name, storage=storage(url))
    trials = [
        {
            "number": t.number,
            "state": t.state.name,
            "values": t.values,
            "params": t.params,
            "distributions": {k: json.loads(optuna.distributions.distribution_to_json(d)) for k, d in t.distributions.items()},
            "user_attrs": t.user_attrs,
            "system_attrs": t.system_attrs,
            "intermediate": {str(k): v for k, v in t.intermediate_values.items()},
        }
        for t in study.get_trials()
    ]
    print(json.dumps({"direction": study.direction.name, "user_attrs": study.user_attrs, "trials": trials}))


def objective(trial):
    rate = trial.suggest_float("rate", 1e-5, 1e-1, log=True)
    units = trial.suggest_int("units", 16, 128, step=16)
    cell = trial.suggest_categorical("cell", ["gru", "lstm", None])
    for step in range(3):
        trial.report(abs(math.log10(rate) + 3) + 1 / (step + 1), step)
        if trial.should_prune():
            raise optuna.TrialPruned()
    return abs(math.log10(rate) + 3) + units / 1000 + (0 if cell == "gru" else 0.1)


def run(url, name, trials):
    study = optuna.load_study(study_name=name, storage=storage(url), pruner=optuna.pruners.MedianPruner())
    study.optimize(objective, n_trials=int(trials))
    print(json.dumps({"best": study.best_value}))


def dashboard(url, name):
    """What the dashboard's own application answers to the requests that its page makes."""
    from optuna_dashboard import wsgi

    app = wsgi(storage(url))

    def get(path, query=""):
        status = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
        }
        body = b"".join(app(environ, lambda code, headers, *rest: status.append(code)))
        return status[0], json.loads(body)

    status, listed = get("/api/studies")
    study = next(s for s in listed["study_summaries"] if s["study_name"] == name)
    detail_status, detail = get(f"/api/studies/{study['study_id']}", "after=0")
    print(json.dumps({"status": status, "detail_status": detail_status, "trials": len(detail["trials"])}))


if __name__ == "__main__":
    {"dump": dump, "run": run, "dashboard": dashboard}[sys.argv[1]](*sys.argv[2:])
