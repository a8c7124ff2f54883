"""Numbers and keys: the group (clause 1), both suites' key exchange (clause 3), the key schedule (clauses 4, 8)."""

import hmac
import os
from base64 import b64encode
from dataclasses import dataclass
from decimal import Decimal, getcontext
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from . import mlkem768

PUBLIC_BYTES = 384  # clause 1.6

# RFC 7919, appendix A.2, asks for 275 random bits with this group; clause 1.7 for 256.
EXPONENT_BYTES = 35


def _ffdhe3072() -> int:
    """Clause 1.5. e to 1000 decimal digits is some 3320 bits, more than the 2944 that the formula needs."""
    getcontext().prec = 1000
    e = Decimal(1).exp()
    return 2**3072 - 2**3008 + (int(Decimal(2**2942) * e) + 2625351) * 2**64 - 1


P = _ffdhe3072()
G = 2


def mac(key: bytes, data: bytes) -> bytes:
    """Clause 1.2: HMAC."""
    return hmac.digest(key, data, "sha256")


def extract(salt: bytes, ikm: bytes) -> bytes:
    """Clause 1.2: HKDF-Extract, which is HMAC with the salt as its key."""
    return mac(salt, ikm)


def equal(a: bytes, b: bytes) -> bool:
    """Takes the same time wherever the first difference is (clause 5.3)."""
    return hmac.compare_digest(a, b)


def hkdf_expand(key: bytes, info: bytes, size: int) -> bytes:
    """Clause 1.2: HKDF-Expand."""
    if size > 255 * 32:
        raise ValueError("HKDF gives 255 blocks at most")
    okm, block = b"", b""
    for i in range(1, -(-size // 32) + 1):
        block = mac(key, block + info + bytes([i]))
        okm += block
    return okm[:size]


def expand(key: bytes, label: str, context: bytes = b"") -> bytes:
    """Clause 1.3."""
    return hkdf_expand(key, b"conclave1 " + label.encode("ascii") + b"\0" + context, 32)


def _signed(label: str, th: bytes) -> bytes:
    return b"conclave1 " + label.encode("ascii") + b"\0" + th


def sign(key: Ed25519PrivateKey, label: str, th: bytes) -> bytes:
    """Clause 1.4."""
    return key.sign(_signed(label, th))


# Clause 1.4: y of the points whose order divides 8, with p = 2**255 - 19: 0, 1, -1, the two of order 8; 0 and 1 also as p, p + 1.
_P = 2**255 - 19
_Y8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER = {0, 1, _P - 1, _P, _P + 1, _Y8, _P - _Y8}


def verify(public: bytes, signature: bytes, label: str, th: bytes) -> bool:
    if int.from_bytes(public, "little") % 2**255 in _SMALL_ORDER:
        return False
    return verifies(public, signature, _signed(label, th))


def verifies(public: bytes, signature: bytes, data: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def fingerprint(public: bytes) -> str:
    """Clause 6.4."""
    return "SHA256:" + b64encode(sha256(public).digest()).decode().rstrip("=")


def dh_public(exponent: int) -> bytes:
    return pow(G, exponent, P).to_bytes(PUBLIC_BYTES, "big")


def dh_shared(exponent: int, public: bytes) -> bytes | None:
    """Z, or None for a public value that clause 1.6 forbids."""
    y = int.from_bytes(public, "big")
    if len(public) != PUBLIC_BYTES or not 2 <= y <= P - 2:
        return None
    return pow(y, exponent, P).to_bytes(PUBLIC_BYTES, "big")


class Answer(NamedTuple):
    """The server's half: what HELLO_S (3.1) and REKEY_S (8.1) have in common, and what comes after it."""

    ys: bytes
    ct: bytes
    rest: bytes


def read_answer(data: bytes) -> Answer | None:
    """random 32 (which counts in the hashes only), Ys 384, ct vec16 (1.1); None where it is cut off."""
    ct_at = 32 + PUBLIC_BYTES + 2
    end = ct_at + int.from_bytes(data[ct_at - 2 : ct_at], "big")
    if len(data) < ct_at or len(data) < end:
        return None
    return Answer(data[32 : ct_at - 2], data[ct_at:end], data[end:])


@dataclass(frozen=True)
class Offer:
    """A client's half of one key exchange: fresh for each handshake and each rekey (clauses 1.7 and 8.2)."""

    random: bytes
    exponent: int
    kem_seed: bytes  # d || z of FIPS 203; empty where ML-KEM is not offered

    @staticmethod
    def new(with_kem: bool) -> "Offer":
        exponent = int.from_bytes(os.urandom(EXPONENT_BYTES), "big")
        return Offer(os.urandom(32), exponent, os.urandom(64) if with_kem else b"")

    def public(self) -> bytes:
        """Yc and ek as HELLO_C (3.1) and REKEY_C (8.1) have them."""
        ek = self._kem_keys()[0]
        return dh_public(self.exponent) + len(ek).to_bytes(2, "big") + ek

    def agree(self, ys: bytes, ct: bytes, suite: int) -> bytes | None:
        """Z || K of clause 4.1, or None if the server's keys are wrong (1.6, 3.3)."""
        z = dh_shared(self.exponent, ys)
        if z is None or len(ct) != (mlkem768.CT_BYTES if suite == 2 else 0):
            return None
        return z + (mlkem768.decapsulate(self._kem_keys()[1], ct) if suite == 2 else b"")

    def _kem_keys(self) -> tuple[bytes, bytes]:
        return mlkem768.keygen(self.kem_seed[:32], self.kem_seed[32:]) if self.kem_seed else (b"", b"")


@dataclass(frozen=True)
class HandshakeKeys:
    """Clause 4.1 up to th1. Whoever has th4 lets go of it (clause 4.3): Python cannot erase more than that."""

    hs: bytes
    hs_c: bytes
    hs_s: bytes
    fin_c: bytes
    fin_s: bytes

    @staticmethod
    def derive(suite: int, agreed: bytes, th1: bytes) -> "HandshakeKeys":
        hs = extract(sha256(b"conclave1 suite" + bytes([suite])).digest(), agreed)
        hs_c, hs_s = expand(hs, "hs c", th1), expand(hs, "hs s", th1)
        return HandshakeKeys(hs, hs_c, hs_s, expand(hs_c, "fin"), expand(hs_s, "fin"))


@dataclass(frozen=True)
class SessionKeys:
    """What protects the session until the next rekey, and RK for that one (clauses 4.1, 4.4 and 8.2)."""

    ap_c: bytes
    ap_s: bytes
    rk: bytes

    @staticmethod
    def derive(secret: bytes, th: bytes) -> "SessionKeys":
        return SessionKeys(
            expand(secret, "ap c", th), expand(secret, "ap s", th), expand(secret, "rekey", th)
        )
