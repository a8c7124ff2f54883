"""Known answers: clause 10 of docs/protocol.md, every transcript of 10.4 byte for byte, Wycheproof.

Run from interop/python: /usr/bin/python3 -m unittest
"""

import unittest
from hashlib import sha256
from typing import Any
from unittest.mock import patch

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conclave import keys, mlkem768, room, wire
from conclave.handshake import Config, Established, Handshake
from conclave.session import Limits, Session, _Open
from conclave.wire import Message, Opener, Sealer

from .fake_server import server_flight, vec16
from .vectors import leading_zeros, shared_file, transcripts, wycheproof

unhex = bytes.fromhex

SAY_HI = room.say(bytes(15) + b"\x01", "hi")  # 10.4: the client's record


def hex_values(fields: dict[str, Any]) -> dict[str, bytes]:
    """The fields that are bytes: every string but the name."""
    return {k: unhex(v) for k, v in fields.items() if isinstance(v, str) and k != "name"}


def plaintext_of(waiting: list[bytes], last: bytes = b"") -> bytes:
    (plaintext,) = wire.pack(waiting, last)
    return plaintext


def offer_of(given: dict[str, bytes]) -> keys.Offer:
    exponent = int.from_bytes(given["clientExponent"], "big")
    return keys.Offer(given["clientRandom"], exponent, given["kemSeed"])


def server_public(given: dict[str, bytes]) -> bytes:
    return keys.dh_public(int.from_bytes(given["serverExponent"], "big"))


def shared_value(given: dict[str, bytes]) -> bytes:
    """Z as the server computes it; the client's own is compared with it."""
    z = keys.dh_shared(
        int.from_bytes(given["serverExponent"], "big"),
        keys.dh_public(int.from_bytes(given["clientExponent"], "big")),
    )
    assert z is not None
    return z


def plain_cbc(key: bytes, iv: bytes, plaintext: bytes) -> bytes:
    """Clause 5.2's padding and cipher under a key that is given, not derived."""
    sealer = Sealer(bytes(32), new_iv=lambda: iv)
    sealer._enc = key
    return sealer.seal(plaintext)[20:-32]


class Clause1(unittest.TestCase):
    def test_the_group(self) -> None:
        digest = "0eaf67db3a839156d5013494a5318a772b5697d270d721f37f092efc69ea5a17"
        self.assertEqual(sha256(keys.P.to_bytes(384, "big")).hexdigest(), digest)

    def test_public_values_that_are_refused(self) -> None:
        for y in (0, 1, keys.P - 1, keys.P, keys.P + 1, 2**3072 - 1):
            self.assertIsNone(keys.dh_shared(3, y.to_bytes(384, "big")))
        for y in (2, keys.P - 2):
            self.assertIsNotNone(keys.dh_shared(3, y.to_bytes(384, "big")))
        self.assertIsNone(keys.dh_shared(3, bytes(382) + b"\x02"))


class Clause10(unittest.TestCase):
    secret = bytes(range(32))

    def test_10_1_traffic_keys(self) -> None:
        self.assertEqual(
            keys.expand(self.secret, "enc").hex(),
            "a722af6426a93578370c8f13d8b88cb787330390f9d17d32cc85463dcff9f753",
        )
        self.assertEqual(
            keys.expand(self.secret, "mac").hex(),
            "f7d2985c190a4327a5d4bf1e5aac3431b7d4eab62f5d8d1b6bbc3d391e434063",
        )

    def test_10_2_record(self) -> None:
        message = unhex("4000026869")
        record = unhex(
            "04000040 202122232425262728292a2b2c2d2e2f 4f6ea29287a947b32457c942f09232c8"
            "5b60513d5cb33409096d40a8b425ce5e8c32d675e49c737616d0a5784a5f1870"
        )
        self.assertEqual(Sealer(self.secret, new_iv=lambda: bytes(range(32, 48))).seal(message), record)
        self.assertEqual(Opener(self.secret).open(record), [Message(64, b"hi")])

    def test_10_3_sizes(self) -> None:
        answers = dict(transcripts("handshake"))
        for suite, hello_c, hello_s in ((2, 1613, 1514), (1, 428, 426)):
            out = answers[f"handshake-suite{suite}"]["outputs"]
            sizes = [len(unhex(out[name])) for name in ("helloC", "helloS", "serverFlight", "clientFlight")]
            self.assertEqual(sizes, [hello_c, hello_s, 196, 100])


class Transcripts(unittest.TestCase):
    """10.4. The server's half is put together here, from the same clauses: the client has no use for it."""

    def test_handshakes(self) -> None:
        for name, answers in transcripts("handshake"):
            with self.subTest(name):
                self.reproduced(answers, self.handshake(answers["inputs"]))

    def test_rekeys(self) -> None:
        for name, answers in transcripts("rekey"):
            with self.subTest(name):
                self.reproduced(answers, self.rekey(answers["inputs"]))

    def reproduced(self, answers: dict[str, Any], values: dict[str, bytes]) -> None:
        self.assertEqual(values.keys(), answers["outputs"].keys())
        for key, value in answers["outputs"].items():
            self.assertEqual(values[key].hex(), value, key)

    def handshake(self, inputs: dict[str, Any]) -> dict[str, bytes]:
        given, ivs = hex_values(inputs), hex_values(inputs["ivs"])
        suite, name = inputs["suite"], inputs["name"]
        host = Ed25519PrivateKey.from_private_bytes(given["hostSeed"])
        self.assertEqual(keys.public_bytes(host), given["hostPublicKey"])
        identity = None
        if "identitySeed" in given:
            identity = Ed25519PrivateKey.from_private_bytes(given["identitySeed"])
            self.assertEqual(keys.public_bytes(identity), given["identityPublicKey"])
        config = Config(
            (name,),
            keys.fingerprint(given["hostPublicKey"]),
            tuple(inputs["offered"]),
            identity=identity,
            invite=given.get("invite"),
        )
        offer = offer_of(given)
        client = Handshake(config, offer)
        self.assertTrue(client.hello_c.endswith(vec16(given["encapsulationKey"]) + bytes(2)))

        hello = bytes([1, suite]) + given["serverRandom"] + server_public(given)
        hello_s = wire.frame(wire.HELLO_S, hello + vec16(given["kemCiphertext"]) + vec16(b""))
        z = shared_value(given)
        self.assertEqual(
            offer.agree(server_public(given), given["kemCiphertext"], suite), z + given["kemSharedKey"]
        )
        client.read_hello(hello_s)
        shake = client.keys
        flight = server_flight(host, client.hello_c + hello_s, shake.fin_s)
        server_record = Sealer(shake.hs_s, new_iv=lambda: ivs["serverFlight"]).seal(flight)
        client.read_flight(server_record)
        client.check_trust()
        client_record, done = client.flight(Sealer(shake.hs_c, new_iv=lambda: ivs["clientFlight"]))
        answer = b"".join(m.encode() for m in Opener(shake.hs_c).open(client_record))

        welcome = plaintext_of([Message(wire.WELCOME, name.encode()).encode()])
        return {
            "helloC": client.hello_c,
            "helloS": hello_s,
            "sharedValue": z,
            "th1": sha256(client.hello_c + hello_s).digest(),
            "handshakeSecret": shake.hs,
            "clientHandshakeSecret": shake.hs_c,
            "serverHandshakeSecret": shake.hs_s,
            "serverFlight": server_record,
            "clientFlight": client_record,
            "th4": sha256(client.hello_c + hello_s + flight + answer).digest(),
            "clientSessionSecret": done.keys.ap_c,
            "serverSessionSecret": done.keys.ap_s,
            "sessionId": done.sid,
            "serverRecord": Sealer(done.keys.ap_s, new_iv=lambda: ivs["serverRecord"]).seal(welcome),
            "clientRecord": Sealer(done.keys.ap_c, new_iv=lambda: ivs["clientRecord"]).seal(
                plaintext_of([SAY_HI])
            ),
        }

    def rekey(self, inputs: dict[str, Any]) -> dict[str, bytes]:
        """The client's half is a whole session, whose random numbers are given."""
        given, ivs = hex_values(inputs), hex_values(inputs["ivs"])
        host = Ed25519PrivateKey.from_private_bytes(given["hostSeed"])
        before = keys.SessionKeys(
            given["clientSessionSecret"], given["serverSessionSecret"], given["rekeySecret"]
        )
        session = Session(Config(("ana",)), Limits(rekey_records=1, rekey_interval=0))
        session._open = _Open(
            Established(inputs["suite"], keys.public_bytes(host), given["sessionId"], before), 0
        )
        session._open.sealer.seq, session._open.opener.seq = inputs["clientSeq"], inputs["serverSeq"]
        session._frames.due, session.welcomed, session._deadline = (wire.RECORD,), True, None

        def sent() -> bytes:
            data = bytes(session.outbox)
            session.outbox.clear()
            return data

        sent()
        offer, drawn = offer_of(given), [ivs["rekeyC"], ivs["rekeyOk"], bytes(15) + b"\x01", ivs["clientRecord"]]
        with patch.object(keys.Offer, "new", lambda _: offer), patch("os.urandom", lambda _: drawn.pop(0)):
            session.step()
            rekey_c_record = sent()
            reader = Opener(before.ap_c)
            reader.seq = inputs["clientSeq"]
            rekey_c = reader.open(rekey_c_record)[-1].encode()

            unsigned = given["serverRandom"] + server_public(given) + vec16(given["kemCiphertext"])
            th = sha256(given["sessionId"] + rekey_c + unsigned).digest()
            rekey_s = Message(wire.REKEY_S, unsigned + keys.sign(host, "host rekey", th)).encode()
            server = Sealer(before.ap_s, new_iv=lambda: ivs["rekeyS"])
            server.seq = inputs["serverSeq"]
            rekey_s_record = server.seal(plaintext_of([], rekey_s))
            session.receive(rekey_s_record)
            rekey_ok_record = sent()

            z = shared_value(given)
            secret = keys.extract(before.rk, z + given["kemSharedKey"])
            fresh = keys.SessionKeys.derive(secret, th)
            session.say("hi")
            session.step()
            ping = Message(wire.PING, bytes(range(8))).encode()
            server = Sealer(fresh.ap_s, new_iv=lambda: ivs["serverRecord"])
            server_record = server.seal(plaintext_of([ping]))
            session.receive(server_record)
        self.assertFalse(session.ended, session.events)
        self.assertEqual(drawn, [])
        return {
            "rekeyC": rekey_c,
            "rekeyS": rekey_s,
            "sharedValue": z,
            "th": th,
            "rekeySharedSecret": secret,
            "clientSessionSecret": fresh.ap_c,
            "serverSessionSecret": fresh.ap_s,
            "nextRekeySecret": session._open.rk,
            "rekeyCRecord": rekey_c_record,
            "rekeySRecord": rekey_s_record,
            "rekeyOkRecord": rekey_ok_record,
            "clientRecord": sent(),
            "serverRecord": server_record,
        }


class LeadingZeros(unittest.TestCase):
    """Clause 1.6: leading zeros are kept."""

    def test_ffdhe3072_pairs(self) -> None:
        answers = leading_zeros()
        for peer in answers["peers"]:
            self.assertEqual(keys.dh_public(int(peer["x"], 16)).hex(), peer["y"])
        cases = [case for group in answers["groups"] for case in group["cases"]]
        self.assertEqual(len(cases), 200)
        for case in cases:
            exponent, other = int(case["x"], 16), answers["peers"][case["peer"]]["y"]
            z = keys.dh_shared(exponent, unhex(other))
            self.assertEqual((keys.dh_public(exponent), z), (unhex(case["y"]), unhex(case["z"])))
            self.assertTrue(case["y"].startswith("00") or case["z"].startswith("00"))


class SharedVectors(unittest.TestCase):
    def test_ffdhe3072_pair(self) -> None:
        pair = shared_file("ffdhe3072_pair.json")
        z = unhex(pair["z"])
        for mine, other in ((0, 1), (1, 0)):
            exponent = int(pair["x"][mine], 16)
            self.assertEqual(keys.dh_public(exponent), unhex(pair["y"][mine]))
            self.assertEqual(keys.dh_shared(exponent, unhex(pair["y"][other])), z)

    def test_ml_kem_768_keygen(self) -> None:
        for _, case in wycheproof("mlkem_768_keygen_seed_test.json"):
            seed = unhex(case["seed"])
            pair = mlkem768.keygen(seed[:32], seed[32:])
            self.assertEqual(pair, (unhex(case["ek"]), unhex(case["dk"])), case["tcId"])

    def test_ml_kem_768_encapsulation(self) -> None:
        for _, case in wycheproof("mlkem_768_encaps_test.json"):
            try:
                key, ct = mlkem768.encapsulate(unhex(case["ek"]), unhex(case["m"]))
                fits = key == unhex(case["K"]) and ct == unhex(case["c"])
            except ValueError:
                fits = False
            self.assertEqual(fits, case["result"] == "valid", case["tcId"])

    def test_ml_kem_768_decapsulation(self) -> None:
        for _, case in wycheproof("mlkem_768_test.json"):
            seed = unhex(case["seed"])
            try:
                _, dk = mlkem768.keygen(seed[:32], seed[32:])
                fits = len(seed) == 64 and mlkem768.decapsulate(dk, unhex(case["c"])) == unhex(case["K"])
            except ValueError:
                fits = False
            self.assertEqual(fits, case["result"] == "valid", case["tcId"])

    def test_hkdf_sha256(self) -> None:
        for _, case in wycheproof("hkdf_sha256_test.json"):
            try:
                prk = keys.extract(unhex(case["salt"]), unhex(case["ikm"]))
                fits = keys.hkdf_expand(prk, unhex(case["info"]), case["size"]) == unhex(case["okm"])
            except ValueError:
                fits = False
            self.assertEqual(fits, case["result"] == "valid", case["tcId"])

    def test_hmac_sha256(self) -> None:
        for group, case in wycheproof("hmac_sha256_test.json"):
            tag = keys.mac(unhex(case["key"]), unhex(case["msg"]))[: group["tagSize"] // 8]
            self.assertEqual(tag == unhex(case["tag"]), case["result"] == "valid", case["tcId"])

    def test_aes_256_cbc_with_padding(self) -> None:
        ran = 0
        for group, case in wycheproof("aes_cbc_pkcs5_test.json"):
            if group["keySize"] != 256 or case["result"] != "valid":
                continue
            ct = plain_cbc(unhex(case["key"]), unhex(case["iv"]), unhex(case["msg"]))
            self.assertEqual(ct.hex(), case["ct"], case["tcId"])
            ran += 1
        self.assertGreater(ran, 0)

    def test_aes_256_cbc_bad_padding(self) -> None:
        ran = 0
        for group, case in wycheproof("aes_cbc_pkcs5_test.json"):
            if group["keySize"] != 256 or case["result"] == "valid" or not case["ct"]:
                continue
            opener = Opener(bytes(32))
            opener._enc = unhex(case["key"])
            unsigned = wire.frame(wire.RECORD, unhex(case["iv"]) + unhex(case["ct"]) + bytes(32))[:-32]
            with self.assertRaisesRegex(wire.Fault, "padding"):
                opener.open(unsigned + opener._tag(unsigned))
            ran += 1
        self.assertGreater(ran, 0)

    def test_ed25519(self) -> None:
        """The library's, through which clause 1.4 goes."""
        for group, case in wycheproof("ed25519_test.json"):
            public = unhex(group["publicKey"]["pk"])
            fits = keys.verifies(public, unhex(case["sig"]), unhex(case["msg"]))
            self.assertEqual(fits, case["result"] == "valid", case["tcId"])


if __name__ == "__main__":
    unittest.main()
