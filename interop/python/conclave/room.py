"""The messages of the room (clause 9): SAY goes out, the others come in."""

from typing import Any

from . import cbor
from .wire import Fault, Message

SAY, SAID, ACK, JOINED, LEFT, PRESENT = TYPES = range(64, 70)


def is_name(value: Any) -> bool:
    return isinstance(value, str) and 1 <= len(value.encode()) <= 128


def is_text(value: Any) -> bool:
    """Clauses 9.1 (size, counted in UTF-8) and 9.2 (control characters)."""
    return isinstance(value, str) and 1 <= len(value.encode()) <= 15360 and not any(map(_is_control, value))


def _is_control(character: str) -> bool:
    code = ord(character)
    return character not in "\n\t" and (code <= 0x1F or 0x7F <= code <= 0x9F)


def _is_uint(value: Any) -> bool:
    return type(value) is int and value >= 0  # bool is an int to isinstance; cbor.py has checked 2^53 - 1


def _is_true(value: Any) -> bool:
    return value is True


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_id(value: Any) -> bool:
    return isinstance(value, bytes) and len(value) == 16


def _is_how(value: Any) -> bool:
    """Clause 9.5."""
    return value in ("left", "lost")


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(map(is_name, value))


def _are_guests(value: Any) -> bool:
    return _are_names(value) and len(value) > 0


# The CDDL of clause 9.1; "?" marks what may be missing. What is not listed is ignored.
SHAPES = {
    SAID: ("said", {"n": _is_uint, "from": is_name, "text": is_text, "time": _is_uint, "?guest": _is_true}),
    ACK: ("ack", {"id": _is_id, "n": _is_uint, "time": _is_uint}),
    JOINED: ("joined", {"name": is_name, "time": _is_uint, "?guest": _is_true}),
    LEFT: ("left", {"name": is_name, "how": _is_how, "time": _is_uint}),
    PRESENT: ("present", {"names": _are_names, "?guests": _are_guests, "more": _is_bool}),
}


def read(message: Message) -> dict[str, Any]:
    """The event that a message of the room is. Clause 11: what is wrong with one gets BYE 1."""
    event, shape = SHAPES[message.type]
    try:
        fields = cbor.decode_map(message.body)
    except cbor.Malformed as error:
        raise Fault("message-malformed", f"{event}: {error}", bye=1) from error
    heard: dict[str, Any] = {"type": event}
    for key, fits in shape.items():
        name = key.removeprefix("?")
        if name in fields and fits(fields[name]):
            heard[name] = fields[name]
        elif name in fields or name == key:
            raise Fault("message-malformed", f"{event} with a wrong {name}", bye=1)
    if not set(heard.get("guests", [])) <= set(heard.get("names", [])):  # 9.4
        raise Fault("message-malformed", "guests who are not there", bye=1)
    return heard


def say(id_: bytes, text: str) -> bytes:
    if not is_text(text):
        raise ValueError("a text has 1 to 15360 bytes, and no control characters but newline and tab")
    return Message(SAY, cbor.encode_map({"id": id_, "text": text})).encode()
