"""Does one wrong thing (or one unusual one) to a real server, and prints what came back, as one word or two.

/usr/bin/python3 -m tests.misbehave [CASE ...] --port N --pin SHA256:... [--suite 1]

Without a case it does all that there are in the suite, one after the other.

goes on   it answered a PING after that     silence      it closed the connection and had sent nothing
bye N     it said goodbye                   refused WHY  it did not do that, and went on
alert N   it refused in the clear
"""

import argparse
import os
import socket
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conclave import cbor, keys, room, wire
from conclave.handshake import Config, Established, Handshake
from conclave.wire import Message, Opener, Sealer

from .fake_server import of_room

PATIENCE = 10.0


class Peer:
    def __init__(self, port: int, pin: str, suite: int) -> None:
        self.suite = suite
        self.name = f"m{os.urandom(4).hex()}"  # the last one may not be gone yet
        self.offer = keys.Offer.new(suite == 2)
        self.identity = Ed25519PrivateKey.generate()
        self.shake = Handshake(Config((self.name,), pin, (2, 1) if suite == 2 else (1,)), self.offer)
        self.sock = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.reader = wire.FrameReader()
        self.heard: list[Message] = []

    # ---- the handshake, step by step

    @property
    def suites(self) -> bytes:
        return bytes([2, 1]) if self.suite == 2 else bytes([1])

    def hello(self, versions: bytes, suites: bytes, public: bytes, tail: bytes = b"\0\0") -> None:
        """HELLO_C with other lists, another Yc and ek, or another end."""
        lists = bytes([len(versions)]) + versions + bytes([len(suites)]) + suites
        self.shake.hello_c = wire.frame(wire.HELLO_C, lists + self.offer.random + public + tail)
        self.shake._transcript = self.shake.hello_c

    def read_server(self) -> None:
        self.shake.read_hello(self.frame())
        self.reader.due = (wire.RECORD,)
        self.shake.read_flight(self.frame())
        self.before = self.shake._transcript

    def flight(self, *messages: Message, finish: bytes | None = None, open_: bool = True) -> None:
        """The client's flight with these messages before FINISH. With `open_` the session's keys follow from it."""
        body = b"".join(m.encode() for m in messages)
        right = keys.mac(self.shake.keys.fin_c, sha256(self.before + body).digest())
        body += Message(wire.FINISH, right if finish is None else finish).encode()
        self.sock.sendall(Sealer(self.shake.keys.hs_c).seal(body))
        if open_:
            th4, hs = sha256(self.before + body).digest(), self.shake.keys.hs
            sid, session = keys.expand(hs, "sid", th4), keys.SessionKeys.derive(hs, th4)
            self.done = Established(self.shake.suite, self.shake.host_key, sid, session)
            self.opener, self.sealer, self.rk = Opener(session.ap_s), Sealer(session.ap_c), session.rk

    def start(self) -> "Peer":
        self.sock.sendall(self.shake.hello_c)
        self.read_server()
        return self

    def join(self) -> "Peer":
        self.start().flight(Message(wire.NAME, self.name.encode()))
        self.until(room.PRESENT)
        return self

    def almost_join(self) -> "Peer":
        """With a name that is refused: one with an override of direction in it."""
        self.start().flight(Message(wire.NAME, "a\u202eb".encode()))
        self.until(wire.NAME_BAD)
        return self

    def signed(self, name: Message) -> tuple[Message, Message]:
        """ID_KEY and ID_SIG as they have to be (6.1)."""
        id_key = Message(wire.ID_KEY, keys.public_bytes(self.identity))
        th = sha256(self.before + name.encode() + id_key.encode()).digest()
        return id_key, Message(wire.ID_SIG, keys.sign(self.identity, "client", th))

    # ---- the session

    def send(self, *messages: Message) -> None:
        self.sock.sendall(self.sealer.seal(b"".join(m.encode() for m in messages)))

    def frame(self) -> bytes:
        """The next frame; EOFError where the server has closed."""
        while True:
            for frame in self.reader:
                return frame
            try:
                data = self.sock.recv(65536)
            except ConnectionError:
                data = b""
            if not data:
                raise EOFError
            self.reader.feed(data)

    def until(self, type_: int) -> Message:
        """Reads on to a message of this type, which is the last of its record or its last but for the PAD."""
        while True:
            messages = self.opener.open(self.frame())
            self.heard += messages
            found = [m for m in messages if m.type in (type_, wire.BYE)]
            if found:
                return found[-1]

    def answer(self, id_: bytes) -> dict[str, Any]:
        """What came for this id, or comes next (9.5)."""
        while True:
            bodies = [cbor.decode_map(m.body) for m in self.heard if m.type in room.FROM_SERVER]
            found = [body for body in bodies if body.get("id") == id_]
            if found:
                return found[0]
            self.heard += self.opener.open(self.frame())

    def rekey_c(self) -> Message:
        self.offer = keys.Offer.new(self.suite == 2)
        return Message(wire.REKEY_C, self.offer.random + self.offer.public())

    def read_rekey_s(self, rekey_c: Message) -> keys.SessionKeys:
        """Reads under the new ap_s from here on (8.3)."""
        answer = self.until(wire.REKEY_S).body
        parts = keys.read_answer(answer[:-64])
        agreed = self.offer.agree(parts.ys, parts.ct, self.suite) if parts else None
        assert agreed is not None
        th = sha256(self.done.sid + rekey_c.encode() + answer[:-64]).digest()
        fresh = keys.SessionKeys.derive(keys.extract(self.rk, agreed), th)
        self.opener, self.rk = Opener(fresh.ap_s), fresh.rk
        return fresh

    def half_rekeyed(self) -> keys.SessionKeys:
        """A rekey as it has to be, but for the client's REKEY_OK."""
        rekey_c = self.join().rekey_c()
        self.send(rekey_c)
        return self.read_rekey_s(rekey_c)

    def rekeyed(self) -> None:
        """One rekey as it has to be."""
        fresh = self.half_rekeyed()
        self.send(Message(wire.REKEY_OK, b""))
        self.sealer = Sealer(fresh.ap_c)

    # ---- what came of it

    def answer_to_hello(self) -> str:
        try:
            frame = self.frame()
        except EOFError:
            return "silence"
        return f"alert {frame[4]}" if frame[0] == wire.ALERT else "goes on"

    def outcome(self) -> str:
        token = os.urandom(8)
        try:
            self.send(Message(wire.PING, token))
            found = self.until(wire.PONG)
        except (EOFError, ConnectionError):
            return "silence"
        return "goes on" if found == Message(wire.PONG, token) else f"bye {found.body[0]}"


Case = Callable[[Peer], str]


def with_hello(
    versions: bytes = b"\x01",
    suites: Callable[[bytes], bytes] = bytes,
    public: Callable[[bytes], bytes] = bytes,
    tail: bytes = b"\0\0",
) -> Case:
    """`suites` and `public` get what is right, and give what is sent."""

    def case(peer: Peer) -> str:
        peer.hello(versions, suites(peer.suites), public(peer.offer.public()), tail)
        peer.sock.sendall(peer.shake.hello_c)
        return peer.answer_to_hello()

    return case


def with_flight(make: Callable[[Peer, Message], list[Message]], finish: bytes | None = None) -> Case:
    def case(peer: Peer) -> str:
        peer.start().flight(*make(peer, Message(wire.NAME, peer.name.encode())), finish=finish)
        return peer.outcome()

    return case


def with_messages(*messages: Message, welcomed: bool = True) -> Case:
    def case(peer: Peer) -> str:
        peer.join() if welcomed else peer.almost_join()
        peer.send(*messages)
        return peer.outcome()

    return case


def asks(type_: int, **fields: object) -> Case:
    """As a guest, who is in the lobby alone."""

    def case(peer: Peer) -> str:
        id_ = os.urandom(16)
        peer.join().send(of_room(type_, **{"id": id_, **fields}))
        outcome = peer.outcome()
        if outcome != "goes on" or type_ == room.READ:
            return outcome
        answer = peer.answer(id_)
        return f"refused {answer['why']}" if "why" in answer else outcome

    return case


def raw(data: bytes) -> Case:
    def case(peer: Peer) -> str:
        peer.sock.sendall(data)
        return peer.answer_to_hello()

    return case


def early_bytes(peer: Peer) -> str:
    peer.sock.sendall(peer.shake.hello_c + wire.frame(wire.RECORD, bytes(64)))
    return peer.answer_to_hello()


def tampered(peer: Peer) -> str:
    peer.join()
    record = bytearray(peer.sealer.seal(room.say(bytes(16), "hi")))
    record[40] ^= 1
    peer.sock.sendall(record)
    return peer.outcome()


def repeated(peer: Peer) -> str:
    peer.join()
    record = peer.sealer.seal(room.say(bytes(16), "hi"))
    peer.sock.sendall(record + record)
    return peer.outcome()


def foreign_signature(peer: Peer) -> str:
    """ID_SIG over another name: a signature that was made for something else."""
    peer.start()
    peer.flight(Message(wire.NAME, peer.name.encode()), *peer.signed(Message(wire.NAME, b"ana")))
    return peer.outcome()


def rekey(*after: Message) -> Case:
    def case(peer: Peer) -> str:
        peer.join().send(peer.rekey_c(), *after)
        return peer.outcome()

    return case


def rekey_keys(change: Callable[[bytes], bytes]) -> Case:
    def case(peer: Peer) -> str:
        rekey_c = peer.join().rekey_c()
        peer.send(Message(wire.REKEY_C, change(rekey_c.body)))
        return peer.outcome()

    return case


def rekey_then(message: Message | None = None) -> Case:
    """REKEY_C, and in a record after it another one or something else, so close that no answer can be between."""

    def case(peer: Peer) -> str:
        first = peer.join().rekey_c()
        plaintexts = [first.encode(), (message or peer.rekey_c()).encode()]
        peer.sock.sendall(b"".join(map(peer.sealer.seal, plaintexts)))
        return peer.outcome()

    return case


def rekey_again_before_ok(peer: Peer) -> str:
    peer.half_rekeyed()
    peer.send(peer.rekey_c())
    return peer.outcome()


def rekey_ok_then(*messages: Message, body: bytes = b"") -> Case:
    def case(peer: Peer) -> str:
        peer.half_rekeyed()
        peer.send(Message(wire.REKEY_OK, body), *messages)
        return peer.outcome()

    return case


def rekey_new_key_before_ok(peer: Peer) -> str:
    peer.sealer = Sealer(peer.half_rekeyed().ap_c)
    return peer.outcome()


def rekey_old_key_before_ok(peer: Peer) -> str:
    """Late, but right (8.4)."""
    peer.half_rekeyed()
    return peer.outcome()


def rekey_once(peer: Peer) -> str:
    peer.rekeyed()
    return peer.outcome()


def rekey_again(peer: Peer) -> str:
    peer.rekeyed()
    peer.send(peer.rekey_c())
    return peer.outcome()


def rekey_old_key(peer: Peer) -> str:
    peer.half_rekeyed()
    peer.send(Message(wire.REKEY_OK, b""))
    return peer.outcome()


def rekey_before_welcome(peer: Peer) -> str:
    peer.almost_join().send(peer.rekey_c())
    return peer.outcome()


YC = keys.PUBLIC_BYTES

CASES: dict[str, Case] = {
    # clause 2
    "frame-type-4": raw(b"\x04"),
    "frame-type-9": raw(b"\x09"),
    "hello-too-long": raw(b"\x01\x00\x10\x01"),
    "bytes-before-hello-s": early_bytes,
    # clause 3
    "unknown-values-in-lists": with_hello(bytes([7, 1, 200]), lambda right: b"\x09" + right),
    "only-version-2": with_hello(b"\x02"),
    "only-suite-9": with_hello(suites=lambda _: b"\x09", public=lambda p: p[:YC] + b"\0\0"),
    "no-versions": with_hello(b""),
    "no-suites": with_hello(suites=lambda _: b"", public=lambda p: p[:YC] + b"\0\0"),
    "a-suite-twice": with_hello(suites=lambda right: right + right[:1]),
    "a-version-twice": with_hello(b"\x01\x01"),
    "ext": with_hello(tail=b"\0\x03abc"),
    "after-ext": with_hello(tail=b"\0\0\0"),
    "yc-0": with_hello(public=lambda p: bytes(YC) + p[YC:]),
    "yc-1": with_hello(public=lambda p: bytes(YC - 1) + b"\x01" + p[YC:]),
    "yc-p-1": with_hello(public=lambda p: (keys.P - 1).to_bytes(YC, "big") + p[YC:]),
    "yc-above-p": with_hello(public=lambda p: b"\xff" * YC + p[YC:]),
    "ek-missing": with_hello(public=lambda p: p[:YC] + b"\0\0"),
    "ek-short": with_hello(public=lambda p: p[:YC] + (1183).to_bytes(2, "big") + p[YC + 2 : -1]),
    "ek-modulus": with_hello(public=lambda p: p[: YC + 2] + b"\xff\xff\xff" + p[YC + 5 :]),
    "ek-without-suite-2": with_hello(suites=lambda _: b"\x01"),
    # clause 6
    "flight-right": with_flight(lambda p, name: [name]),
    "flight-with-identity": with_flight(lambda p, name: [name, *p.signed(name)]),
    "flight-with-invite": with_flight(
        lambda p, name: [name, *p.signed(name), Message(wire.INVITE, bytes(16))]
    ),
    "flight-key-without-signature": with_flight(lambda p, name: [name, p.signed(name)[0]]),
    "flight-order": with_flight(lambda p, name: [*p.signed(name), name]),
    "flight-without-name": with_flight(lambda p, name: []),
    "flight-name-twice": with_flight(lambda p, name: [name, name]),
    "flight-with-pad": with_flight(lambda p, name: [name, Message(wire.PAD, b"")]),
    "flight-type-200": with_flight(lambda p, name: [name, Message(200, b"")]),
    "flight-invite-short": with_flight(lambda p, name: [name, Message(wire.INVITE, bytes(15))]),
    "flight-name-empty": with_flight(lambda p, name: [Message(wire.NAME, b"")]),
    "flight-finish": with_flight(lambda p, name: [name], finish=bytes(32)),
    "flight-foreign-signature": foreign_signature,
    "say-before-welcome": with_messages(Message(room.SAY, room.say(bytes(16), "hi")[3:]), welcomed=False),
    # clauses 5 and 7
    "tampered": tampered,
    "repeated": repeated,
    "type-200": with_messages(Message(200, b"tomorrow"), Message(255, b"")),
    "type-80": with_messages(Message(80, b"")),
    "type-99": with_messages(Message(99, b"")),
    "pong-unasked": with_messages(Message(wire.PONG, bytes(8))),
    "ping-short": with_messages(Message(wire.PING, bytes(7))),
    "name-after-welcome": with_messages(Message(wire.NAME, b"ben")),
    # clause 9
    "say-not-shortest": with_messages(
        Message(room.SAY, bytes.fromhex("b80262696450" + "00" * 16 + "64746578746161"))
    ),
    "say-unknown-key": with_messages(
        Message(room.SAY, bytes.fromhex("a362696450" + "00" * 16 + "647465787461616178f6"))
    ),
    "say-control": with_messages(
        Message(room.SAY, bytes.fromhex("a262696450" + "00" * 16 + "647465787461 1b"))
    ),
    "say-bytes-after": with_messages(Message(room.SAY, room.say(bytes(16), "hi")[3:] + b"\0")),
    "say-kind-null": asks(room.SAY, kind=None, text="hi"),
    "say-kind-of-a-later-version": asks(room.SAY, kind="poll", text="hi"),
    "say-notice": asks(room.SAY, kind="notice", text="hi"),
    "say-gone": asks(room.SAY, kind="gone"),
    "say-edit-of-nothing": asks(room.SAY, kind="edit", text="hi"),
    "say-mark-long": asks(room.SAY, kind="react", of=1, mark="x" * 33),
    "say-mentions-nine": asks(room.SAY, text="hi", mentions=["ana"] * 9),
    "say-room-0": asks(room.SAY, room=0, text="hi"),
    "open-both": asks(room.OPEN, name="ops", topic="", **{"with": "ana"}),
    "fetch-both": asks(room.FETCH, after=0, before=3, limit=1),
    "fetch-257": asks(room.FETCH, after=0, limit=257),
    "page-from-client": asks(room.PAGE, items=[], more=False),
    "say-nowhere": asks(room.SAY, room=77, text="hi"),
    "join-nowhere": asks(room.SAY, room=77, kind="member", who="ana", role="member"),
    "fetch-nowhere": asks(room.FETCH, room=77, after=0, limit=1),
    "search-nowhere": asks(room.SEARCH, room=77, text="hi"),
    "who-nowhere": asks(room.WHO, room=77),
    "read-nowhere": asks(room.READ, room=77, n=5),
    "edit-as-guest": asks(room.SAY, kind="edit", of=1, text="hi"),
    "open-as-guest": asks(room.OPEN, name="ops", topic=""),
    "list-as-guest": asks(room.LIST),
    "search-for-nothing": asks(room.SEARCH, text="."),
    "reply-to-nothing": asks(room.SAY, text="hi", re=2**50),
    # clause 8
    "rekey-once": rekey_once,
    "rekey-again-at-once": rekey_again,
    "rekey-twice-in-flight": rekey_then(),
    "rekey-again-before-ok": rekey_again_before_ok,
    "rekey-ok-unasked": with_messages(Message(wire.REKEY_OK, b"")),
    "rekey-ok-too-soon": rekey_then(Message(wire.REKEY_OK, b"")),
    "rekey-ok-not-last": rekey_ok_then(Message(wire.PAD, b"")),
    "rekey-ok-with-body": rekey_ok_then(body=b"x"),
    "rekey-new-key-before-ok": rekey_new_key_before_ok,
    "rekey-old-key-before-ok": rekey_old_key_before_ok,
    "rekey-s-from-client": with_messages(Message(wire.REKEY_S, b"")),
    "rekey-before-welcome": rekey_before_welcome,
    "rekey-not-last": rekey(Message(wire.PAD, b"")),
    "rekey-yc-0": rekey_keys(lambda body: body[:32] + bytes(YC) + body[32 + YC :]),
    "rekey-ek-missing": rekey_keys(lambda body: body[: 32 + YC] + b"\0\0"),
    "rekey-ek-modulus": rekey_keys(lambda body: body[: 34 + YC] + b"\xff\xff\xff" + body[37 + YC :]),
    "rekey-longer": rekey_keys(lambda body: body + b"\0"),
    "rekey-cut": rekey_keys(lambda body: body[:-1]),
    "rekey-old-key-after-ok": rekey_old_key,
}

# They spoil an `ek`, and in suite 1 there is none.
ONLY_SUITE_2 = {
    "ek-missing",
    "ek-short",
    "ek-modulus",
    "ek-without-suite-2",
    "rekey-ek-missing",
    "rekey-ek-modulus",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("case", nargs="*")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--pin", required=True)
    parser.add_argument("--suite", type=int, choices=(1, 2), default=2)
    options = parser.parse_args()
    for case in options.case or [c for c in CASES if options.suite == 2 or c not in ONLY_SUITE_2]:
        print(f"{case}: {CASES[case](Peer(options.port, options.pin, options.suite))}", flush=True)


if __name__ == "__main__":
    main()
