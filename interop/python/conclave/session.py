"""One connection without its socket: bytes and the time go in, events and bytes come out.

`receive` what arrived, `step` now and then, write `outbox`, read `events`; `ended` says that it is over.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from . import keys, room, wire
from .handshake import Config, Established, Handshake
from .memory import Memory
from .wire import Fault, Message, Opener, Sealer

MAX_NAMES = 3  # clause 6.7
FINISH_WITHIN, VERDICT_WITHIN, REKEY_WITHIN = 20.0, 15.0, 60.0  # clause 7.5
QUIET = 30.0  # clause 7.3


@dataclass(frozen=True)
class Limits:
    """Clause 8.6, and `rekey_records` for whoever wants to see many rekeys."""

    rekey_records: int | None = None
    rekey_bytes: int = 2**30
    rekey_age: float = 3600.0
    rekey_interval: float = 60.0  # clause 8.5
    close_bytes: int = 2**36
    close_records: int = 2**48
    close_age: float = 86400.0


CLAUSE_8_6 = Limits()


class _Open:
    """Everything secret of an open session, so that one assignment drops it (clause 1.8)."""

    def __init__(self, established: Established, now: float) -> None:
        self.suite, self.sid, self.host_key = established.suite, established.sid, established.host_key
        self.rekey: tuple[keys.Offer, bytes] | None = None  # the one in flight, and its REKEY_C whole
        self.use(established.keys, now)

    def use(self, fresh: keys.SessionKeys, now: float) -> None:
        """Clauses 4.2, 4.4 and 8.2; what was there before is let go of."""
        self.opener, self.sealer, self.rk = Opener(fresh.ap_s, now), Sealer(fresh.ap_c, now), fresh.rk


class Session:
    def __init__(
        self, config: Config, limits: Limits = CLAUSE_8_6, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if not 1 <= len(config.names) <= MAX_NAMES or not all(map(room.is_name, config.names)):  # 6.1, 6.7
            raise ValueError("one to three names, of 1 to 128 bytes each")
        self.outbox = bytearray()
        self.events: list[dict[str, Any]] = []
        self.ended = False
        self.welcomed = False
        self.knows_rooms = False  # whether all that we are in were told (9.8)
        # What was asked for and has no answer yet, by id: in words of room.FROM_CLIENT, with its fields.
        self.asked: dict[bytes, tuple[str, dict[str, Any]]] = {}
        self.rooms: dict[int, Memory] = {}
        self._unsure: dict[bytes, dict[str, Any]] = {}
        self._config = config
        self._limits = limits
        self._clock = clock
        self._frames = wire.FrameReader()
        self._names = list(config.names)
        self._queue: list[bytes] = []
        self._pings: list[bytes] = []
        self._heard_at = self._pinged_at = clock()
        self._rekeyed_at: float | None = None
        self._deadline: float | None = clock() + FINISH_WITHIN
        self._open: _Open | None = None  # from our flight on
        self._handshake: Handshake | None = Handshake(config, keys.Offer.new(2 in config.offered))
        self.outbox += self._handshake.hello_c

    # ---- what the user wants

    def say(self, text: str) -> None:
        self.ask("say", {"text": text})

    def ask(self, what: str, fields: dict[str, Any], id_: bytes | None = None) -> bytes:
        """Anything of room.FROM_CLIENT. What may have arrived before is asked for again under its `id_` (9.4)."""
        if not self.welcomed:  # clause 6.5
            raise RuntimeError("not before the welcome")
        if what not in room.FROM_CLIENT:
            raise ValueError(f"nobody can be asked for {what}")
        id_ = id_ or os.urandom(16)
        self._queue.append(room.write(what, fields, id_))
        if room.FROM_CLIENT[what][1] is not None:
            self.asked[id_] = what, fields
        return id_

    def resume(self, numbers: dict[int, int], unsure: dict[bytes, dict[str, Any]]) -> None:
        """Goes on where an earlier session stopped, as `remembered` says: what it missed is fetched (9.14)."""
        self.rooms = {number: Memory(have) for number, have in numbers.items()}
        self._unsure = unsure

    def remembered(self) -> tuple[dict[int, int], dict[bytes, dict[str, Any]]]:
        """The last number of each room, and what was said and not acknowledged."""
        numbers = {number: memory.have for number, memory in self.rooms.items() if memory.have is not None}
        return numbers, self._unsure | {id_: said for id_, (what, said) in self.asked.items() if what == "say"}

    @property
    def idle(self) -> bool:
        """Whether nothing is awaited: no answer, and nothing that was missed."""
        return self.knows_rooms and not self.asked and not self._queue

    @property
    def unacknowledged(self) -> list[str]:
        return [fields.get("text", "") for what, fields in self.asked.values() if what == "say"]

    def leave(self) -> None:
        self._bye(0)
        self._end("left", "we said goodbye")

    # ---- what happens

    def receive(self, data: bytes) -> None:
        with self._faults():
            self._heard_at = self._clock()
            self._frames.feed(data)
            for frame in self._frames:
                self._take(frame)
                if self.ended:
                    return

    def disconnected(self) -> None:
        if not self.ended:  # clause 7.4
            self._end("truncated", "the connection ended without a goodbye")

    def step(self) -> None:
        """Whatever is due by now: deadlines, PING, rekeys; and everything that waits goes into the outbox."""
        with self._faults():
            now = self._clock()
            if self._deadline is not None and now > self._deadline:
                raise Fault("deadline", "the server took too long")  # clause 7.5
            if self._open is not None:
                self._watch_silence(now)
                self._watch_keys(self._open, now)
                self._flush(self._open)

    # ---- the handshake

    def _take(self, frame: bytes) -> None:
        if self._open is not None:
            messages = self._open.opener.open(frame)
            for i, message in enumerate(messages):
                self._hear(self._open, message, last=i == len(messages) - 1)
                if self.ended:  # what follows a BYE is ignored (7.4)
                    return
        elif frame[0] == wire.ALERT:
            raise Fault("alert", f"alert {frame[4]}, which nobody has proved")  # clause 2.4
        elif self._handshake is not None and frame[0] == wire.HELLO_S:
            self._handshake.read_hello(frame)
            self._frames.due = (wire.RECORD,)
        elif self._handshake is not None:
            self._finish_handshake(self._handshake, frame)

    def _finish_handshake(self, handshake: Handshake, record: bytes) -> None:
        handshake.read_flight(record)
        found = keys.fingerprint(handshake.host_key)
        self.events.append({"type": "host", "fingerprint": found, "suite": handshake.suite})
        handshake.check_trust()
        if not self._frames.empty:  # 2.3: one record, and no more, before our flight
            raise Fault("frame-early", "more than the server's flight came before ours")
        flight, established = handshake.flight(Sealer(handshake.keys.hs_c))
        self.outbox += flight
        self._open = _Open(established, self._clock())
        self._handshake = None  # clause 4.3
        self._names.pop(0)
        self._deadline = self._clock() + VERDICT_WITHIN

    # ---- the session

    def _hear(self, open_: _Open, message: Message, last: bool) -> None:
        type_, body = message
        if type_ == wire.PAD or type_ >= wire.FIRST_SKIPPED:  # 7.1, 5.4
            return
        if type_ == wire.BYE:
            self._hear_bye(body)
        elif type_ == wire.PING:
            self._queue.append(Message(wire.PONG, _sized(body, 8)).encode())
        elif type_ == wire.PONG:
            self._hear_pong(body)
        elif type_ == wire.WELCOME and not self.welcomed:
            self._hear_welcome(body)
        elif type_ == wire.NAME_BAD and not self.welcomed:
            self._hear_name_bad(_sized(body, 1)[0])
        elif type_ == wire.REKEY_S and open_.rekey is not None and last:  # 8.2, 8.5
            self._hear_rekey(open_, body, *open_.rekey)
        elif type_ in room.FROM_SERVER and self.welcomed:  # 6.5
            self._hear_room(message)
        elif type_ in wire.TYPES or type_ in room.TYPES:  # clauses 5.4 and 12.1
            raise Fault("message-unexpected", f"message type {type_} is not due", bye=1)
        else:
            raise Fault("message-unknown", f"message type {type_} is unknown", bye=1)

    def _hear_bye(self, body: bytes) -> None:
        if len(body) > 256:
            raise Fault("message-malformed", "a BYE too long", bye=1)
        code = _sized(body[:1], 1)[0]
        self.events.append({"type": "bye", "code": code, "text": _utf8(body[1:])})
        self._end("bye", f"the server said goodbye with code {code}")

    def _hear_pong(self, token: bytes) -> None:
        if token not in self._pings:  # clause 7.3
            raise Fault("message-unexpected", "a PONG that answers no PING", bye=1)
        del self._pings[: self._pings.index(token) + 1]

    def _hear_welcome(self, body: bytes) -> None:
        name = _utf8(body)
        if not room.is_name(name):
            raise Fault("message-malformed", "WELCOME without a name", bye=1)
        self.welcomed, self._deadline = True, None
        self.events.append({"type": "welcome", "name": name})
        for id_, fields in self._unsure.items():
            self.ask("say", fields, id_)
        self._unsure = {}

    def _hear_name_bad(self, why: int) -> None:
        """Clause 6.7. After the third name it is the server's turn to say goodbye."""
        self.events.append({"type": "name-bad", "why": why})
        if self._names:
            self._queue.append(Message(wire.NAME, self._names.pop(0).encode()).encode())
            self._deadline = self._clock() + VERDICT_WITHIN
        elif len(self._config.names) < MAX_NAMES:
            self._bye(2)
            self._end("name-refused", "no name was agreed on")

    # ---- rooms (clause 9)

    def _hear_room(self, message: Message) -> None:
        event = room.read(message)
        if "id" in event:
            self._hear_answer(message.type, event)
        elif message.type == room.SAID:
            self._tell(event["room"], self._memory(event["room"]).hear(event["n"], event))
        elif message.type == room.ROOM:
            self.knows_rooms = self.knows_rooms or "more" not in event
            self.events.append(event)
            self._tell(event["room"], self._memory(event["room"]).describe(event["last"], event["read"]))
        elif message.type == room.READ:
            memory = self._memory(event["room"])
            if event["n"] > memory.read:  # 9.12: it never goes back
                memory.read = event["n"]
                self.events.append(event)
        else:
            self.events.append(event)

    def _hear_answer(self, type_: int, event: dict[str, Any]) -> None:
        what, fields = self.asked.get(event["id"], ("", {}))
        asked_of = fields.get("room", room.LOBBY)
        # 9.5: an answer to nothing is ignored, and one of another kind or for another room than was asked about.
        if what == "" or type_ not in (room.FROM_CLIENT[what][1], room.REFUSED):
            return
        if what != "open" and event.get("room", asked_of) != asked_of:
            return
        del self.asked[event["id"]]
        told = event | {"id": event["id"].hex()}
        if type_ == room.REFUSED:
            if asked_of in self.rooms:
                self.rooms[asked_of].fetching = False
            self.events.append({"what": what, **fields, **told})
        elif type_ == room.PAGE and "missed" in fields:
            self._tell(asked_of, self._memory(asked_of).page(event["items"], event["more"]))
        else:
            self.events.append({**fields, **told} if type_ == room.ACK else told)
            if what == "say":
                self._tell(asked_of, self._memory(asked_of).hear(event["n"], None))

    def _tell(self, number: int, events: list[dict[str, Any]]) -> None:
        """What a room has to tell now; what is still missing is fetched."""
        self.events += [{"room": number} | event for event in events]
        memory = self._memory(number)
        wanted = memory.wants()
        if wanted is not None:
            memory.fetching = True
            self.ask("fetch", {"room": number, **wanted, "missed": True})

    def _memory(self, number: int) -> Memory:
        return self.rooms.setdefault(number, Memory())

    # ---- rekey (clause 8)

    def _start_rekey(self, open_: _Open) -> None:
        offer = keys.Offer.new(open_.suite == 2)
        rekey_c = Message(wire.REKEY_C, offer.random + offer.public()).encode()
        open_.rekey = offer, rekey_c
        self._flush(open_, rekey_c)
        self.events.append({"type": "rekeying"})
        self._deadline = self._clock() + REKEY_WITHIN  # clause 7.5

    def _hear_rekey(self, open_: _Open, body: bytes, offer: keys.Offer, rekey_c: bytes) -> None:
        unsigned, signature = body[:-64], body[-64:]
        answer = keys.read_answer(unsigned)
        if answer is None or answer.rest:  # 8.5
            raise Fault("message-malformed", "REKEY_S is cut off, or goes on after its end", bye=1)
        th = sha256(open_.sid + rekey_c + unsigned).digest()
        if not keys.verify(open_.host_key, signature, "host rekey", th):  # 8.3: before anything else
            raise Fault("host-signature", "REKEY_S is not signed by this session's host key")
        agreed = offer.agree(answer.ys, answer.ct, open_.suite)
        if agreed is None:  # 1.6, 3.3, 8.5
            raise Fault("rekey-keys", "REKEY_S with a public value or ciphertext that is not allowed")
        fresh = keys.SessionKeys.derive(keys.extract(open_.rk, agreed), th)
        self._flush(open_, Message(wire.REKEY_OK, b"").encode())  # 8.3: the last under the old ap_c
        open_.use(fresh, self._clock())
        open_.rekey = self._deadline = None
        # The server had REKEY_C before it sent this, so 60 s from now are at least 60 s there (8.5).
        self._rekeyed_at = self._clock()
        self.events.append({"type": "rekeyed"})

    def _watch_keys(self, open_: _Open, now: float) -> None:
        """Clause 8.6."""
        limits, both = self._limits, (open_.sealer, open_.opener)
        records, size = max(d.seq for d in both), max(d.bytes for d in both)
        age = now - min(d.born for d in both)
        if size >= limits.close_bytes or records >= limits.close_records or age >= limits.close_age:
            raise Fault("rekey-overdue", "the keys were in use for too long", bye=3)
        enough = limits.rekey_records is not None and records >= limits.rekey_records
        due = size >= limits.rekey_bytes or age >= limits.rekey_age or enough
        # The first may come at once after the welcome (8.5).
        rested = self._rekeyed_at is None or now - self._rekeyed_at >= limits.rekey_interval
        if due and rested and self.welcomed and open_.rekey is None:
            self._start_rekey(open_)

    # ---- common

    def _watch_silence(self, now: float) -> None:
        """Clause 7.3."""
        ping = now - (self._pinged_at if self._pings else self._heard_at) >= QUIET
        if ping and len(self._pings) == 2:
            raise Fault("peer-silent", "two PINGs were not answered")
        if ping:
            token = os.urandom(8)
            self._pings.append(token)
            self._pinged_at = now
            self._queue.append(Message(wire.PING, token).encode())

    def _flush(self, open_: _Open, last: bytes = b"") -> None:
        for plaintext in wire.pack(self._queue, last):
            self.outbox += open_.sealer.seal(plaintext)
        self._queue = []

    def _bye(self, code: int) -> None:
        if self._open is not None:
            self._queue.append(Message(wire.BYE, bytes([code])).encode())
            self._flush(self._open)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Clause 1.8: stop, drop the keys, close. What is told about it before that is one BYE or nothing."""
        if self.ended:
            raise RuntimeError("the session has ended")
        try:
            yield
        except Fault as fault:
            if fault.bye is None:
                self.outbox.clear()
            else:
                self._bye(fault.bye)
            self._end(fault.code, str(fault))

    def _end(self, code: str, why: str) -> None:
        self.ended = True
        self._open = self._handshake = None
        self.events.append({"type": "ended", "code": code, "why": why, "unacknowledged": self.unacknowledged})


def _sized(body: bytes, size: int) -> bytes:
    if len(body) != size:
        raise Fault("message-malformed", f"{len(body)} bytes where there are {size}", bye=1)
    return body


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        raise Fault("message-malformed", "not UTF-8", bye=1) from error
