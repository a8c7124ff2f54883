"""A client that a misbehaving server is set on: one session for each line of stdin, with the limits that it says.

/usr/bin/python3 -m tests.endure --port N --pin SHA256:...

A line is a JSON object: `rekeyBytes` and `hardBytes` if they differ from clause 8.6. To the text "all is well" it answers.
SIGUSR1 moves its clock on by LEAP seconds; "leapt" says that the session has seen that.
"""

import argparse
import json
import os
import signal
import socket
import sys
import time
from typing import Any

from conclave.client import Lines, converse
from conclave.handshake import Config
from conclave.session import CLAUSE_8_6, Limits, Session

LEAP = 15.0


class Clock:
    def __init__(self) -> None:
        self.leaps = 0
        signal.signal(signal.SIGUSR1, self._leap)

    def _leap(self, *_: Any) -> None:
        self.leaps += 1

    def __call__(self) -> float:
        return time.monotonic() + self.leaps * LEAP


class LeapingSession(Session):
    def __init__(self, config: Config, limits: Limits, clock: Clock) -> None:
        self.leaps, self.seen = clock, clock.leaps
        super().__init__(config, limits, clock)

    def step(self) -> None:
        leaps = self.leaps.leaps
        super().step()
        if leaps > self.seen:
            self.seen = leaps
            self.events.append({"type": "leapt"})


def endure(port: int, config: Config, limits: Limits, clock: Clock) -> None:
    reading, writing = os.pipe()

    def hear(event: dict[str, Any]) -> None:
        print(json.dumps(event), flush=True)
        if event["type"] in ("said", "fetched") and event.get("text") == "all is well":
            os.write(writing, b"all is well with us too\n")

    with socket.create_connection(("127.0.0.1", port), timeout=10) as sock:
        converse(LeapingSession(config, limits, clock), sock, Lines(reading, False), hear)
    os.close(reading)
    os.close(writing)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--pin", required=True)
    options = parser.parse_args()
    clock = Clock()
    config = Config(("ana",), options.pin, least_suite=2)
    for line in sys.stdin:
        needs = json.loads(line)
        limits = Limits(
            rekey_bytes=needs.get("rekeyBytes", CLAUSE_8_6.rekey_bytes),
            close_bytes=needs.get("hardBytes", CLAUSE_8_6.close_bytes),
            rekey_interval=0 if needs else CLAUSE_8_6.rekey_interval,
        )
        endure(options.port, config, limits, clock)


if __name__ == "__main__":
    main()
