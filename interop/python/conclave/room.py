"""The messages of rooms (clause 9): what fits their CDDL comes in and goes out, nothing else does."""

from collections.abc import Callable, Mapping
from typing import Any

from . import cbor
from .wire import Fault, Message

SAY, SAID, ACK, JOINED, LEFT, PRESENT, REFUSED, OPEN, ROOM, FETCH, PAGE, READ = range(64, 76)
LIST, ROOMS, SEARCH, FOUND = range(76, 80)
WHO, MEMBERS = 81, 82
TYPES = (*range(64, 80), WHO, MEMBERS)

LOBBY = 1  # clause 9.3: the room where none is said

Check = Callable[[Any], bool]
Shape = Mapping[str, Check]

# ---- single values: the last lines of the CDDL, and clause 9.2


def _is_string(value: Any, low: int, high: int) -> bool:
    """Sizes are counted in UTF-8."""
    return isinstance(value, str) and low <= len(value.encode()) <= high


def is_name(value: Any) -> bool:
    return _is_string(value, 1, 128)


def is_text(value: Any) -> bool:
    return _is_string(value, 1, 12288) and not any(map(_is_control, value))


def _is_topic(value: Any) -> bool:
    return value == "" or is_text(value) and _is_string(value, 1, 1024)


def _is_mark(value: Any) -> bool:
    return is_text(value) and _is_string(value, 1, 32) and not set(value) & set("\n\t")


def _is_control(character: str) -> bool:
    code = ord(character)
    return character not in "\n\t" and (code <= 0x1F or 0x7F <= code <= 0x9F)


def _is_uint(value: Any) -> bool:
    return type(value) is int and value >= 0  # bool is an int to isinstance; cbor.py has checked 2^53 - 1


def _is_number(value: Any) -> bool:
    return _is_uint(value) and value > 0


def _is_true(value: Any) -> bool:
    return value is True


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_any_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_id(value: Any) -> bool:
    return isinstance(value, bytes) and len(value) == 16


def _one_of(*words: str) -> Check:
    return lambda value: isinstance(value, str) and value in words


def _list_of(check: Check, least: int = 0, most: float = float("inf")) -> Check:
    return lambda value: isinstance(value, list) and least <= len(value) <= most and all(map(check, value))


def _are_counted_marks(value: Any) -> bool:
    if not isinstance(value, dict) or len(value) > 32:
        return False
    return all(map(_is_mark, value)) and all(map(_is_number, value.values()))


_is_role = _one_of("owner", "moderator", "member", "muted")

# ---- maps; "?" marks what may be missing

# Clauses 9.1 and 9.6: what a client may put into a room, by kind.
CONTENT: Mapping[str, Shape] = {
    "text": {"text": is_text, "?re": _is_number, "?mentions": _list_of(is_name, 1, 8)},
    "edit": {"of": _is_number, "text": is_text},
    "delete": {"of": _is_number},
    "react": {"of": _is_number, "mark": _is_mark, "?off": _is_true},
    "pin": {"of": _is_number, "?off": _is_true},
    "topic": {"text": _is_topic},
    "member": {"who": is_name, "role": lambda value: value == "none" or _is_role(value)},
}
KEPT: Mapping[str, Shape] = {**CONTENT, "notice": {"text": is_text}, "gone": {}}

ENTRY: Shape = {
    "n": _is_number,
    "from": is_name,
    "time": _is_uint,
    "?guest": _is_true,
    "?edited": _is_uint,
    "?marks": _are_counted_marks,
    "?mine": _list_of(_is_mark, most=32),
}
LISTED: Shape = {"room": _is_number, "name": is_name, "topic": _is_topic, "members": _is_uint}
MEMBER: Shape = {"name": is_name, "role": _is_role}
IN_ROOM: Shape = {"?room": _is_number}
ASKING: Shape = {"id": _is_id}
MORE: Shape = {"more": _is_bool}

FROM_SERVER: Mapping[int, tuple[str, Shape]] = {
    SAID: ("said", {**IN_ROOM, **ENTRY}),
    ACK: ("ack", {**ASKING, **IN_ROOM, "n": _is_number, "time": _is_uint}),
    REFUSED: ("refused", {**ASKING, "why": _is_any_text}),
    JOINED: ("joined", {"name": is_name, "time": _is_uint, "?guest": _is_true}),
    LEFT: ("left", {"name": is_name, "how": _one_of("left", "lost", "removed"), "time": _is_uint}),
    PRESENT: ("present", {"names": _list_of(is_name), "?guests": _list_of(is_name, 1), **MORE}),
    ROOM: (
        "room",
        {
            **IN_ROOM,
            "kind": _one_of("lobby", "public", "private", "direct"),
            "name": is_name,
            "topic": _is_topic,
            "role": _is_role,
            "first": _is_number,
            "last": _is_uint,
            "read": _is_uint,
            "members": _is_uint,
            "pins": _list_of(_is_number, most=64),
            "?more": _is_true,
        },
    ),
    READ: ("read", {**IN_ROOM, "n": _is_number}),
    PAGE: ("page", {**ASKING, **IN_ROOM, "items": _is_list, **MORE}),
    FOUND: ("found", {**ASKING, "items": _is_list, "?next": _is_number}),
    ROOMS: ("rooms", {**ASKING, "rooms": _is_list, **MORE}),
    MEMBERS: ("members", {**ASKING, **IN_ROOM, "members": _is_list, **MORE}),
}

SEARCHED: Shape = {
    "text": is_text,
    "?room": _is_number,
    "?from": is_name,
    "?since": _is_uint,
    "?until": _is_uint,
    "?before": _is_number,
}
NAMED: Shape = {"name": is_name, "topic": _is_topic, "?private": _is_true}
LIMIT: Shape = {"limit": lambda value: _is_number(value) and value <= 256}

# What a client asks for: the message, the answer that it gets (clause 9.5), its forms. A SAY has those of CONTENT.
FROM_CLIENT: Mapping[str, tuple[int, int | None, tuple[Shape, ...]]] = {
    "say": (SAY, ACK, ()),
    "open": (OPEN, ACK, (NAMED, {"with": is_name})),
    "fetch": (
        FETCH,
        PAGE,
        ({**IN_ROOM, "after": _is_uint, **LIMIT}, {**IN_ROOM, "before": _is_number, **LIMIT}),
    ),
    "read": (READ, None, ({**IN_ROOM, "n": _is_number},)),
    "list": (LIST, ROOMS, ({"?after": is_name},)),
    "who": (WHO, MEMBERS, ({**IN_ROOM, "?after": is_name},)),
    "search": (SEARCH, FOUND, (SEARCHED,)),
}


class _Wrong(ValueError):
    pass


def _take(fields: Any, shape: Shape) -> dict[str, Any]:
    """The fields that are in the shape; clause 9.1: what is not listed is ignored."""
    if not isinstance(fields, dict):
        raise _Wrong("no map where there is one")
    taken: dict[str, Any] = {}
    for key, fits in shape.items():
        name = key.removeprefix("?")
        if name in fields and fits(fields[name]):
            taken[name] = fields[name]
        elif name in fields or name == key:
            raise _Wrong(f"a wrong {name}")
    return taken


def _content(fields: dict[str, Any], kinds: Mapping[str, Shape]) -> dict[str, Any]:
    kind = fields.get("kind", "text")
    if not isinstance(kind, str) or kind not in kinds:
        raise _Wrong("a wrong kind")
    content = {"kind": kind, **_take(fields, kinds[kind])}
    names = [content.get("text", ""), *content.get("mentions", [])]
    if len("".join(names).encode()) > 12288:  # 9.2
        raise _Wrong("too much text and mentions together")
    return content


def _entry(fields: Any, shape: Shape = ENTRY) -> dict[str, Any]:
    """Clause 9.7: a kind that is not known has its place and no more."""
    entry = _take(fields, shape)
    kind = fields.get("kind", "text")
    known = not isinstance(kind, str) or kind in KEPT
    return entry | (_content(fields, KEPT) if known else {"kind": "other"})


def _check_list(heard: dict[str, Any]) -> None:
    """What 9.2 asks of lists besides."""
    event = heard["type"]
    if event == "page":
        heard["items"] = [_entry(item) for item in heard["items"]]
        numbers = [item["n"] for item in heard["items"]]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers)) if numbers else []):
            raise _Wrong("a gap")
    elif event == "found":
        heard["items"] = [{"room": LOBBY} | _entry(item, {**IN_ROOM, **ENTRY}) for item in heard["items"]]
    elif event == "rooms":
        heard["rooms"] = [_take(item, LISTED) for item in heard["rooms"]]
    elif event == "members":
        heard["members"] = [_take(item, MEMBER) for item in heard["members"]]
    elif event == "present" and not set(heard.get("guests", [])) <= set(heard["names"]):  # 9.8
        raise _Wrong("guests who are not there")
    lists = [heard[key] for key in ("items", "rooms", "members") if isinstance(heard.get(key), list)]
    if heard.get("more") and [] in lists:
        raise _Wrong("more behind nothing")


def read(message: Message) -> dict[str, Any]:
    """The event that a message of a room is. Clause 11: what is wrong with one gets BYE 1."""
    event, shape = FROM_SERVER[message.type]
    try:
        fields = cbor.decode_map(message.body)
        heard = {"type": event} | (_entry(fields, shape) if message.type == SAID else _take(fields, shape))
        _check_list(heard)
    except (cbor.Malformed, _Wrong) as error:
        raise Fault("message-malformed", f"{event}: {error}", bye=1) from error
    return {"room": LOBBY} | heard if "?room" in shape else heard


def write(what: str, fields: Mapping[str, Any], id_: bytes) -> bytes:
    """The message that asks for `what`. Raises ValueError where a server would end the session over it."""
    type_, answer, forms = FROM_CLIENT[what]
    asking = {} if answer is None else {"id": id_}
    if what == "say":
        taken = _take(fields, IN_ROOM) | _content(dict(fields), CONTENT)
    else:
        names = [{key.removeprefix("?") for key in form} for form in forms]
        said_names = set(fields) & set().union(*names)
        fitting = [form for form, own in zip(forms, names, strict=True) if said_names <= own]
        if not fitting:
            raise _Wrong("of two forms, both")  # 9.1
        taken = _take(fields, fitting[0])
    # The lobby and the kind of a text go without saying.
    usual = {"room": LOBBY, "kind": "text"}
    said = {key: value for key, value in taken.items() if usual.get(key) != value or what == "search"}
    return Message(type_, cbor.encode_map(asking | said)).encode()


def say(id_: bytes, text: str) -> bytes:
    """A text in the lobby."""
    return write("say", {"text": text}, id_)
