"""Rooms as a client keeps them: each entry once, in order, nothing left out, whatever order it comes in (clause 9)."""

import unittest
from typing import Any

from conclave import cbor, room
from conclave.wire import Message

from .fake_server import FakeServer, described, entry, of_room


class RoomCase(unittest.TestCase):
    def setUp(self) -> None:
        self.server = FakeServer(1).open_session()

    def again(self, rooms: dict[int, int], unsure: dict[bytes, dict[str, Any]] | None = None) -> None:
        """Another session, which goes on from an earlier one."""
        self.server = FakeServer(1)
        self.server.session.resume(rooms, unsure or {})
        self.server.open_session(welcome=False)
        self.server.send(Message(49, b"ana"))
        self.server.session.events.clear()

    def sends(self) -> list[tuple[int, dict[str, Any]]]:
        """What the client has sent since."""
        self.server.session.step()
        return [(m.type, cbor.decode_map(m.body)) for record in self.server.heard() for m in record]

    def says(self, *messages: Message) -> None:
        self.server.send(*messages)
        self.assertFalse(self.server.session.ended, self.server.session.events)

    def told(self) -> list[tuple[str, int]]:
        """Kinds and numbers of the entries that the user was told of since."""
        events, self.server.session.events = self.server.session.events, []
        return [(event["type"], event["n"]) for event in events if "n" in event and event["type"] != "ack"]


class Order(RoomCase):
    def test_9_14_a_gap_is_fetched_and_told_in_order(self) -> None:
        self.says(of_room(room.SAID, **entry(1)), of_room(room.SAID, **entry(4)))
        self.assertEqual(self.told(), [("said", 1)])
        ((type_, asked),) = self.sends()
        self.assertEqual((type_, asked["after"], asked["limit"]), (room.FETCH, 1, 256))
        self.says(of_room(room.SAID, **entry(5)))
        self.assertEqual((self.told(), self.sends()), ([], []))
        self.says(of_room(room.PAGE, id=asked["id"], items=[entry(n) for n in range(2, 6)], more=False))
        self.assertEqual(self.told(), [("fetched", n) for n in range(2, 6)])
        self.says(of_room(room.SAID, **entry(6)), of_room(room.SAID, **entry(3)))
        self.assertEqual(self.told(), [("said", 6)])

    def test_9_14_several_pages(self) -> None:
        self.again({1: 2})
        self.says(described(last=6))
        told = []
        for first, more in ((3, True), (5, True), (6, False)):
            ((type_, asked),) = self.sends()
            self.assertEqual((type_, asked["after"]), (room.FETCH, first - 1))
            items = [entry(n) for n in range(first, 5 if first == 3 else first + 1)]
            self.says(of_room(room.PAGE, id=asked["id"], items=items, more=more))
            told += self.told()
        self.assertEqual(told, [("fetched", n) for n in range(3, 7)])
        self.assertEqual(self.sends(), [])
        self.assertTrue(self.server.session.idle)

    def test_9_13_what_the_server_keeps_no_longer_is_told_as_lost(self) -> None:
        self.again({1: 2, 5: 3})
        self.says(described(last=9, first=8, more=True), described(room=5, last=7, first=8, name="ops"))
        (_, lobby), (_, ops) = self.sends()
        self.says(
            of_room(room.PAGE, id=lobby["id"], items=[entry(8), entry(9)], more=False),
            of_room(room.PAGE, id=ops["id"], room=5, items=[], more=False),
        )
        lost = [event for event in self.server.session.events if event["type"] == "lost"]
        self.assertEqual(
            lost,
            [
                {"room": 1, "type": "lost", "after": 2, "before": 8},
                {"room": 5, "type": "lost", "after": 3, "before": 8},
            ],
        )
        self.assertEqual(self.sends(), [])

    def test_9_8_what_comes_before_the_first_room_is_counted_in_it(self) -> None:
        self.again({})
        self.says(of_room(room.SAID, **entry(7)), of_room(room.SAID, **entry(8)))
        self.assertEqual(self.told(), [])
        self.says(described(last=8))
        self.assertEqual((self.told(), self.sends()), ([("said", 7), ("said", 8)], []))

    def test_9_3_own_texts_are_part_of_the_order(self) -> None:
        self.server.session.say("mine")
        ((_, said),) = self.sends()
        self.says(of_room(room.SAID, **entry(1)))
        self.says(of_room(room.ACK, id=said["id"], n=2, time=1), of_room(room.SAID, **entry(3)))
        self.assertEqual((self.told(), self.sends()), ([("said", 1), ("said", 3)], []))

    def test_rooms_are_apart(self) -> None:
        self.says(described(room=5, last=3, name="ops"))
        self.says(of_room(room.SAID, **entry(1)), of_room(room.SAID, **entry(4, room=5)))
        self.assertEqual((self.told(), self.sends()), ([("said", 1), ("said", 4)], []))

    def test_9_12_read_never_goes_back(self) -> None:
        self.says(of_room(room.READ, n=5), of_room(room.READ, n=4), of_room(room.READ, n=6))
        self.assertEqual(self.told(), [("read", 5), ("read", 6)])


class Answers(RoomCase):
    def test_9_5_what_answers_nothing_is_ignored(self) -> None:
        for type_, fields in (
            (room.ACK, {"n": 1, "time": 2}),
            (room.REFUSED, {"why": "room"}),
            (room.PAGE, {"items": [entry(1)], "more": False}),
            (room.FOUND, {"items": []}),
            (room.ROOMS, {"rooms": [], "more": False}),
            (room.MEMBERS, {"members": [], "more": False}),
        ):
            self.says(of_room(type_, id=bytes(16), **fields))
        self.assertEqual(self.server.session.events, [])

    def test_9_5_of_another_kind_or_for_another_room(self) -> None:
        id_ = self.server.session.ask("fetch", {"room": 5, "after": 0, "limit": 1})
        self.says(
            of_room(room.FOUND, id=id_, items=[]),
            of_room(room.PAGE, id=id_, items=[entry(1)], more=False),
            of_room(room.ACK, id=id_, room=5, n=1, time=2),
        )
        self.assertEqual(self.server.session.events, [])
        self.says(of_room(room.PAGE, id=id_, room=5, items=[entry(1)], more=False))
        self.assertEqual(self.server.session.events[-1]["items"][0]["n"], 1)
        self.assertEqual(self.server.session.asked, {})

    def test_9_5_refused(self) -> None:
        id_ = self.server.session.ask("say", {"room": 5, "kind": "delete", "of": 3})
        self.says(of_room(room.REFUSED, id=id_, why="a reason of a later version"))
        self.assertEqual(
            self.server.session.events,
            [
                {
                    **{"type": "refused", "what": "say", "room": 5, "kind": "delete", "of": 3},
                    **{"id": id_.hex(), "why": "a reason of a later version"},
                }
            ],
        )
        self.assertTrue(self.server.session.unacknowledged == [])

    def test_9_4_what_is_not_sure_is_sent_again_under_its_id(self) -> None:
        said = self.server.session.ask("say", {"text": "perhaps"})
        self.server.session.disconnected()
        numbers, unsure = self.server.session.remembered()
        self.assertEqual((numbers, unsure), ({1: 0}, {said: {"text": "perhaps"}}))
        self.again(numbers, unsure)
        self.assertEqual(self.sends(), [(room.SAY, {"id": said, "text": "perhaps"})])
        self.says(of_room(room.ACK, id=said, n=1, time=2), described(last=1))
        self.assertEqual((self.sends(), self.server.session.remembered()), ([], ({1: 1}, {})))


class Asking(RoomCase):
    def test_what_is_asked_for_as_it_is_on_the_wire(self) -> None:
        for what, fields, sent in (
            ("say", {"text": "hi", "room": 1}, (room.SAY, {"text": "hi"})),
            ("say", {"text": "hi", "re": 3, "room": 5}, (room.SAY, {"text": "hi", "re": 3, "room": 5})),
            ("say", {"kind": "pin", "of": 3}, (room.SAY, {"kind": "pin", "of": 3})),
            ("open", {"with": "ben"}, (room.OPEN, {"with": "ben"})),
            ("search", {"text": "hi", "room": 1}, (room.SEARCH, {"text": "hi", "room": 1})),
            ("list", {}, (room.LIST, {})),
            ("who", {"room": 5, "after": "ben"}, (room.WHO, {"room": 5, "after": "ben"})),
        ):
            id_ = self.server.session.ask(what, fields)
            self.assertEqual(self.sends(), [(sent[0], {"id": id_, **sent[1]})])
        self.server.session.ask("read", {"n": 3})
        self.assertEqual(self.sends(), [(room.READ, {"n": 3})])

    def test_what_a_server_would_not_take_is_not_sent(self) -> None:
        for what, fields in (
            ("say", {"text": ""}),
            ("say", {"kind": "notice", "text": "hi"}),
            ("say", {"kind": "gone"}),
            ("say", {"kind": "edit", "text": "hi"}),
            ("open", {"name": "ops", "topic": "", "with": "ben"}),
            ("open", {"name": "ops"}),
            ("fetch", {"after": 1, "before": 3, "limit": 5}),
            ("fetch", {"after": 1, "limit": 257}),
            ("search", {"text": ""}),
            ("read", {"n": 0}),
            ("sing", {}),
        ):
            with self.assertRaises(ValueError, msg=fields):
                self.server.session.ask(what, fields)
        self.assertEqual(self.sends(), [])
