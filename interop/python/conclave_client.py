#!/usr/bin/python3
"""Takes part in Conclave's rooms: lines from stdin are said in the lobby, what is heard is printed as lines of JSON.

Exit codes: 0 ended in order, 1 ended by a fault or by the server, 2 wrong options or no connection, 3 the server's
key is not pinned yet (its fingerprint is printed; run again with --pin).
"""

import argparse
import json
import socket
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conclave.client import Lines, converse
from conclave.handshake import Config
from conclave.invitation import read_invitation, read_token
from conclave.session import Limits, Session

EXIT_CODES = {"left": 0, "host-unknown": 3}


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5068)
    parser.add_argument(
        "--name", action="append", required=True, help="up to three times: tried in this order"
    )
    parser.add_argument("--identity", type=Path, metavar="FILE", help="an Ed25519 seed, 64 hex digits")
    parser.add_argument("--pin", metavar="SHA256:...", help="the fingerprint of the server's key")
    parser.add_argument(
        "--suite",
        type=int,
        choices=(1, 2),
        help="1: offer only 1; 2: refuse 1; otherwise what the server prefers",
    )
    parser.add_argument(
        "--invite",
        help="an invitation's token (as --invite=TOKEN: it may start with '-'), or the whole link "
        "instead of --host, --port, --pin",
    )
    parser.add_argument(
        "--rekey-every", type=int, metavar="N", help="rekey after N records in either direction"
    )
    parser.add_argument(
        "--rekey-interval", type=float, default=60.0, metavar="S", help="seconds; less is for tests"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help='each line of stdin is a JSON string, or an object with something to "do"',
    )
    parser.add_argument(
        "--memory", type=Path, metavar="FILE", help="what was heard and not acknowledged, for the next run"
    )
    return parser.parse_args(arguments)


def hear(event: dict[str, Any]) -> None:
    """ASCII only: what others wrote cannot steer a terminal."""
    print(json.dumps(event), flush=True)


def settings(options: argparse.Namespace) -> tuple[tuple[str, int], Config, Limits]:
    """Raises ValueError and OSError for what cannot be right."""
    host, port, pin, token = options.host, options.port, options.pin, None
    if options.invite and options.invite.startswith("conclave:"):
        link = read_invitation(options.invite)
        host, port, pin, token = link.host, link.port, link.pin, link.token
    elif options.invite:
        token = read_token(options.invite)
    identity = None
    if options.identity:
        identity = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(options.identity.read_text()))
    config = Config(
        names=tuple(options.name),
        pin=pin,
        offered=(1,) if options.suite == 1 else (2, 1),
        least_suite=options.suite or 1,
        identity=identity,
        invite=token,
    )
    return (host, port), config, Limits(options.rekey_every, rekey_interval=options.rekey_interval)


def recall(session: Session, memory: Path) -> None:
    kept = json.loads(memory.read_text())
    unsure = {bytes.fromhex(id_): fields for id_, fields in kept["unsure"].items()}
    session.resume({int(number): have for number, have in kept["rooms"].items()}, unsure)


def keep(session: Session, memory: Path) -> None:
    """A file that is whole, whenever we are ended."""
    numbers, unsure = session.remembered()
    kept = {"rooms": numbers, "unsure": {id_.hex(): fields for id_, fields in unsure.items()}}
    fresh = memory.with_suffix(".new")
    fresh.write_text(json.dumps(kept))
    fresh.replace(memory)


def main(arguments: list[str]) -> int:
    endings: list[str] = []

    def hear_and_note(event: dict[str, Any]) -> None:
        hear(event)
        if event["type"] == "ended":
            endings.append(event["code"])

    options = parse(arguments)
    try:
        address, config, limits = settings(options)
        with socket.create_connection(address, timeout=10) as sock:
            lines = Lines(sys.stdin.fileno(), options.json)
            session = Session(config, limits)
            if options.memory and options.memory.exists():
                recall(session, options.memory)
            converse(session, sock, lines, hear_and_note, lambda told: options.memory and keep(told, options.memory))
    except (OSError, ValueError) as error:
        print(f"conclave_client.py: {error}", file=sys.stderr)
        return 2
    return EXIT_CODES.get(endings[0], 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
