/** How much one peer can take (docs/architecture.md, "What is bounded, and how"; docs/protocol.md, clauses 2 and 7). */
import type { Defence } from "../defence.ts";
import { faultTitle, source, tests } from "./files.ts";

export const limitDefences: readonly Defence[] = [
  {
    row: "frame-length",
    attackNumber: 18,
    attack: "lengths that make us keep memory",
    defence: "the header is judged before the body is kept",
    takenOut: "the check of the length",
    edits: [
      {
        file: source.frameDecoder,
        find: 'if (!isFrameLength(type, length)) throw new ProtocolError("frame-length", { type, length });',
        put: "void isFrameLength;",
      },
    ],
    test: {
      file: tests.againstServer,
      title: faultTitle,
      case: "hello-too-long (2.1): silence, frame-length",
    },
  },
  {
    row: "record-length",
    attackNumber: 18,
    attack: "lengths that make us keep memory",
    defence: "a record has at most 16,448 bytes",
    takenOut: "the upper limit",
    edits: [{ file: source.frameTypes, find: " && length <= frameBytes.recordMax", put: "" }],
    test: { file: tests.decoder, title: "%s %j is %s", case: "RECORD [4,0,64,80] is frame-length" },
  },
  {
    row: "message-bounds",
    attackNumber: 18,
    attack: "a message that reaches beyond its record",
    defence: "messages end where their record ends",
    takenOut: "the check",
    edits: [
      {
        file: source.reader,
        find: "    if (length > this.remaining) throw new MalformedError(field);\n",
        put: "",
      },
    ],
    test: {
      file: tests.messages,
      title: "a message past the end of its record is the same fault as a wrong tag, and silent",
    },
  },
  {
    row: "text-length",
    attackNumber: 18,
    attack: "texts without end",
    defence: "12,288 bytes",
    takenOut: "the limit",
    edits: [
      {
        file: source.text,
        find: '  if (Buffer.byteLength(text, "utf8") > textMaxBytes) return "too-long";\n',
        put: "",
      },
    ],
    test: { file: tests.messages, title: "a text against the rules is refused before anything is sent" },
  },
  {
    row: "name-length",
    attackNumber: 18,
    attack: "names without end",
    defence: "128 bytes on the wire",
    takenOut: "the limit",
    edits: [
      {
        file: source.sessionMessages,
        find: "if (body.length === 0 || body.length > nameMaxBytes)",
        put: "if (body.length === 0)",
      },
    ],
    test: { file: tests.againstServer, title: faultTitle, case: "name-129-bytes (6.1): silence, flight" },
  },
  {
    row: "name-offers",
    attackNumber: 20,
    attack: "trying names without end",
    defence: "three offers",
    takenOut: "the limit",
    edits: [
      {
        file: source.serverSession,
        find: 'if (this.#nameOffers >= nameOffersMaxCount) throw new ProtocolError("name-offers");',
        put: "void nameOffersMaxCount;",
      },
    ],
    test: { file: tests.opening, title: "the third refusal is the last, and the client is told why" },
  },
  {
    row: "nesting",
    attackNumber: 18,
    attack: "maps nested until the stack is gone",
    defence: "six levels",
    takenOut: "the limit",
    edits: [
      {
        file: source.cbor,
        find: "if (this.#lacking.length >= maxDepth)",
        put: "if (this.#lacking.length >= 1e6 * maxDepth)",
      },
    ],
    test: { file: tests.cbor, title: "nesting beyond 6, before it could exhaust the stack" },
  },
  {
    row: "hello-deadline",
    attackNumber: 17,
    attack: "silent and slow beginnings (slowloris)",
    defence: "the hello within 5 s of accept",
    takenOut: "the deadline",
    edits: [{ file: source.serverSession, find: '    this.timers.start("clientHello", nowMs);\n', put: "" }],
    test: {
      file: tests.endings,
      title: "a client that says nothing is dropped after 5 s, to the millisecond",
    },
  },
  {
    row: "hello-deadline-fixed",
    attackNumber: 17,
    attack: "a byte at a time",
    defence: "nothing that arrives puts the deadline off",
    takenOut: "that: every chunk does",
    edits: [
      {
        file: source.session,
        find: "      this.#decoder.push(chunk);",
        put: '      this.#decoder.push(chunk);\n      if (this.#channel === undefined) this.timers.start("clientHello", nowMs);',
      },
    ],
    test: { file: tests.endings, title: "bytes that trickle in do not put it off" },
  },
  {
    row: "handshake-deadline",
    attackNumber: 17,
    attack: "handshakes that are never finished",
    defence: "the client's FINISH within 15 s of accept",
    takenOut: "the deadline",
    edits: [{ file: source.serverSession, find: '    this.timers.start("clientFinish", nowMs);\n', put: "" }],
    test: { file: tests.endings, title: "a client that never confirms is dropped 15 s after accept" },
  },
  {
    row: "name-deadline",
    attackNumber: 17,
    attack: "connections that never get a name",
    defence: "a name within 60 s of accept",
    takenOut: "the deadline",
    edits: [{ file: source.serverSession, find: '    this.timers.start("name", nowMs);\n', put: "" }],
    test: {
      file: tests.endings,
      title: "a client without a name that is taken is dropped a minute after accept",
    },
  },
  {
    row: "silent-peer",
    attackNumber: 17,
    attack: "members that are gone",
    defence: "two PINGs without an answer are the end",
    takenOut: "the count",
    edits: [
      {
        file: source.session,
        find: "if (this.#missedPings >= maxMissedPings || ",
        put: "if (this.#missedPings < 0 * maxMissedPings || ",
      },
    ],
    test: { file: tests.endings, title: "of a peer that is gone is noticed after two PINGs, in 90 s" },
  },
  {
    row: "connections",
    attackNumber: 17,
    attack: "connections without end",
    defence: "so many in all",
    takenOut: "the limit",
    edits: [
      {
        file: source.admission,
        find: '    if (this.#connections >= this.#limits.connections) return "connections";\n',
        put: "",
      },
    ],
    test: {
      file: tests.admission,
      title: "a finished handshake makes room for another, a connection stays counted",
    },
  },
  {
    row: "handshakes-per-source",
    attackNumber: 17,
    attack: "all the handshakes for one address",
    defence: "so many for each",
    takenOut: "the limit",
    edits: [
      {
        file: source.admission,
        find: 'if (handshakes >= handshakesPerSource) return "handshakes-per-source";',
        put: "void handshakesPerSource;",
      },
    ],
    test: { file: tests.admission, title: "one source cannot have all the handshakes" },
  },
  {
    row: "handshakes",
    attackNumber: 17,
    attack: "handshakes without end, from many addresses",
    defence: "so many in all",
    takenOut: "the limit",
    edits: [
      {
        file: source.admission,
        find: '    if (this.#handshakes >= this.#limits.handshakes) return "handshakes";\n',
        put: "",
      },
    ],
    test: { file: tests.admission, title: "one source cannot have all the handshakes" },
  },
  {
    row: "source-ipv6",
    attackNumber: 17,
    attack: "one network with 2^64 addresses",
    defence: "an IPv6 network counts as one address",
    takenOut: "that: each address counts for itself",
    edits: [
      {
        file: source.sourceOf,
        find: '.slice(0, 4).join(":")',
        put: '.join(":")',
      },
    ],
    test: {
      file: tests.sourceOf,
      title: "%s counts as %s",
      case: "2001:DB8:1:2::ffff counts as 2001:db8:1:2::/64",
    },
  },
  {
    row: "agreements-capped",
    attackNumber: 16,
    attack: "key exchanges as a weapon",
    defence: "so many at once",
    takenOut: "the limit",
    edits: [
      {
        file: source.agreementQueue,
        find: "while (this.#running < this.#limits.agreements) {",
        put: "while (this.#running < Number.POSITIVE_INFINITY) {",
      },
    ],
    test: { file: tests.agreementQueue, title: "no more run at once than allowed, and all get their result" },
  },
  {
    row: "agreements-waiting",
    attackNumber: 16,
    attack: "key exchanges as a weapon: a line without end",
    defence: "so many may wait",
    takenOut: "the limit",
    edits: [
      {
        file: source.agreementQueue,
        find: '    if (this.#waitingCount >= this.#limits.agreementsWaiting) return "full";\n',
        put: "",
      },
    ],
    test: {
      file: tests.agreementQueue,
      title: "beyond its length it is full, and it goes on after a failure",
    },
  },
  {
    row: "agreements-turns",
    attackNumber: 16,
    attack: "key exchanges as a weapon: everybody else waits",
    defence: "addresses take turns",
    takenOut: "the turns: the first address is served to its end",
    edits: [
      {
        file: source.agreementQueue,
        find: "    this.#waiting.delete(source);\n    if (jobs.length > 0) this.#waiting.set(source, jobs);",
        put: "    if (jobs.length === 0) this.#waiting.delete(source);",
      },
    ],
    test: {
      file: tests.agreementQueue,
      title: "sources take turns: one that asks for a hundred does not make another wait for them",
    },
  },
  {
    row: "outbox-bytes",
    attackNumber: 19,
    attack: "a reader that stops",
    defence: "so many bytes wait for it",
    takenOut: "the limit",
    edits: [
      {
        file: source.outbox,
        find: "if (this.#session.waitingBytes > this.#limits.outboxBytes) this.#reportSlow();\n    else this.#cancelStallTimer",
        put: "this.#cancelStallTimer",
      },
    ],
    test: {
      file: tests.hostile,
      title: "a member that stops reading is dropped when too much waits; the others lose nothing",
    },
  },
  {
    row: "outbox-time",
    attackNumber: 19,
    attack: "a reader that stops",
    defence: "so long may it take nothing",
    takenOut: "the timer",
    edits: [
      {
        file: source.outbox,
        find: "    else this.#cancelStallTimer ??= this.#clock.setTimer(() => this.#reportSlow(), this.#limits.stalledMs);\n",
        put: "",
      },
    ],
    test: {
      file: tests.hostile,
      title: "a member that takes nothing for 30 s is dropped, however little waits",
    },
  },
  {
    row: "text-flood",
    attackNumber: 20,
    attack: "a flood of texts",
    defence: "an allowance of texts, paid in time",
    takenOut: "the count of texts",
    edits: [{ file: source.connection, find: "    this.#throttle.spendText();\n", put: "" }],
    test: { file: tests.hostile, title: "one that sends far more is told goodbye" },
  },
  {
    row: "byte-flood",
    attackNumber: 20,
    attack: "a flood of messages that mean nothing",
    defence: "an allowance of bytes, paid in time",
    takenOut: "the count of bytes",
    edits: [{ file: source.connection, find: "    this.#throttle.spendBytes(chunk.length);\n", put: "" }],
    test: { file: tests.hostile, title: "messages that mean nothing count by their bytes" },
  },
  {
    row: "ping-flood",
    attackNumber: 20,
    attack: "a flood of PINGs",
    defence: "they count by their bytes like everything else",
    takenOut: "the count of bytes",
    edits: [{ file: source.connection, find: "    this.#throttle.spendBytes(chunk.length);\n", put: "" }],
    test: { file: tests.hostile, title: "PINGs count by their bytes too" },
  },
  {
    row: "one-pong",
    attackNumber: 20,
    attack: "a flood of PINGs that leaves an answer behind for each",
    defence: "one answer waits, which settles them all",
    takenOut: "that: each gets its own",
    edits: [
      {
        file: source.session,
        find: "this.#owedPong = decodePing(body);",
        put: 'this.enqueue(encodePing("PONG", decodePing(body)));',
      },
    ],
    test: {
      file: tests.endings,
      title: "many PINGs in a row are answered by one PONG, which settles them all",
    },
  },
  {
    row: "one-connection",
    attackNumber: 32,
    attack: "one bad input that ends the server",
    defence: "whatever goes wrong ends that connection only",
    takenOut: "the fence around a connection's steps",
    edits: [
      {
        file: source.connection,
        find: "      this.collapse(error as Error);\n    }\n  }\n\n  #handle",
        put: "      throw error;\n    }\n  }\n\n  #handle",
      },
    ],
    test: {
      file: tests.hostile,
      title: "a fault of our own while somebody comes in ends that connection, and is logged",
    },
  },
  {
    row: "one-message",
    attackNumber: 32,
    attack: "one bad input that ends the server, once it is stored",
    defence: "whatever goes wrong over one message ends its sender's connection only",
    takenOut: "the fence around each message of a turn",
    edits: [
      {
        file: source.saying,
        find: "      device.collapse(error as Error);",
        put: "      void device;\n      throw error;",
      },
    ],
    test: {
      file: tests.hostile,
      title: "a fault of our own while a member is served ends that member, and is logged",
    },
  },
  {
    row: "end-without-reset",
    attackNumber: 34,
    attack: "telling one fault from another by how the connection ends",
    defence: "every fault ends in a plain end",
    takenOut: "that: a reset",
    edits: [
      { file: source.outbox, find: "    this.#socket.end();", put: "    this.#socket.resetAndDestroy();" },
    ],
    test: { file: tests.againstServer, title: faultTitle, case: "finish-zeros (6.5): silence, finish" },
  },
];
