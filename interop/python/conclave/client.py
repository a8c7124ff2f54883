"""A session on a socket, with lines from a file descriptor: one thread that waits for whatever comes first."""

import json
import os
import select
import socket
import time
from collections.abc import Callable
from typing import Any

from .session import Session

CHUNK = 65536
ENOUGH_WAITING = 2**18  # bytes to be written; above it no more lines are read, and no more is heard
GOODBYE_WITHIN = 2.0


class Lines:
    """Lines of a descriptor as they come; with `as_json` each is a JSON string, and can hold newlines."""

    def __init__(self, fd: int, as_json: bool) -> None:
        self.fd = fd
        self.over = False
        self._as_json = as_json
        self._rest = b""

    def read(self) -> list[str]:
        data = os.read(self.fd, CHUNK)
        self.over = not data
        lines = (self._rest + data).split(b"\n")
        self._rest = b"" if self.over else lines.pop()
        texts = [line.decode() for line in lines if line]
        return [json.loads(text) for text in texts] if self._as_json else texts


def converse(
    session: Session, sock: socket.socket, lines: Lines, hear: Callable[[dict[str, Any]], None]
) -> None:
    """Runs until the session has ended and its last bytes are written."""
    sock.setblocking(False)
    while not session.ended:
        session.step()
        _tell(session, hear)
        if session.ended:
            break
        calm = len(session.outbox) < ENOUGH_WAITING
        reading: list[Any] = [sock] if calm else []
        if calm and session.welcomed and not lines.over:
            reading.append(lines.fd)
        readable, writable, _ = select.select(reading, [sock] if session.outbox else [], [], 0.25)
        if lines.fd in readable:
            _say_all(session, lines.read(), hear)
        if sock in readable:
            _read(session, sock)
        if sock in writable and not session.ended:
            _write(session, sock)
        if lines.over and session.welcomed and not session.unacknowledged and not session.ended:
            session.leave()
    _tell(session, hear)
    _say_goodbye(session, sock)


def _say_all(session: Session, texts: list[str], hear: Callable[[dict[str, Any]], None]) -> None:
    for text in texts:
        try:
            session.say(text)
        except ValueError as error:
            hear({"type": "unsaid", "text": text, "why": str(error)})


def _read(session: Session, sock: socket.socket) -> None:
    try:
        data = sock.recv(CHUNK)
    except ConnectionError:
        data = b""
    if data:
        session.receive(data)
    else:
        session.disconnected()


def _write(session: Session, sock: socket.socket) -> None:
    try:
        del session.outbox[: sock.send(session.outbox)]
    except ConnectionError:
        session.disconnected()


def _say_goodbye(session: Session, sock: socket.socket) -> None:
    """Writes what is left (a BYE, or nothing), and reads on until the peer has closed.

    Closing with bytes unread makes TCP reset the connection, and the peer may lose the BYE for it.
    """
    deadline = time.monotonic() + GOODBYE_WITHIN
    sock.settimeout(GOODBYE_WITHIN)
    try:
        if session.outbox:
            sock.sendall(session.outbox)
            sock.shutdown(socket.SHUT_WR)
            while time.monotonic() < deadline and sock.recv(CHUNK):
                pass
    except OSError:
        pass  # it is over either way
    sock.close()


def _tell(session: Session, hear: Callable[[dict[str, Any]], None]) -> None:
    events, session.events = session.events, []
    for event in events:
        hear(event)
