"""Common parts of the Python peers' processes: arguments, arrays, and the questions they answer.

Arguments: network (A or B), task (TRAIN, SCORE or ROW), rows, threads, safetensors file of weights, rows and classes.
Each line on standard input is answered with one on standard output:
  run N           the seconds that each of N calls took
  probabilities   those of the first rows
  memory          the maximum memory of the process so far, in bytes
"""

import json
import struct
import sys
import time

import numpy as np

COMPARED_ROWS = 4


class Workload:
    def __init__(self, arguments):
        self.network, self.task = arguments[1], arguments[2]
        self.rows, self.threads = int(arguments[3]), int(arguments[4])
        self.arrays = read_safetensors(arguments[5])
        self.x = self.arrays.pop("x")[: self.rows]
        self.labels = self.arrays.pop("labels")[: self.rows].astype(np.int64)


def read_safetensors(path):
    """Reads the named arrays of a file: a length, a JSON header with types, shapes and offsets, then the numbers."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    types = {"F32": np.float32, "I32": np.int32}
    return {
        name: np.frombuffer(data[slice(*entry["data_offsets"])], types[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items()
    }


def most_memory():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return 1024 * int(line.split()[1])
    return 0


def seconds(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def serve(call, probabilities):
    """Answers questions until standard input ends; `probabilities` takes rows."""
    answers = sys.stdout
    sys.stdout = sys.stderr  # A library's own output must not mix with the answers.
    for question in sys.stdin:
        words = question.split()
        if words[0] == "run":
            answer = " ".join(repr(seconds(call)) for _ in range(int(words[1])))
        elif words[0] == "probabilities":
            answer = " ".join(repr(float(value)) for value in np.ravel(probabilities(COMPARED_ROWS)))
        elif words[0] == "memory":
            answer = str(most_memory())
        else:
            raise ValueError(f"unknown question '{question.strip()}'")
        print(answer, file=answers, flush=True)
