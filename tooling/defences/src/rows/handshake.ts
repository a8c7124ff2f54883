/** Who is at the other end, and that both saw the same (docs/protocol.md, clauses 4 and 6). */
import type { Defence } from "../defence.ts";
import { faultTitle, source, tests } from "./files.ts";

const inTheMiddle = "somebody in the middle of the key exchange";

export const handshakeDefences: readonly Defence[] = [
  {
    row: "host-signature",
    attackNumber: 1,
    attack: inTheMiddle,
    defence: "the host key signs the transcript",
    takenOut: "the client's check of the signature",
    edits: [
      {
        file: source.initiator,
        find: 'if (!verifySignature(hostKey, "host", transcript.digest(), signature.body)) {',
        put: "if (signature.body.length === 0) {",
      },
    ],
    test: {
      file: tests.againstClient,
      title: faultTitle,
      case: "host-sig-by-another (6.3): silence, broken host-signature",
    },
  },
  {
    row: "host-signature-transcript",
    attackNumber: 1,
    attack: `${inTheMiddle}: a signature of another connection`,
    defence: "the signature is over this handshake's transcript",
    takenOut: "the transcript: only the label and the host key are signed, on both sides",
    edits: [
      {
        file: source.initiator,
        find: 'verifySignature(hostKey, "host", transcript.digest(), signature.body)',
        put: 'verifySignature(hostKey, "host", hostKey as Uint8Array as ReturnType<Transcript["digest"]>, signature.body)',
      },
      {
        file: source.responder,
        find: 'hostKey.sign("host", transcript.digest())',
        put: 'hostKey.sign("host", hostKey.publicKey as Uint8Array as ReturnType<Transcript["digest"]>)',
      },
    ],
    test: {
      file: tests.vectors,
      block: "suite 2",
      title: "our client sends these bytes, and takes the server's",
    },
  },
  {
    row: "signature-label",
    attackNumber: 10,
    attack: "a signature for one purpose used for another",
    defence: "the label is signed along",
    takenOut: "the label",
    edits: [
      {
        file: source.identityKey,
        find: "return concatBytes(labelBytes(label), transcript);",
        put: "return concatBytes(transcript);",
      },
    ],
    test: { file: tests.identityKey, title: "verify for the same key, label and transcript only" },
  },
  {
    row: "host-signature-label",
    attackNumber: 10,
    attack: "a client's signature shown as a host's",
    defence: "the client checks it under the host's label",
    takenOut: "that: the client's label will do too",
    edits: [
      {
        file: source.initiator,
        find: 'if (!verifySignature(hostKey, "host", transcript.digest(), signature.body)) {',
        put: 'if (!(["host", "client"] as const).some((label) => verifySignature(hostKey, label, transcript.digest(), signature.body))) {',
      },
    ],
    test: {
      file: tests.againstClient,
      title: faultTitle,
      case: "host-sig-as-client (6.3): silence, broken host-signature",
    },
  },
  {
    row: "client-signature",
    attackNumber: 13,
    attack: "somebody else's identity",
    defence: "the identity key signs the transcript",
    takenOut: "the server's check of the signature",
    edits: [
      {
        file: source.responder,
        find: 'if (!verifySignature(identity, "client", transcript.digest(), signature.body)) {',
        put: "if (signature.body.length === 0) {",
      },
    ],
    test: {
      file: tests.againstServer,
      title: faultTitle,
      case: "id-sig-by-another (6.5): silence, client-signature",
    },
  },
  {
    row: "client-signature-transcript",
    attackNumber: 13,
    attack: "a proof of identity relayed from another connection",
    defence: "it covers the host key, the server's flight and the name",
    takenOut: "that: it covers the identity key alone, on both sides",
    edits: [
      {
        file: source.responder,
        find: 'verifySignature(identity, "client", transcript.digest(), signature.body)',
        put: 'verifySignature(identity, "client", identity as Uint8Array as ReturnType<Transcript["digest"]>, signature.body)',
      },
      {
        file: source.initiator,
        find: 'identity.sign("client", transcript.digest())',
        put: 'identity.sign("client", identity.publicKey as Uint8Array as ReturnType<Transcript["digest"]>)',
      },
    ],
    test: { file: tests.identity, title: "a proof of identity is worth nothing on another connection" },
  },
  {
    row: "client-finish",
    attackNumber: 13,
    attack: "a client that did not see the same handshake",
    defence: "its FINISH is checked",
    takenOut: "the server's check",
    edits: [
      {
        file: source.responder,
        find: 'if (!equalBytes(finish.body, schedule.finish("client", transcript.digest()))) {',
        put: "if (finish.body.length === 0) {",
      },
    ],
    test: { file: tests.againstServer, title: faultTitle, case: "finish-zeros (6.5): silence, finish" },
  },
  {
    row: "server-finish",
    attackNumber: 1,
    attack: "a server that did not see the same handshake",
    defence: "its FINISH is checked",
    takenOut: "the client's check",
    edits: [
      {
        file: source.initiator,
        find: 'if (!equalBytes(finish.body, schedule.finish("server", transcript.digest()))) {',
        put: "if (finish.body.length === 0) {",
      },
    ],
    test: {
      file: tests.againstClient,
      title: faultTitle,
      case: "server-finish-zeros (6.3): silence, broken finish",
    },
  },
  {
    row: "finish-keys",
    attackNumber: 7,
    attack: "a FINISH sent back",
    defence: "each side's FINISH has its own key",
    takenOut: "that: both have the client's",
    edits: [
      {
        file: source.keySchedule,
        find: 'server: expandLabel(this.#traffic.server, "fin")',
        put: 'server: expandLabel(this.#traffic.client, "fin")',
      },
    ],
    test: {
      file: tests.keySchedule,
      title: "all keys of a session are distinct: direction, phase and use each have their own",
    },
  },
  {
    row: "transcript-hello",
    attackNumber: 12,
    attack: "a hello changed on its way: suites, versions, random numbers",
    defence: "both hellos are in the transcript, whole",
    takenOut: "HELLO_C, on both sides",
    edits: [
      { file: source.initiator, find: "    this.#context.transcript.add(this.frame);\n", put: "" },
      { file: source.responder, find: "    this.#context.transcript.add(frame);\n", put: "" },
    ],
    test: { file: tests.tampering, block: "suite 1", title: "$what", case: "HELLO_C" },
  },
  {
    row: "transcript-server-hello",
    attackNumber: 12,
    attack: "a hello changed on its way",
    defence: "both hellos are in the transcript, whole",
    takenOut: "HELLO_S, on both sides",
    edits: [
      { file: source.initiator, find: "    this.#context.transcript.add(frame);\n", put: "" },
      { file: source.responder, find: "    transcript.add(hello);\n", put: "" },
    ],
    test: { file: tests.tampering, block: "suite 1", title: "$what", case: "HELLO_S" },
  },
  {
    row: "transcript-ask",
    attackNumber: 12,
    attack: "a policy that one side has not seen",
    defence: "NAME_ASK is in the transcript",
    takenOut: "NAME_ASK, on both sides",
    edits: [
      { file: source.initiator, find: "    transcript.add(ask.whole);\n", put: "" },
      { file: source.responder, find: "    transcript.add(ask);\n", put: "" },
    ],
    test: {
      file: tests.vectors,
      block: "suite 1",
      title: "our client sends these bytes, and takes the server's",
    },
  },
  {
    row: "transcript-name",
    attackNumber: 13,
    attack: "a name that its owner's key has not signed",
    defence: "NAME is in the transcript",
    takenOut: "NAME, on both sides",
    edits: [
      { file: source.initiator, find: "say(encodeName(name));", put: "messages.push(encodeName(name));" },
      { file: source.responder, find: "    transcript.add(name.whole);\n", put: "" },
    ],
    test: {
      file: tests.vectors,
      block: "suite 1",
      title: "our server sends these bytes, and takes the client's",
    },
  },
  {
    row: "session-keys-bound",
    attackNumber: 13,
    attack: "session keys that do not depend on who has proved what",
    defence: "they are bound to the whole handshake",
    takenOut: "that: they are bound to nothing",
    edits: [
      {
        file: source.keySchedule,
        find: 'const client = expandLabel(secret, "ap c", context);',
        put: 'const client = expandLabel(secret, "ap c");',
      },
      {
        file: source.keySchedule,
        find: 'const server = expandLabel(secret, "ap s", context);',
        put: 'const server = expandLabel(secret, "ap s");',
      },
    ],
    test: {
      file: tests.keySchedule,
      title: "%s reaches every key that it should",
      case: "the rest of the handshake reaches every key that it should",
    },
  },
  {
    row: "early-bytes",
    attackNumber: 4,
    attack: "messages put in around the handshake (Terrapin)",
    defence: "nothing may come before it is due",
    takenOut: "the check",
    edits: [{ file: source.session, find: "if (held > this.sendAheadBytes)", put: "if (held < 0)" }],
    test: {
      file: tests.refused,
      title: "%s: %s is refused",
      case: "server: a second hello in the same chunk is refused",
    },
  },
  {
    row: "frame-order",
    attackNumber: 4,
    attack: "messages put in around the handshake (Terrapin)",
    defence: "each frame only where it is due",
    takenOut: "the check",
    edits: [
      {
        file: source.frameDecoder,
        find: "if (due.some((name) => frameTypes[name] === type)) return;",
        put: "if (due.length >= 0) return;",
      },
    ],
    test: { file: tests.againstServer, title: faultTitle, case: "hello-again (2.1): silence, frame-type" },
  },
  {
    row: "flight-order",
    attackNumber: 4,
    attack: "messages put in, left out or moved in a flight",
    defence: "exactly these messages in this order",
    takenOut: "that nothing may follow",
    edits: [
      {
        file: "packages/protocol/src/handshake/flight.ts",
        find: 'if (extra !== undefined) throw new ProtocolError("flight", { type: extra.type, due: "nothing" });',
        put: "void extra;",
      },
    ],
    test: { file: tests.againstServer, title: faultTitle, case: "finish-twice (6.1): silence, flight" },
  },
  {
    row: "state-table",
    attackNumber: 4,
    attack: "messages out of turn: speaking before being welcome",
    defence: "each message only in the states that the tables have it in",
    takenOut: "the check",
    edits: [
      {
        file: source.session,
        find: "    if (!this.machine.allows(name))\n      throw",
        put: "    if (name === undefined)\n      throw",
      },
    ],
    test: {
      file: tests.againstServer,
      title: faultTitle,
      case: "say-before-welcome (6.5): BYE 1, message-unexpected",
    },
  },
  {
    row: "truncation",
    attackNumber: 9,
    attack: "truncation",
    defence: "an end without BYE is a fault",
    takenOut: "that: it counts as a goodbye",
    edits: [
      {
        file: source.session,
        find: 'if (!this.#isOver) throw new ProtocolError("truncated", { state: this.state });',
        put: 'if (!this.#isOver) this.#finish({ by: "peer", bye: { code: 0, text: "" } });',
      },
    ],
    test: {
      file: tests.endings,
      title: "without a goodbye is a truncation for the %s",
      case: "without a goodbye is a truncation for the client",
    },
  },
];
