#!/usr/bin/env python3
"""Does the work of one host, inside its namespace: each action of its schedule at its time, in a thread of its own."""

import json
import os
import random
import signal
import socket
import sys
import threading
import time
import traceback

import attacks
import benign


class Host:
    """What an action needs: the plan, the clock, a random generator, and the journal of attack connections."""

    def __init__(self, name, run):
        with open(f"{run}/plan.json", encoding="utf-8") as file:
            self.plan = json.load(file)
        self.name, self.shared = name, f"{run}/shared"
        self.here = self.plan["hosts"][name]
        self.address = self.here["address"]
        self.start = self.plan["start"]
        self.end = self.start + self.plan["minutes"] * 60
        self.lock = threading.Lock()
        self.journal = open(f"{run}/journal-{name}", "a", encoding="utf-8", buffering=1)
        self.log = open(f"{run}/actions-{name}", "a", encoding="utf-8", buffering=1)

    def password(self, user):
        return self.plan["users"][user]

    def draw(self, *key):
        return random.Random(f"{self.plan['seed']} {self.name} {key}")

    def pause(self, seconds):
        """Sleeps; False once the run is over."""
        time.sleep(max(0.0, min(seconds, self.end - time.time())))
        return time.time() < self.end

    def connect(self, kind, server, seconds=5.0, transport="tcp"):
        """A connection of an attack program. The journal has its addresses and ports before its first packet leaves."""
        attacks.check_target(self.plan, server[0])
        sock = socket.socket(type=socket.SOCK_STREAM if transport == "tcp" else socket.SOCK_DGRAM)
        sock.settimeout(seconds)
        sock.bind((self.address, 0))
        entry = {
            "kind": kind,
            "transport": transport,
            "from": [self.address, sock.getsockname()[1]],
            "to": list(server),
            "time": time.time(),
        }
        with self.lock:
            self.journal.write(json.dumps(entry) + "\n")
        try:
            sock.connect(tuple(server))
        except OSError:
            sock.close()
            raise
        return sock

    def act(self, at, action, arguments):
        began, outcome = time.time(), "done"
        try:
            module = attacks if action.replace("_", "-") in self.plan["kinds"] else benign
            getattr(module, action)(self, self.draw(at, action), **arguments)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            outcome = f"{type(error).__name__}: {error} ({os.path.basename(where.filename)}:{where.lineno})".replace(
                "\n", " "
            )
        with self.lock:
            self.log.write(f"{began - self.start:.3f}\t{action}\t{time.time() - began:.3f}\t{outcome}\n")

    def work(self):
        for at, action, arguments in self.here["schedule"]:
            if not self.pause(self.start + at - time.time()):
                break
            threading.Thread(target=self.act, args=(at, action, arguments), daemon=True).start()
        self.pause(self.end - time.time())


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    Host(sys.argv[1], sys.argv[2]).work()
    os._exit(0)
