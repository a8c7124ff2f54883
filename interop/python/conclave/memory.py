"""What the client has of each room: up to which number, what came too early, what it has to fetch (clauses 9.3, 9.14)."""

from collections.abc import Iterator
from typing import Any

Event = dict[str, Any]

PAGE_LIMIT = 256  # clause 9.1


class Memory:
    """One room. Everything up to `have` was told to the user; None until its ROOM, where nothing is remembered."""

    def __init__(self, have: int | None = None) -> None:
        self.have = have
        self.read = 0
        self.fetching = False
        self._known = False  # whether its ROOM has come
        self._last = 0
        self._early: dict[int, Event | None] = {}  # None: our own, acknowledged

    def describe(self, last: int, read: int) -> list[Event]:
        """ROOM. Clause 9.8: SAID and ACK may have come before it, and are counted in `last`."""
        if self.have is None:
            self.have = min([last, *(n - 1 for n in self._early)])
        self._known, self._last = True, max(self._last, last)
        self.read = max(self.read, read)  # 9.12
        return self._tell()

    def hear(self, number: int, event: Event | None) -> list[Event]:
        """SAID, or ACK of our own. What is to be told now, in the room's order, and each number once."""
        self._early.setdefault(number, event)
        return self._tell()

    def page(self, items: list[Event], more: bool) -> list[Event]:
        """The answer to what `wants` asked for. What is gone for good is told as lost (9.13, 9.14)."""
        self.fetching = False
        have = self.have or 0
        if not items and not more:
            end = min(self._early, default=self._last + 1) - 1
        else:
            end = items[0]["n"] - 1 if items else have
        told: list[Event] = [{"type": "lost", "after": have, "before": end + 1}] if end > have else []
        self.have = max(have, end)
        for item in items:
            if item["n"] > self.have:
                told.append({"type": "fetched", **item})
                self.have = item["n"]
        return told + self._tell()

    def wants(self) -> dict[str, int] | None:
        """What has to be fetched next, if anything, and nothing is on its way."""
        missing = self._known and not self.fetching and (bool(self._early) or (self.have or 0) < self._last)
        return {"after": self.have or 0, "limit": PAGE_LIMIT} if missing else None

    def _tell(self) -> list[Event]:
        return list(self._in_order()) if self._known else []

    def _in_order(self) -> Iterator[Event]:
        have = self.have or 0
        self._early = {n: event for n, event in self._early.items() if n > have}
        while have + 1 in self._early:
            have += 1
            event = self._early.pop(have)
            if event is not None:
                yield event
        self.have = have
