"""The part of CBOR (clause 1.9) that clause 9.1 allows, and nothing else."""

from typing import Any

MAX_DEPTH = 6  # clause 9.1: levels of nesting, the message's own map being the first
MAX_INTEGER = 2**53 - 1  # clause 9.2

UINT, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG, SIMPLE = range(8)
CONSTANTS = {20: False, 21: True, 22: None}


class Malformed(ValueError):
    pass


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    size = next(s for s in (1, 2, 4, 8) if argument < 1 << (8 * s))
    return bytes([major << 5 | 23 + size.bit_length()]) + argument.to_bytes(size, "big")


def encode_map(fields: dict[str, Any]) -> bytes:
    """Sorted as clause 9.1 does it: by the length of the key, then by its bytes."""
    ordered = sorted(fields.items(), key=lambda item: (len(item[0].encode()), item[0].encode()))
    return _head(MAP, len(fields)) + b"".join(_encode(key) + _encode(value) for key, value in ordered)


def _encode(value: Any) -> bytes:
    """What clients send, and servers in tests."""
    if isinstance(value, dict):
        return encode_map(value)
    if isinstance(value, list):
        return _head(ARRAY, len(value)) + b"".join(map(_encode, value))
    if value is None or isinstance(value, bool):
        return _head(SIMPLE, next(code for code, constant in CONSTANTS.items() if constant is value))
    if isinstance(value, int):
        return _head(UINT, value) if value >= 0 else _head(NEGATIVE, -1 - value)
    raw = value.encode() if isinstance(value, str) else value
    return _head(TEXT if isinstance(value, str) else BYTES, len(raw)) + raw


def decode_map(data: bytes) -> dict[str, Any]:
    """The one map that is the whole of `data`."""
    reader = _Reader(data)
    value = reader.item(1)
    if reader.at != len(data) or not isinstance(value, dict):
        raise Malformed("not one map")
    return value


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def _take(self, size: int) -> bytes:
        if size > len(self._data) - self.at:
            raise Malformed("cut off")
        self.at += size
        return self._data[self.at - size : self.at]

    def _argument(self, info: int) -> int:
        if info < 24:
            return info
        if info > 27:  # 28 to 30 are reserved, 31 is an indefinite length
            raise Malformed("not a definite length")
        size = 1 << (info - 24)
        value = int.from_bytes(self._take(size), "big")
        if value < (24 if size == 1 else 1 << (4 * size)):
            raise Malformed("not in its shortest form")
        return value

    def item(self, depth: int) -> Any:
        initial = self._take(1)[0]
        major, info = initial >> 5, initial & 31
        if major == SIMPLE:
            if info not in CONSTANTS:  # floats, undefined, break, and simple values that nobody defined
                raise Malformed("a value of a kind that is not allowed")
            return CONSTANTS[info]
        if major == TAG:
            raise Malformed("a tag")
        argument = self._argument(info)
        if major == UINT or major == NEGATIVE:
            value = argument if major == UINT else -1 - argument
            if abs(value) > MAX_INTEGER:
                raise Malformed("an integer too large")
            return value
        if major == BYTES:
            return self._take(argument)
        if major == TEXT:
            try:
                return self._take(argument).decode("utf-8", "strict")
            except UnicodeDecodeError as error:
                raise Malformed("not UTF-8") from error
        if depth > MAX_DEPTH:
            raise Malformed("nested too deep")
        if major == ARRAY:
            return [self.item(depth + 1) for _ in range(argument)]
        fields: dict[str, Any] = {}
        for _ in range(argument):
            key = self.item(depth + 1)
            if not isinstance(key, str) or key in fields:
                raise Malformed("a key that is no text, or there twice")
            fields[key] = self.item(depth + 1)
        return fields
