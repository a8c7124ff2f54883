"""What a client MUST refuse or answer, clause by clause, against a server that does each thing wrong once."""

import unittest
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conclave import cbor, keys, room, wire
from conclave.invitation import read_invitation
from conclave.session import Limits
from conclave.wire import Message

from .fake_server import FakeServer, entry, of_room, server_flight

OFTEN = Limits(rekey_records=1, rekey_interval=0)


class SessionCase(unittest.TestCase):
    def ends(self, server: FakeServer, code: str, bye: int | None = None) -> None:
        """The session has ended with this fault, and the peer got silence or one BYE."""
        ended = server.session.events[-1]
        self.assertEqual((ended["type"], ended["code"]), ("ended", code), ended["why"])
        if bye is None:
            self.assertEqual(server.take(), b"")
        else:
            self.assertEqual(server.heard()[-1][-1], Message(wire.BYE, bytes([bye])))

    def goes_on(self, server: FakeServer) -> None:
        self.assertFalse(server.session.ended, server.session.events)


class Hellos(SessionCase):
    def refused(self, server: FakeServer, data: bytes, code: str) -> None:
        server.session.receive(data)
        self.ends(server, code)

    def test_2_1_and_2_2_headers_are_judged_early(self) -> None:
        for header, code in (
            ("01", "frame-type"),
            ("04", "frame-type"),
            ("05", "frame-type"),
            ("02001001", "frame-length"),
            ("03000000", "frame-length"),
            ("03000002", "frame-length"),
        ):
            self.refused(FakeServer(), bytes.fromhex(header), code)

    def test_2_4_alert(self) -> None:
        self.refused(FakeServer(), bytes.fromhex("0300000105"), "alert")

    def test_2_3_nothing_more_before_our_flight(self) -> None:
        server = FakeServer()
        hello_s = server.hello_s()
        record = server.seal_flight(server.flight(hello_s))
        self.refused(server, hello_s + record + b"\x04", "frame-early")

    def test_hello_in_single_bytes(self) -> None:
        server = FakeServer()
        hello_s = server.hello_s()
        for byte in hello_s + server.seal_flight(server.flight(hello_s)):
            server.session.receive(bytes([byte]))
        self.assertEqual([m.type for m in server.accept()], [wire.NAME, wire.FINISH])

    def test_3_1_and_3_5_shape(self) -> None:
        good = FakeServer(1).hello_s()[4:]
        for body in (b"", good[:1], good[:-1], good[:400], good + b"\0", good[:-4] + b"\xff\xff" + good[-2:]):
            self.refused(FakeServer(1), wire.frame(wire.HELLO_S, body), "hello-malformed")

    def test_3_4_ext_is_ignored(self) -> None:
        server = FakeServer()
        hello_s = server.hello_s(ext=b"tomorrow")
        server.session.receive(hello_s + server.seal_flight(server.flight(hello_s)))
        server.accept()

    def test_3_6_choice(self) -> None:
        server = FakeServer()
        self.refused(server, server.hello_s(version=2), "hello-version")
        server = FakeServer(2)
        server.suite = 1
        hello_s = bytearray(server.hello_s())
        hello_s[5] = 3
        self.refused(server, bytes(hello_s), "hello-suite")
        server = FakeServer(1, offered=(2, 1), least_suite=2)
        self.refused(server, server.hello_s(), "suite-downgrade")

    def test_1_6_and_3_3_keys(self) -> None:
        for y in (0, 1, keys.P - 1, keys.P, 2**3072 - 1):
            server = FakeServer()
            self.refused(server, server.hello_s(ys=y.to_bytes(384, "big")), "hello-key")
        for ct in (b"", bytes(1087), bytes(1089)):
            server = FakeServer()
            self.refused(server, server.hello_s(ct=ct), "hello-key")
        server = FakeServer(1)
        self.refused(server, server.hello_s(ct=bytes(1088)), "hello-key")


class Flights(SessionCase):
    def with_flight(self, spoil: Any = None, policy: int = 0, **options: Any) -> FakeServer:
        """`spoil` gets the server and the right plaintext, and gives the plaintext that is sent."""
        server = FakeServer(**options)
        hello_s = server.hello_s()
        plaintext = server.flight(hello_s, policy)
        server.session.receive(hello_s + server.seal_flight(spoil(server, plaintext) if spoil else plaintext))
        return server

    def test_5_3_record(self) -> None:
        server = FakeServer()
        hello_s = server.hello_s()
        record = bytearray(server.seal_flight(server.flight(hello_s)))
        record[30] ^= 1
        server.session.receive(hello_s + record)
        self.ends(server, "record")

    def test_6_1_messages(self) -> None:
        for spoil in (
            lambda _, p: p[:35],
            lambda _, p: p + Message(wire.PAD, b"").encode(),
            lambda _, p: p + Message(200, b"").encode(),
            lambda _, p: p[35:102] + p[:35] + p[102:],
            lambda _, p: p + p[-35:],
        ):
            self.ends(self.with_flight(spoil), "flight")

    def test_6_3_signature_then_finish_then_policy(self) -> None:
        other = Ed25519PrivateKey.generate()

        def signed_elsewhere(server: FakeServer, _: bytes) -> bytes:
            return server_flight(server.host, server.hellos + b"x", server.keys.fin_s)

        def another_key(server: FakeServer, _: bytes) -> bytes:
            return server_flight(other, server.hellos, server.keys.fin_s)

        self.ends(self.with_flight(signed_elsewhere), "host-signature")
        self.ends(self.with_flight(lambda _, p: p[:-1] + bytes([p[-1] ^ 1])), "finish")
        self.ends(self.with_flight(policy=2, trusted=False), "flight")
        self.ends(self.with_flight(policy=1, trusted=False), "identity-needed")
        self.ends(self.with_flight(another_key), "host-changed")
        self.ends(self.with_flight(trusted=False), "host-unknown")

    def test_6_1_identity_and_invitation(self) -> None:
        identity = Ed25519PrivateKey.generate()
        server = self.with_flight(policy=1, identity=identity, invite=bytes(16))
        types = [m.type for m in server.accept()]
        self.assertEqual(types, [wire.NAME, wire.ID_KEY, wire.ID_SIG, wire.INVITE, wire.FINISH])


class Names(SessionCase):
    def test_6_5_nothing_before_the_verdict_but_pong(self) -> None:
        server = FakeServer().open_session(welcome=False)
        server.send(Message(wire.PING, b"12345678"))
        server.session.step()
        self.assertEqual(server.heard(), [[Message(wire.PONG, b"12345678")]])
        with self.assertRaises(RuntimeError):
            server.session.say("hi")
        server.send(Message(room.SAID, b"\xa0"))
        self.ends(server, "message-unexpected", bye=1)

    def test_6_7_three_names(self) -> None:
        server = FakeServer(names=("a", "b", "c")).open_session(welcome=False)
        for name in (b"b", b"c"):
            server.send(Message(wire.NAME_BAD, b"\x03"))
            server.session.step()
            self.assertEqual(server.heard(), [[Message(wire.NAME, name)]])
        server.send(Message(wire.NAME_BAD, b"\xc8"))
        self.goes_on(server)
        server.send(Message(wire.BYE, b"\x02no"), Message(99, b""))
        self.ends(server, "bye")

    def test_6_7_welcome_once(self) -> None:
        server = FakeServer().open_session()
        server.send(Message(wire.WELCOME, b"ana"))
        self.ends(server, "message-unexpected", bye=1)

    def test_7_5_deadlines(self) -> None:
        server = FakeServer()
        server.clock.now += 20.1
        server.session.step()
        self.ends(server, "deadline")
        server = FakeServer().open_session(welcome=False)
        server.clock.now += 15.1
        server.session.step()
        self.ends(server, "deadline")


class OpenSession(SessionCase):
    def test_5_3_records(self) -> None:
        for at in (4, 20, -1):
            server = FakeServer().open_session()
            record = bytearray(server.sealer.seal(Message(wire.PAD, bytes(30)).encode()))
            record[at] ^= 1
            server.session.receive(bytes(record))
            self.ends(server, "record")

    def test_5_1_plaintext_that_is_no_messages(self) -> None:
        for plaintext in (b"", b"\0", b"\0\0", b"\0\0\x01", Message(0, b"").encode() + b"\0", bytes(16385)):
            server = FakeServer().open_session()
            server.session.receive(server.sealer.seal(plaintext))
            self.ends(server, "record")

    def test_4_2_records_cannot_be_repeated_or_left_out(self) -> None:
        server = FakeServer().open_session()
        first = server.sealer.seal(Message(wire.PAD, b"").encode())
        server.session.receive(first)
        self.goes_on(server)
        server.session.receive(first)
        self.ends(server, "record")

    def test_5_4_types(self) -> None:
        server = FakeServer().open_session()
        server.send(Message(200, b"tomorrow"), Message(128, b""), Message(255, bytes(99)))
        self.goes_on(server)
        for code, types in (
            ("message-unexpected", (wire.NAME, wire.FINISH, wire.REKEY_C, wire.REKEY_OK, room.SAY, room.OPEN, room.FETCH)),
            ("message-unknown", (1, 15, 24, 31, 35, 47, 53, 63, 80, 83, 99, 127)),
        ):
            for type_ in types:
                server = FakeServer().open_session()
                server.send(Message(type_, b""))
                self.ends(server, code, bye=1)

    def test_7_3_silence(self) -> None:
        server = FakeServer().open_session()
        for _ in range(2):
            server.clock.now += 30
            server.session.step()
            ((ping,),) = server.heard()
            self.assertEqual(ping.type, wire.PING)
        server.send(Message(wire.PONG, ping.body))
        server.send(Message(wire.PONG, ping.body))
        self.ends(server, "message-unexpected", bye=1)
        server = FakeServer().open_session()
        for _ in range(3):
            server.clock.now += 30
            self.goes_on(server)
            server.take()
            server.session.step()
        self.ends(server, "peer-silent")

    def test_7_4_truncation(self) -> None:
        server = FakeServer().open_session()
        server.session.disconnected()
        self.ends(server, "truncated")

    def test_7_1_pad(self) -> None:
        for length in range(1, wire.MAX_PLAINTEXT + 1):
            padded = length + len(wire.pad_for(length))
            self.assertTrue((padded + 1) % 256 == 0 or padded == length > wire.MAX_PLAINTEXT - 256)
            self.assertLessEqual(padded, min(wire.MAX_PLAINTEXT, length + 258))

    def test_8_6_keys_too_old(self) -> None:
        for limits in (Limits(close_records=1), Limits(close_bytes=60), Limits(close_age=-1)):
            server = FakeServer(limits=limits).open_session()
            server.session.step()
            self.ends(server, "rekey-overdue", bye=3)


class Room(SessionCase):
    def hears(self, type_: int, body: bytes) -> FakeServer:
        server = FakeServer(1).open_session()
        server.send(Message(type_, body))
        return server

    def test_9_1_what_is_allowed(self) -> None:
        for body in (
            "a3 656e616d6573 81 63616e61 646d6f7265 f4 6178 a1 6161 81818181 f6",  # five levels below an unknown key
            "a2 646d6f7265 f5 656e616d6573 80",
        ):
            self.goes_on(self.hears(room.PRESENT, bytes.fromhex(body)))

    def test_9_1_encodings(self) -> None:
        names, more = "656e616d6573 80", "646d6f7265 f4"
        for body in (
            "",
            f"a2 {names} {more} 00",  # bytes after the map
            f"a3 {names} {more}",  # cut off
            f"b802 {names} {more}",  # not the shortest form
            f"bf {names} {more} ff",  # indefinite length
            f"a3 {names} {more} {more}",  # a key twice
            f"a3 {names} {more} 6178 f93c00",  # float
            f"a3 {names} {more} 6178 c000",  # tag
            f"a3 {names} {more} 6178 f7",  # undefined
            f"a3 {names} {more} 6178 1818 00",  # trailing
            f"a3 {names} {more} 6178 1817",  # 23 in two bytes
            f"a3 {names} {more} 6178 1b0020000000000000",  # 2^53
            f"a3 {names} {more} 6178 62c328",  # not UTF-8
            f"a3 {names} {more} 6178 63eda080",  # a surrogate
            f"a3 {names} {more} 6178 818181818180",  # seven levels
            f"a3 {names} {more} 01 00",  # a key that is no text
            f"a2 656e616d6573 8160 {more}",  # an empty name
            f"a2 656e616d6573 81617900 {more}",
            f"a3 {names} {more} 66677565737473 80",  # guests without one
            f"a3 {names} {more} 66677565737473 81 6162",  # a guest who is not there (9.4)
            f"a1 {names}",
            f"a2 {names} 646d6f7265 00",
        ):
            self.ends(self.hears(room.PRESENT, bytes.fromhex(body)), "message-malformed", bye=1)

    def test_9_2_texts(self) -> None:
        for text, fits in (
            ("a\n\tb", True),
            ("x" * 12288, True),
            ("é" * 6144, True),
            ("", False),
            ("x" * 12289, False),
            ("é" * 6145, False),
            *((f"a{chr(c)}", False) for c in (*range(9), *range(11, 32), *range(0x7F, 0xA0))),
        ):
            server = self.hears(*of_room(room.SAID, **entry(1, text)))
            if fits:
                self.assertEqual(server.session.events[-1]["text"], text)
            else:
                self.ends(server, "message-malformed", bye=1)
                with self.assertRaises(ValueError):
                    room.say(bytes(16), text)

    def test_9_1_and_9_2_entries(self) -> None:
        marks = [f"m{i}" for i in range(33)]
        for fields, fits in (
            ({"kind": "edit", "of": 3}, True),
            ({"kind": "edit"}, False),
            ({"kind": "edit", "of": 0}, False),
            ({"kind": "react", "of": 3, "mark": "x" * 32}, True),
            ({"kind": "react", "of": 3, "mark": "x" * 33}, False),
            ({"kind": "react", "of": 3, "mark": "a\n"}, False),
            ({"kind": "react", "of": 3, "mark": "x", "off": False}, False),
            ({"kind": "member", "who": "ana", "role": "none"}, True),
            ({"kind": "member", "who": "ana", "role": "king"}, False),
            ({"kind": "topic", "text": ""}, True),
            ({"kind": "topic", "text": "x" * 1025}, False),
            ({"kind": "notice"}, True),
            ({"kind": "gone", "text": ""}, True),
            ({"kind": "of a later version", "text": 5, "of": 0}, True),
            ({"kind": None}, False),
            ({"n": 0}, False),
            ({"mentions": ["ana"] * 8, "re": 1}, True),
            ({"mentions": []}, False),
            ({"mentions": ["ana"] * 9}, False),
            ({"mentions": ["a" * 128], "text": "x" * 12160}, True),
            ({"mentions": ["a" * 128], "text": "x" * 12161}, False),
            ({"marks": {mark: 1 for mark in marks[1:]}, "mine": marks[1:]}, True),
            ({"marks": {mark: 1 for mark in marks}}, False),
            ({"marks": {"x": 0}}, False),
            ({"mine": marks}, False),
            ({"guest": False}, False),
            ({"room": 0}, False),
        ):
            server = self.hears(*of_room(room.SAID, **{**entry(1), **fields}))
            if fits:
                self.goes_on(server)
            else:
                self.ends(server, "message-malformed", bye=1)

    def test_9_2_lists(self) -> None:
        listed = {"room": 2, "name": "ops", "topic": "", "members": 1}
        for type_, fields, fits in (
            (room.PAGE, {"items": [entry(4), entry(5)], "more": True}, True),
            (room.PAGE, {"items": [entry(4), entry(6)], "more": True}, False),
            (room.PAGE, {"items": [entry(4), entry(4)], "more": True}, False),
            (room.PAGE, {"items": [], "more": True}, False),
            (room.PAGE, {"items": [5], "more": False}, False),
            (room.FOUND, {"items": [entry(4), entry(4)]}, True),
            (room.FOUND, {"items": [{**entry(4), "room": 0}]}, False),
            (room.ROOMS, {"rooms": [listed], "more": True}, True),
            (room.ROOMS, {"rooms": [], "more": True}, False),
            (room.ROOMS, {"rooms": [{**listed, "name": ""}], "more": False}, False),
            (room.MEMBERS, {"members": [{"name": "ana", "role": "muted"}], "more": True}, True),
            (room.MEMBERS, {"members": [{"name": "ana", "role": "none"}], "more": False}, False),
            (room.MEMBERS, {"members": [], "more": True}, False),
        ):
            server = self.hears(*of_room(type_, id=bytes(16), **fields))
            if fits:
                self.goes_on(server)
            else:
                self.ends(server, "message-malformed", bye=1)


class Rekey(SessionCase):
    def asked(self, suite: int = 2) -> tuple[FakeServer, Message]:
        """A session that has just sent its REKEY_C, as the last message of a record (8.2)."""
        server = FakeServer(suite, limits=OFTEN).open_session()
        server.session.say("one")
        server.session.step()
        *_, record = server.heard()
        self.assertEqual([m.type for m in record], [room.SAY, wire.REKEY_C])
        return server, record[-1]

    def test_8_1_both_suites_three_times(self) -> None:
        for suite in (1, 2):
            server, rekey_c = self.asked(suite)
            for _ in range(3):
                self.assertEqual(len(rekey_c.body), 418 + (1184 if suite == 2 else 0))
                server.session.say("still under the old key")
                server.session.step()
                self.assertEqual([m.type for m in server.heard()[0]], [room.SAY])
                server.session.say("waits")
                server.send(Message(wire.PING, bytes(8)), server.rekey_s(rekey_c))
                (record,) = server.heard()
                self.assertEqual([m.type for m in record], [room.SAY, wire.PONG, wire.REKEY_OK])
                server.opener, server.sealer = wire.Opener(server.fresh.ap_c), wire.Sealer(server.fresh.ap_s)
                server.rk = server.fresh.rk
                server.send(Message(wire.PING, bytes(8)))
                server.session.step()
                ((pong, rekey_c),) = server.heard()
                self.assertEqual((pong.type, rekey_c.type), (wire.PONG, wire.REKEY_C))

    def test_8_3_and_8_5_wrong_answers(self) -> None:
        server, rekey_c = self.asked()
        answer = server.rekey_s(rekey_c)
        server.send(Message(answer.type, answer.body[:-1] + bytes([answer.body[-1] ^ 1])))
        self.ends(server, "host-signature")
        server, rekey_c = self.asked()
        server.send(Message(wire.REKEY_S, bytes(100)))
        self.ends(server, "message-malformed", bye=1)
        server, rekey_c = self.asked()
        server.send(server.rekey_s(rekey_c, ys=bytes(384)))
        self.ends(server, "rekey-keys")
        server, rekey_c = self.asked()
        server.send(server.rekey_s(rekey_c, more=b"\0"))
        self.ends(server, "message-malformed", bye=1)
        server, rekey_c = self.asked()
        server.host = Ed25519PrivateKey.generate()
        server.send(server.rekey_s(rekey_c))
        self.ends(server, "host-signature")

    def test_8_2_last_in_its_record(self) -> None:
        server, rekey_c = self.asked()
        server.send(server.rekey_s(rekey_c), Message(wire.PAD, b""))
        self.ends(server, "message-unexpected", bye=1)

    def test_8_4_old_keys_after_the_answer(self) -> None:
        server, rekey_c = self.asked()
        server.send(server.rekey_s(rekey_c))
        server.take()
        server.send(Message(wire.PING, bytes(8)))
        self.ends(server, "record")

    def test_8_5_answer_that_nobody_asked_for(self) -> None:
        server, rekey_c = self.asked()
        answer = server.rekey_s(rekey_c)
        server.send(answer)
        server.opener, server.sealer = wire.Opener(server.fresh.ap_c), wire.Sealer(server.fresh.ap_s)
        server.take()
        server.send(answer)
        self.ends(server, "message-unexpected", bye=1)

    def test_7_5_deadline(self) -> None:
        server, _ = self.asked()
        server.clock.now += 60.1
        server.session.step()
        self.ends(server, "deadline")

    def test_8_5_and_8_6_when(self) -> None:
        server = FakeServer(1, limits=Limits(rekey_bytes=1, rekey_interval=60)).open_session()
        server.session.step()
        ((rekey_c,),) = server.heard()
        server.send(server.rekey_s(rekey_c))
        server.opener = wire.Opener(server.fresh.ap_c)
        server.take()
        server.session.say("more than a byte")
        server.session.step()
        for seconds, types in ((1.0, [room.SAY]), (28.0, [])):
            self.assertEqual([m.type for record in server.heard() for m in record], types)
            server.clock.now += seconds
            server.session.step()
        server.clock.now += 31.1
        server.session.step()
        self.assertEqual(server.heard()[-1][-1].type, wire.REKEY_C)


class Invitations(unittest.TestCase):
    k, t = "A" * 43, "B" * 21 + "A"

    def test_6_10(self) -> None:
        for host, read in (
            ("chat.example", "chat.example"),
            ("192.0.2.7", "192.0.2.7"),
            ("[2001:db8::1]", "2001:db8::1"),
        ):
            invitation = read_invitation(f"conclave://{host}:5068/?x=1&k={self.k}&t={self.t}")
            self.assertEqual((invitation.host, invitation.port), (read, 5068))
            self.assertEqual(invitation.pin, "SHA256:" + "A" * 43)
            self.assertEqual(len(invitation.token or b""), 16)
        self.assertIsNone(read_invitation(f"conclave://h:1/?k={self.k}").token)

    def test_6_10_what_is_none(self) -> None:
        for link in (
            f"conclave://h:1/?t={self.t}",
            f"conclave://h:1/?k={self.k}&k={self.k}",
            f"conclave://h:1/?k={self.k}&t={self.t}&t={self.t}",
            f"conclave://h:1/?k={self.k}=&t={self.t}",
            f"conclave://h:1/?k={self.k[1:]}",
            f"conclave://h:1/?k={self.k}&t={self.t}A",
            f"conclave://h:1/?k={self.k}&t=",
            f"conclave://h:1/?k={self.k[1:]}.",
            f"conclave://h/?k={self.k}",
            f"https://h:1/?k={self.k}",
        ):
            with self.assertRaises(ValueError, msg=link):
                read_invitation(link)
