"""What a user is given to trust a server and to get in (clauses 6.4 and 6.10)."""

import re
from base64 import b64encode, urlsafe_b64decode
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Invitation:
    host: str
    port: int
    pin: str
    token: bytes | None


def read_token(text: str) -> bytes:
    return _decode(text, 16)


def read_invitation(link: str) -> Invitation:
    """conclave://HOST:PORT/?k=FINGERPRINT&t=TOKEN"""
    parts = urlsplit(link)
    if parts.scheme != "conclave" or not parts.hostname or not parts.port or parts.path != "/":
        raise ValueError("not conclave://HOST:PORT/?k=FINGERPRINT")
    parameters = parse_qsl(parts.query, keep_blank_values=True, separator="&")
    keys = [value for name, value in parameters if name == "k"]
    tokens = [value for name, value in parameters if name == "t"]
    if len(keys) != 1 or len(tokens) > 1:
        raise ValueError("k once, and t at most once")
    pin = "SHA256:" + b64encode(_decode(keys[0], 32)).decode().rstrip("=")
    return Invitation(parts.hostname, parts.port, pin, read_token(tokens[0]) if tokens else None)


def _decode(text: str, size: int) -> bytes:
    """base64url without "="; the characters are checked here because Python's decoder passes over others."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text) or len(text) != -(-size * 4 // 3):
        raise ValueError(f"not {size} bytes in base64url")
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
