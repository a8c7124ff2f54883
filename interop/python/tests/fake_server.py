"""A server without a socket that does as it is told, wrong things included, so that each check of the client is seen."""

import os
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conclave import cbor, keys, mlkem768, room, wire
from conclave.handshake import Config
from conclave.session import CLAUSE_8_6, Limits, Session
from conclave.wire import Message, Opener, Sealer


def vec16(data: bytes) -> bytes:
    return len(data).to_bytes(2, "big") + data


def of_room(type_: int, **fields: Any) -> Message:
    """A message of clause 9; `from_` is the field `from`."""
    return Message(type_, cbor.encode_map({key.rstrip("_"): value for key, value in fields.items()}))


def described(**fields: Any) -> Message:
    """ROOM of the lobby, in which nobody has said anything, or with other fields."""
    lobby = {"kind": "lobby", "name": "lobby", "topic": "", "role": "member", "members": 1, "pins": []}
    return of_room(room.ROOM, **{**lobby, "first": 1, "last": 0, "read": 0, **fields})


def entry(n: int, text: str = "hi", **fields: Any) -> dict[str, Any]:
    return {"n": n, "from": "ben", "time": 2, "text": text, **fields}


def server_flight(host: Ed25519PrivateKey, hellos: bytes, fin_s: bytes, policy: int = 0) -> bytes:
    """Clause 6.1."""
    flight = Message(wire.HOST_KEY, keys.public_bytes(host)).encode()
    signature = keys.sign(host, "host", sha256(hellos + flight).digest())
    flight += Message(wire.HOST_SIG, signature).encode() + Message(wire.NAME_ASK, bytes([policy])).encode()
    return flight + Message(wire.FINISH, keys.mac(fin_s, sha256(hellos + flight).digest())).encode()


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class FakeServer:
    """Both ends: `session` is the client under test, the rest is the server."""

    def __init__(
        self,
        suite: int = 2,
        *,
        offered: tuple[int, ...] = (2, 1),
        least_suite: int = 1,
        trusted: bool = True,
        identity: Ed25519PrivateKey | None = None,
        invite: bytes | None = None,
        names: tuple[str, ...] = ("ana",),
        limits: Limits = CLAUSE_8_6,
    ) -> None:
        self.suite = suite
        self.host = Ed25519PrivateKey.generate()
        pin = keys.fingerprint(keys.public_bytes(self.host)) if trusted else None
        self.clock = Clock()
        config = Config(names, pin, offered, least_suite, identity, invite)
        self.session = Session(config, limits, self.clock)
        self.hello_c = self.take()
        self.random, self.exponent = os.urandom(32), int.from_bytes(os.urandom(35), "big")

    def take(self) -> bytes:
        data = bytes(self.session.outbox)
        self.session.outbox.clear()
        return data

    def hello_s(
        self, *, version: int = 1, ys: bytes | None = None, ct: bytes | None = None, ext: bytes = b""
    ) -> bytes:
        public, ciphertext, self.agreed = self._answer(self.hello_c[9 - (self.hello_c[6] == 1) :])
        body = bytes([version, self.suite]) + self.random + (public if ys is None else ys)
        return wire.frame(wire.HELLO_S, body + vec16(ciphertext if ct is None else ct) + vec16(ext))

    def flight(self, hello_s: bytes, policy: int = 0) -> bytes:
        """The plaintext, so that tests can spoil it before it is sealed."""
        self.hellos = self.hello_c + hello_s
        self.keys = keys.HandshakeKeys.derive(self.suite, self.agreed, sha256(self.hellos).digest())
        self.plain_flight = server_flight(self.host, self.hellos, self.keys.fin_s, policy)
        return self.plain_flight

    def seal_flight(self, plaintext: bytes) -> bytes:
        return Sealer(self.keys.hs_s).seal(plaintext)

    def greet(self) -> None:
        hello_s = self.hello_s()
        self.session.receive(hello_s + self.seal_flight(self.flight(hello_s)))

    def accept(self) -> list[Message]:
        """Reads the client's flight, FINISH checked."""
        messages = Opener(self.keys.hs_c).open(self.take())
        before = b"".join(m.encode() for m in messages[:-1])
        transcript = self.hellos + self.plain_flight + before
        assert messages[-1].body == keys.mac(self.keys.fin_c, sha256(transcript).digest())
        th4 = sha256(transcript + messages[-1].encode()).digest()
        session = keys.SessionKeys.derive(self.keys.hs, th4)
        self.sid, self.rk = keys.expand(self.keys.hs, "sid", th4), session.rk
        self.opener, self.sealer = Opener(session.ap_c), Sealer(session.ap_s)
        return messages

    def open_session(self, welcome: bool = True) -> "FakeServer":
        self.greet()
        self.accept()
        if welcome:
            self.send(Message(wire.WELCOME, b"ana"), described())
        self.session.events.clear()
        return self

    def send(self, *messages: Message) -> None:
        self.session.receive(self.sealer.seal(b"".join(m.encode() for m in messages)))

    def heard(self) -> list[list[Message]]:
        """What the client sent since, one list of messages for each record, PAD left out."""
        reader = wire.FrameReader()
        reader.due = (wire.RECORD,)
        reader.feed(self.take())
        return [[m for m in self.opener.open(record) if m.type != wire.PAD] for record in reader]

    def rekey_s(self, rekey_c: Message, *, ys: bytes | None = None, more: bytes = b"") -> Message:
        """Clause 8.2, and the keys after it in `fresh`."""
        self.exponent = int.from_bytes(os.urandom(35), "big")
        public, ct, agreed = self._answer(rekey_c.body)
        unsigned = os.urandom(32) + (public if ys is None else ys) + vec16(ct) + more
        th = sha256(self.sid + rekey_c.encode() + unsigned).digest()
        self.fresh = keys.SessionKeys.derive(keys.extract(self.rk, agreed), th)
        return Message(wire.REKEY_S, unsigned + keys.sign(self.host, "host rekey", th))

    def _answer(self, offer: bytes) -> tuple[bytes, bytes, bytes]:
        """Ys, ct and Z || K for an offer that begins with `random`."""
        z = keys.dh_shared(self.exponent, offer[32:416])
        assert z is not None
        size = int.from_bytes(offer[416:418], "big")
        key, ct = (
            mlkem768.encapsulate(offer[418 : 418 + size], os.urandom(32)) if self.suite == 2 else (b"", b"")
        )
        return keys.dh_public(self.exponent), ct, z + key
