"""A session on a socket, with lines from a file descriptor: one thread that waits for whatever comes first."""

import json
import os
import select
import socket
import time
from collections.abc import Callable
from typing import Any

from . import room
from .session import Session

CHUNK = 65536
ENOUGH_WAITING = 2**18  # bytes to be written; above it no more lines are read, and no more is heard
GOODBYE_WITHIN = 2.0


class Lines:
    """Lines of a descriptor as they come, as what Session.ask takes; each is a text for the lobby.

    With `as_json` a line is a JSON string, which can hold newlines, or an object: {"do": "edit", "of": 3, "text": "hi"}.
    """

    def __init__(self, fd: int, as_json: bool) -> None:
        self.fd = fd
        self.over = False
        self._as_json = as_json
        self._rest = b""

    def read(self) -> list[tuple[str, dict[str, Any]]]:
        data = os.read(self.fd, CHUNK)
        self.over = not data
        lines = (self._rest + data).split(b"\n")
        self._rest = b"" if self.over else lines.pop()
        texts = [line.decode() for line in lines if line]
        return [_command(json.loads(text) if self._as_json else text) for text in texts]


def _command(said: str | dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Kinds of entries (9.6) are things to do like the others."""
    if isinstance(said, str):
        return "say", {"text": said}
    do = said.get("do", "say")
    fields = {key: value for key, value in said.items() if key != "do"}
    return ("say", {"kind": do, **fields}) if do in room.CONTENT else (do, fields)


def _nothing(_: Session) -> None:
    pass


def converse(
    session: Session,
    sock: socket.socket,
    lines: Lines,
    hear: Callable[[dict[str, Any]], None],
    keep: Callable[[Session], None] = _nothing,
) -> None:
    """Runs until the session has ended and its last bytes are written.

    `keep` may write down what the session remembers: when it has changed, and before anybody else knows of it.
    """
    sock.setblocking(False)
    while not session.ended:
        session.step()
        _tell(session, hear, keep)
        if session.ended:
            break
        calm = len(session.outbox) < ENOUGH_WAITING
        reading: list[Any] = [sock] if calm else []
        if calm and session.welcomed and not lines.over:
            reading.append(lines.fd)
        readable, writable, _ = select.select(reading, [sock] if session.outbox else [], [], 0.25)
        if lines.fd in readable:
            _ask_all(session, lines.read(), hear)
            keep(session)
        if sock in readable:
            _read(session, sock)
        if sock in writable and not session.ended:
            _write(session, sock)
        if lines.over and session.idle and not session.ended:
            session.leave()
    _tell(session, hear, keep)
    _say_goodbye(session, sock)


def _ask_all(
    session: Session, commands: list[tuple[str, dict[str, Any]]], hear: Callable[[dict[str, Any]], None]
) -> None:
    for what, fields in commands:
        try:
            session.ask(what, fields)
        except ValueError as error:
            hear({**fields, "type": "unsaid", "what": what, "why": str(error)})


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


def _tell(
    session: Session, hear: Callable[[dict[str, Any]], None], keep: Callable[[Session], None]
) -> None:
    events, session.events = session.events, []
    for event in events:
        hear(event)
    if events:
        keep(session)
