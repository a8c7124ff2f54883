"""The client's side of the handshake: hellos (clause 3), transcript and keys (4), the two flights (6)."""

from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from . import keys, wire
from .wire import Fault, Message

VERSION = 1

# Clause 6.1: the messages of the server's flight, in order, and how long their bodies are.
SERVER_FLIGHT = [(wire.HOST_KEY, 32), (wire.HOST_SIG, 64), (wire.NAME_ASK, 1), (wire.FINISH, 32)]


@dataclass(frozen=True)
class Config:
    names: tuple[str, ...]  # one to three, offered one after the other (clause 6.7)
    pin: str | None = None  # the fingerprint of the host key that is trusted (6.4)
    offered: tuple[int, ...] = (2, 1)  # by preference (3.2)
    least_suite: int = 1  # the suite pinned with the key (6.6)
    identity: Ed25519PrivateKey | None = None
    invite: bytes | None = None


@dataclass(frozen=True)
class Established:
    """What the handshake leaves behind for the session."""

    suite: int
    host_key: bytes
    sid: bytes
    keys: keys.SessionKeys


class Handshake:
    def __init__(self, config: Config, offer: keys.Offer) -> None:
        self._config = config
        self._offer = offer
        lists = bytes([1, VERSION, len(config.offered), *config.offered])  # 3.2
        ext = b"\0\0"  # 3.4
        self.hello_c = wire.frame(wire.HELLO_C, lists + offer.random + offer.public() + ext)  # 3.1
        self._transcript = self.hello_c

    def read_hello(self, frame: bytes) -> None:
        """HELLO_S, clauses 3.1 and 3.3 to 3.6."""
        hello = frame[4:]
        answer = keys.read_answer(hello[2:])
        if answer is None or len(answer.rest) != 2 + int.from_bytes(answer.rest[:2], "big"):  # 3.1, 3.5
            raise Fault("hello-malformed", "HELLO_S is cut off, or goes on after its end")
        version, suite = hello[0], hello[1]
        if version != VERSION:  # 3.6
            raise Fault("hello-version", f"version {version} was not offered")
        if suite not in self._config.offered:  # 3.6
            raise Fault("hello-suite", f"suite {suite} was not offered")
        if suite < self._config.least_suite:  # 3.6, 6.6
            raise Fault("suite-downgrade", f"suite {suite} is less than what is pinned")
        agreed = self._offer.agree(answer.ys, answer.ct, suite)
        if agreed is None:  # 1.6, 3.3
            raise Fault("hello-key", "a public value or ciphertext that is not allowed")
        self.suite = suite
        self._transcript += frame
        self.keys = keys.HandshakeKeys.derive(suite, agreed, sha256(self._transcript).digest())

    def read_flight(self, record: bytes) -> None:
        """Clause 6.3, in its order, up to the policy; whether the key is trusted is `check_trust`."""
        messages = wire.Opener(self.keys.hs_s).open(record)
        if [(m.type, len(m.body)) for m in messages] != SERVER_FLIGHT:  # 6.1
            raise Fault("flight", "not the messages of the server's flight")
        host_key, host_sig, name_ask, finish = messages
        self._transcript += host_key.encode()
        if not keys.verify(host_key.body, host_sig.body, "host", self._th()):  # 6.1, 6.3
            raise Fault("host-signature", "the signature is not the host key's")
        self._transcript += host_sig.encode() + name_ask.encode()
        if not keys.equal(keys.mac(self.keys.fin_s, self._th()), finish.body):  # 6.1, 6.3
            raise Fault("finish", "FINISH is not what it has to be")
        self._transcript += finish.encode()
        if name_ask.body[0] > 1:  # 6.3, 12.2
            raise Fault("flight", f"policy {name_ask.body[0]} belongs to a later version")
        if name_ask.body[0] == 1 and self._config.identity is None:  # 6.3
            raise Fault("identity-needed", "this server wants an identity key")
        self.host_key = host_key.body

    def check_trust(self) -> None:
        """Clause 6.4: without a pin nothing goes on, with another one neither."""
        found = keys.fingerprint(self.host_key)
        if self._config.pin is None:
            raise Fault("host-unknown", f"if this is the server's fingerprint, pin it: {found}")
        if self._config.pin != found:
            raise Fault("host-changed", f"the pinned key is {self._config.pin}, this one is {found}")

    def flight(self, sealer: wire.Sealer) -> tuple[bytes, Established]:
        """The client's flight (6.1) and the keys after it (4.1)."""
        config, before = self._config, len(self._transcript)
        self._append(Message(wire.NAME, config.names[0].encode()))
        if config.identity is not None:
            self._append(Message(wire.ID_KEY, keys.public_bytes(config.identity)))
            self._append(Message(wire.ID_SIG, keys.sign(config.identity, "client", self._th())))
        if config.invite is not None:
            self._append(Message(wire.INVITE, config.invite))
        self._append(Message(wire.FINISH, keys.mac(self.keys.fin_c, self._th())))
        th4, hs = self._th(), self.keys.hs
        session = keys.SessionKeys.derive(hs, th4)
        record = sealer.seal(self._transcript[before:])
        return record, Established(self.suite, self.host_key, keys.expand(hs, "sid", th4), session)

    def _append(self, message: Message) -> None:
        self._transcript += message.encode()

    def _th(self) -> bytes:
        return sha256(self._transcript).digest()
