/** New keys in time, and only from the one who has the host key (docs/protocol.md, clause 8). */
import type { Defence } from "../defence.ts";
import { source, tests } from "./files.ts";

const tooMuch = "equal blocks after very much data; a stolen key that opens everything";

export const rekeyDefences: readonly Defence[] = [
  {
    row: "rekey-changes-keys",
    attackNumber: 11,
    attack: tooMuch,
    defence: "after a rekey both directions have new keys",
    takenOut: "that: both sides go through the motions and keep the old ones",
    edits: [
      {
        file: source.channel,
        find: "this.#turns.push({ message, next: this.#newSealer(keys) });",
        put: "this.#turns.push({ message, next: undefined });",
      },
      {
        file: source.channel,
        find: "    this.#opener = this.#newOpener(keys);\n  }\n\n  /**\n   * One record",
        put: "    void keys;\n  }\n\n  /**\n   * One record",
      },
    ],
    test: { file: tests.rekey, title: "what is sealed is under the new keys, in both directions" },
  },
  {
    row: "rekey-old-key",
    attackNumber: 8,
    attack: "records of the old keys after a rekey",
    defence: "the old reading key goes when the peer says that it has changed",
    takenOut: "that: what does not open under the new key is tried under the old one",
    edits: [
      {
        file: source.channel,
        find: "    this.#opener = this.#newOpener(keys);\n  }\n\n  /**\n   * One record",
        put: "    this.#older = this.#opener;\n    this.#opener = this.#newOpener(keys);\n  }\n\n  /**\n   * One record",
      },
      {
        file: source.channel,
        find: "  #opener: RecordOpener;\n",
        put: "  #opener: RecordOpener;\n  #older: RecordOpener | undefined;\n",
      },
      {
        file: source.channel,
        find: "    return openRecord(this.#opener, frame);",
        put: "    try {\n      if (this.#older !== undefined) return openRecord(this.#older, frame);\n    } catch {\n      this.#older = undefined;\n    }\n    return openRecord(this.#opener, frame);",
      },
    ],
    test: {
      file: tests.rekey,
      title: "a record under the old key of the %s is refused",
      case: "a record under the old key of the client is refused",
    },
  },
  {
    row: "rekey-secret",
    attackNumber: 11,
    attack: "somebody in the middle of a rekey",
    defence: "new keys hang on all keys before them",
    takenOut: "RK",
    edits: [
      {
        file: source.keySchedule,
        find: "hkdfExtract(rekeySecret, secret)",
        put: "hkdfExtract(new Uint8Array(32), secret)",
      },
    ],
    test: {
      file: tests.keySchedule,
      title: "a rekey: every key is new, and depends on the keys before, the new secret and the messages",
    },
  },
  {
    row: "rekey-exchange",
    attackNumber: 11,
    attack: "a stolen key that opens everything after it",
    defence: "new keys hang on a new key exchange",
    takenOut: "the new secret",
    edits: [
      {
        file: source.keySchedule,
        find: "hkdfExtract(rekeySecret, secret)",
        put: "hkdfExtract(rekeySecret, new Uint8Array(32))",
      },
    ],
    test: {
      file: tests.keySchedule,
      title: "a rekey: every key is new, and depends on the keys before, the new secret and the messages",
    },
  },
  {
    row: "rekey-signature",
    attackNumber: 1,
    attack: "somebody in the middle of a rekey",
    defence: "the host key signs it",
    takenOut: "the client's check",
    edits: [
      {
        file: source.rekeyInitiator,
        find: 'if (!verifySignature(hostKey, "host rekey", hash, signature)) throw new ProtocolError("host-signature");',
        put: "",
      },
    ],
    test: {
      file: tests.rekey,
      title: "a REKEY_S signed under %s",
      case: "a REKEY_S signed under the host key of somebody else",
    },
  },
  {
    row: "rekey-signature-request",
    attackNumber: 1,
    attack: "an answer to another request",
    defence: "the signature covers the request",
    takenOut: "the request, on both sides",
    edits: [
      {
        file: source.rekeyContext,
        find: "for (const part of [sessionId, request, unsigned]) transcript.add(part);",
        put: "void request;\n  for (const part of [sessionId, unsigned]) transcript.add(part);",
      },
    ],
    test: {
      file: tests.vectors,
      block: "a rekey in suite 2",
      title: "our server answers with these bytes, and has these keys",
    },
  },
  {
    row: "rekey-signature-session",
    attackNumber: 8,
    attack: "an answer of another session",
    defence: "the signature covers the session's name",
    takenOut: "the session, on both sides",
    edits: [
      {
        file: source.rekeyContext,
        find: "for (const part of [sessionId, request, unsigned]) transcript.add(part);",
        put: "void sessionId;\n  for (const part of [request, unsigned]) transcript.add(part);",
      },
    ],
    test: {
      file: tests.vectors,
      block: "a rekey in suite 2",
      title: "our server answers with these bytes, and has these keys",
    },
  },
  {
    row: "rekey-public-value",
    attackNumber: 2,
    attack: "public values that force the secret, in a rekey",
    defence: "the same check as in a hello",
    takenOut: "the check",
    edits: [
      {
        file: source.rekeyMessages,
        find: 'return checkDhPublicValue(reader.bytes(ffdhe3072.lengthBytes, "y"));',
        put: 'return reader.bytes(ffdhe3072.lengthBytes, "y") as DhPublicValue;',
      },
    ],
    test: { file: tests.rekeyMessages, block: "a public value of 1", title: "is refused in REKEY_C" },
  },
  {
    row: "rekey-one-at-a-time",
    attackNumber: 11,
    attack: "rekeys in each other's way",
    defence: "one at a time, and nothing that was not asked for",
    takenOut: "the server's check",
    edits: [
      {
        file: source.serverSession,
        find: 'if (!this.#rekeyMachine.take(message)) throw new ProtocolError("message-unexpected", { message, state });',
        put: "this.#rekeyMachine.take(message);\n    void state;",
      },
    ],
    test: { file: tests.rekey, title: "a second REKEY_C before the first is confirmed" },
  },
  {
    row: "rekey-last",
    attackNumber: 11,
    attack: "messages of which nobody can say under which key they were meant",
    defence: "nothing follows a message of a rekey in its record",
    takenOut: "the check",
    edits: [
      {
        file: source.session,
        find: "if (recordEnds.has(name) && !isLast)",
        put: "if (recordEnds.size === 0 && !isLast)",
      },
    ],
    test: { file: tests.rekey, title: "a REKEY_C with something behind it in its record" },
  },
  {
    row: "rekey-soft-bytes",
    attackNumber: 11,
    attack: tooMuch,
    defence: "the client starts a rekey after so many bytes",
    takenOut: "the count",
    edits: [
      {
        file: source.clientSession,
        find: "return this.#keysAreOld || Math.max(written.bytes, read.bytes) >= this.limits.rekeyBytes;",
        put: "return this.#keysAreOld && written.bytes + read.bytes >= 0;",
      },
    ],
    test: {
      file: tests.rekey,
      title: "after so many bytes from the %s",
      case: "after so many bytes from the client",
    },
  },
  {
    row: "rekey-soft-age",
    attackNumber: 11,
    attack: tooMuch,
    defence: "the client starts a rekey after 60 minutes",
    takenOut: "the clock",
    edits: [
      {
        file: source.clientSession,
        find: 'if (what === "aged") this.#keysAreOld = true;',
        put: "void what;",
      },
    ],
    test: { file: tests.rekey, title: "after 60 minutes, whatever was sent" },
  },
  {
    row: "rekey-hard-sent",
    attackNumber: 11,
    attack: "a peer that never rekeys",
    defence: "nothing is sent beyond the hard limit of bytes and records",
    takenOut: "the limit of writing",
    edits: [
      {
        file: source.channel,
        find: "bytes + 2 * hardLimitReserve.bytes > hardBytes ||",
        put: "bytes > 2 ** 52 + hardBytes ||",
      },
      {
        file: source.usage,
        find: 'if (this.#bytes + recordBytes > this.#limits.bytes) throw exhausted("bytes");',
        put: "",
      },
    ],
    test: {
      file: tests.rekey,
      title: "is not even sent more than the hard limit of %s, and the goodbye is within it",
      case: "is not even sent more than the hard limit of bytes, and the goodbye is within it",
    },
  },
  {
    row: "rekey-hard-received",
    attackNumber: 11,
    attack: "a peer that never rekeys",
    defence: "nothing is taken beyond the hard limit of bytes and records",
    takenOut: "the limit of records",
    edits: [
      {
        file: source.usage,
        find: 'if (this.#records >= this.#limits.records) throw exhausted("records");',
        put: "",
      },
    ],
    test: { file: tests.record, title: "an opener stops there too" },
  },
  {
    row: "rekey-hard-age",
    attackNumber: 11,
    attack: "a peer that never rekeys",
    defence: "no key is used for more than 24 hours",
    takenOut: "the deadline",
    edits: [{ file: source.session, find: '    this.timers.start("keyAge", nowMs);\n', put: "" }],
    test: { file: tests.rekey, title: "is left after 24 hours" },
  },
  {
    row: "rekey-interval",
    attackNumber: 20,
    attack: "a flood of rekeys",
    defence: "one a minute",
    takenOut: "the check",
    edits: [
      {
        file: source.serverSession,
        find: 'if (waitMs > 0) throw new ProtocolError("rekey-early", { waitMs: Math.ceil(waitMs) });',
        put: "void waitMs;",
      },
    ],
    test: { file: tests.rekey, title: "twice within 60 s is too often" },
  },
];
