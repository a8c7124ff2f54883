"""What is on the wire: frames (clause 2), records (clause 5), and the messages in them."""

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from .keys import equal, expand, mac

HELLO_C, HELLO_S, ALERT, RECORD = 1, 2, 3, 4

# Clause 2.1: the lengths that each type may have. HELLO_C is not here: it is never due at a client.
FRAME_LENGTHS = {HELLO_S: range(4097), ALERT: range(1, 2), RECORD: range(64, 16449, 16)}

MAX_PLAINTEXT = 16384  # clause 5.1

PAD, HOST_KEY, HOST_SIG, NAME_ASK, FINISH = 0, 16, 17, 18, 19
NAME, ID_KEY, ID_SIG, INVITE = 20, 21, 22, 23
REKEY_C, REKEY_S, REKEY_OK = 32, 33, 34
BYE, WELCOME, NAME_BAD, PING, PONG = 48, 49, 50, 51, 52
TYPES = (PAD, *range(HOST_KEY, INVITE + 1), *range(REKEY_C, REKEY_OK + 1), *range(BYE, PONG + 1))
FIRST_SKIPPED = 128  # clauses 5.4 and 12.3


class Fault(Exception):
    """The session ends. `code` is clause 11's; `bye` is what the peer is told, or None for silence."""

    def __init__(self, code: str, why: str, bye: int | None = None) -> None:
        super().__init__(why)
        self.code = code
        self.bye = bye


class Message(NamedTuple):
    """Clause 5.1."""

    type: int
    body: bytes

    def encode(self) -> bytes:
        return bytes([self.type]) + len(self.body).to_bytes(2, "big") + self.body


def frame(type_: int, body: bytes) -> bytes:
    return bytes([type_]) + len(body).to_bytes(3, "big") + body


class FrameReader:
    """Cuts frames out of what arrives, and judges each header before its body is awaited (clause 2.2)."""

    def __init__(self) -> None:
        self.due: tuple[int, ...] = (HELLO_S, ALERT)
        self._buffer = bytearray()

    def feed(self, data: bytes) -> None:
        self._buffer += data

    def __iter__(self) -> Iterator[bytes]:
        while self._buffer:
            if self._buffer[0] not in self.due:  # 2.2: as soon as the type is there
                raise Fault("frame-type", f"frame type {self._buffer[0]} is not due")
            if len(self._buffer) < 4:
                return
            length = int.from_bytes(self._buffer[1:4], "big")
            if length not in FRAME_LENGTHS[self._buffer[0]]:  # 2.1, 2.2
                raise Fault("frame-length", f"frame of type {self._buffer[0]} with {length} bytes")
            if len(self._buffer) < 4 + length:
                return
            whole = bytes(self._buffer[: 4 + length])
            del self._buffer[: 4 + length]
            yield whole

    @property
    def empty(self) -> bool:
        return not self._buffer


class _Direction:
    """The keys of one direction, and what they have protected so far (clauses 4.2 and 8.6)."""

    def __init__(self, secret: bytes, now: float = 0.0) -> None:
        self._enc = expand(secret, "enc")
        self._mac = expand(secret, "mac")
        self.seq = 0
        self.bytes = 0
        self.born = now

    def _tag(self, header_iv_ct: bytes) -> bytes:
        return mac(self._mac, self.seq.to_bytes(8, "big") + header_iv_ct)

    def _cipher(self, iv: bytes) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._enc), modes.CBC(iv))

    def _count(self, record: bytes) -> None:
        self.seq += 1
        self.bytes += len(record)


class Sealer(_Direction):
    def __init__(
        self, secret: bytes, now: float = 0.0, new_iv: Callable[[], bytes] = lambda: os.urandom(16)
    ) -> None:
        super().__init__(secret, now)
        self._new_iv = new_iv

    def seal(self, plaintext: bytes) -> bytes:
        """Clause 5.2. The plaintext is fixed by now, so the IV may be drawn."""
        n = 16 - len(plaintext) % 16
        iv = self._new_iv()
        encryptor = self._cipher(iv).encryptor()
        ct = encryptor.update(plaintext + bytes([n]) * n) + encryptor.finalize()
        unsigned = frame(RECORD, iv + ct + bytes(32))[:-32]
        record = unsigned + self._tag(unsigned)
        self._count(record)
        return record


class Opener(_Direction):
    def open(self, record: bytes) -> list[Message]:
        """Clause 5.3, in its order; the frame reader has judged the header."""
        unsigned, tag = record[:-32], record[-32:]
        if not equal(self._tag(unsigned), tag):
            raise Fault("record", "wrong tag")
        decryptor = self._cipher(unsigned[4:20]).decryptor()
        padded = decryptor.update(unsigned[20:]) + decryptor.finalize()
        n = padded[-1]
        if not 1 <= n <= 16 or padded[-n:] != bytes([n]) * n:
            raise Fault("record", "wrong padding")
        self._count(record)
        return split_messages(padded[:-n])


def split_messages(plaintext: bytes) -> list[Message]:
    """Clauses 5.1 and 5.3: at least one message, and the last ends where the plaintext does."""
    if not 3 <= len(plaintext) <= MAX_PLAINTEXT:
        raise Fault("record", f"a plaintext of {len(plaintext)} bytes")
    messages, at = [], 0
    while at < len(plaintext):
        end = at + 3 + int.from_bytes(plaintext[at + 1 : at + 3], "big")
        if at + 3 > len(plaintext) or end > len(plaintext):
            raise Fault("record", "a message reaches over the end of its record")
        messages.append(Message(plaintext[at], plaintext[at + 3 : end]))
        at = end
    return messages


def pad_for(length: int) -> bytes:
    """Clause 7.1: the PAD after which `length` bytes, plus 1, are a multiple of 256; empty where there is none."""
    gap = -(length + 1) % 256
    if gap in (1, 2):
        gap += 256
    return Message(PAD, bytes(gap - 3)).encode() if gap and length + gap <= MAX_PLAINTEXT else b""


def pack(waiting: list[bytes], last: bytes = b"") -> Iterator[bytes]:
    """Clause 7.2: as few plaintexts as hold everything. `last` ends the last one, after its PAD (clause 8.2)."""
    plaintext = b""
    for message in waiting:
        if len(plaintext) + len(message) > MAX_PLAINTEXT:
            yield plaintext + pad_for(len(plaintext))
            plaintext = b""
        plaintext += message
    if last and len(plaintext) + len(last) > MAX_PLAINTEXT:
        yield plaintext + pad_for(len(plaintext))
        plaintext = b""
    if plaintext or last:
        yield plaintext + pad_for(len(plaintext) + len(last)) + last
