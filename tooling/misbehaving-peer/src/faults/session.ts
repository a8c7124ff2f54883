/** Faults in messages of the session (clauses 6.7, 7 and 9). */
import { message, types, type Value, writeCbor } from "@conclave/testbed/reference";
import type { ClientStage } from "../client-stage.ts";
import type { ClientFault, Sees, ServerFault } from "../fault.ts";
import type { ServerStage } from "../server-stage.ts";

const { SAY, SAID, ACK, JOINED, LEFT, PRESENT, WELCOME, NAME, NAME_BAD, PING, PONG, BYE, FINISH, HOST_KEY } =
  types;

const id = Buffer.alloc(16, 1);
const time = 1_790_000_000_000;
/** One that no server takes: a line feed is no part of a name. */
const badName = "a\nb";
const hexId = `50${"01".repeat(16)}`;

export const sessionFaultsOfClients: readonly ClientFault[] = [
  client(
    "name-after-welcome",
    "6.7",
    "offers another name when it is in",
    "message-unexpected",
    NAME,
    "other",
  ),
  client("welcome-of-a-client", "6.7", "says WELCOME", "message-unexpected", WELCOME, "mallory"),
  client("said-of-a-client", "9.1", "says SAID", "message-unexpected", SAID, {
    n: 1,
    from: "ana",
    text: "x",
    time,
  }),
  client("joined-of-a-client", "9.1", "says JOINED", "message-unexpected", JOINED, { name: "root", time }),
  client("finish-in-session", "6.1", "says FINISH again", "message-unexpected", FINISH, Buffer.alloc(32)),
  client(
    "pong-unasked",
    "7.3",
    "answers a PING that nobody sent",
    "message-unexpected",
    PONG,
    Buffer.alloc(8),
  ),
  client("ping-short", "7", "sends a PING of 7 bytes", "message-malformed", PING, Buffer.alloc(7)),
  client("bye-empty", "7", "says BYE without a code", "message-malformed", BYE, Buffer.alloc(0)),
  client("bye-long", "7", "says BYE with 256 bytes of text", "message-malformed", BYE, Buffer.alloc(257, 97)),
  client(
    "say-no-cbor",
    "9.1",
    "says something that is no CBOR",
    "message-malformed",
    SAY,
    Buffer.from([0xff]),
  ),
  client("say-no-map", "9.1", "says a list", "message-malformed", SAY, writeCbor(["hi"])),
  client("say-empty-body", "9.1", "says a text of no CBOR item", "message-malformed", SAY, Buffer.alloc(0)),
  client("say-cut", "9.1", "says a map that ends early", "message-malformed", SAY, good().subarray(0, -1)),
  client(
    "say-trailing",
    "9.1",
    "says a map and something more",
    "message-malformed",
    SAY,
    Buffer.concat([good(), good()]),
  ),
  client("say-without-id", "9.1", "says a text without its id", "message-malformed", SAY, { text: "hi" }),
  client("say-id-short", "9.1", "says a text with an id of 15 bytes", "message-malformed", SAY, {
    id: id.subarray(1),
    text: "hi",
  }),
  client("say-without-text", "9.1", "says nothing under an id", "message-malformed", SAY, { id }),
  client("say-text-empty", "9.1", "says an empty text", "message-malformed", SAY, { id, text: "" }),
  client("say-text-long", "9.1", "says a text of 15,361 bytes", "message-malformed", SAY, {
    id,
    text: "x".repeat(15_361),
  }),
  client("say-text-as-bytes", "9.1", "says bytes for a text", "message-malformed", SAY, {
    id,
    text: Buffer.from("hi"),
  }),
  client("say-escape", "9.2", "says ESC", "message-malformed", SAY, { id, text: "\u001b[2J" }),
  client("say-c1", "9.2", "says U+009B", "message-malformed", SAY, { id, text: "\u009b2J" }),
  client("say-not-utf8", "9.1", "says what is not UTF-8", "message-malformed", SAY, raw("ff")),
  client(
    "say-repeated-key",
    "9.1",
    "has a key twice",
    "message-malformed",
    SAY,
    map("626964", hexId, "626964", hexId),
  ),
  client(
    "say-long-form",
    "9.1",
    "writes a length longer than it need be",
    "message-malformed",
    SAY,
    map("626964", hexId, "6474657874", "78026869"),
  ),
  client(
    "say-indefinite",
    "9.1",
    "has a text of indefinite length",
    "message-malformed",
    SAY,
    map("626964", hexId, "6474657874", "7f626869ff"),
  ),
  client("say-float", "9.1", "has a float", "message-malformed", SAY, extended("f93c00")),
  client("say-tag", "9.1", "has a tag", "message-malformed", SAY, extended("c100")),
  client("say-undefined", "9.1", "has undefined", "message-malformed", SAY, extended("f7")),
  client("say-deep", "9.1", "has five levels of lists", "message-malformed", SAY, extended("8181818181f5")),
  client(
    "say-number-text-key",
    "9.1",
    "has a number for a key",
    "message-malformed",
    SAY,
    map("626964", hexId, "6474657874", "626869", "01", "01"),
  ),
  {
    ...client("say-extended", "9.1", "adds a key that nobody knows", "nothing", SAY, {
      id,
      text: "hi",
      zz: [1],
    }),
    sees: "tolerated",
  },
  {
    name: "names-refused-thrice",
    clause: "6.7",
    does: "offers three names that no server takes",
    sees: "BYE 2",
    reports: "name-offers",
    play: async (stage) => {
      const peer = await stage.greeted();
      peer.introduce({ name: badName });
      for (let round = 0; round < 2; round += 1) {
        await peer.until(NAME_BAD);
        peer.say(NAME, Buffer.from(badName));
      }
    },
  },
  {
    name: "say-before-verdict",
    clause: "6.5",
    does: "says something right behind its flight",
    sees: "BYE 1",
    reports: "message-unexpected",
    play: async (stage) => {
      const peer = await stage.greeted();
      const flight = peer.sealHandshake(0, ...peer.writeFlight(stage.introduction));
      peer.wire.write(Buffer.concat([flight, peer.seal(peer.words("hi"))]));
    },
  },
  {
    name: "say-before-welcome",
    clause: "6.5",
    does: "says something while another name is due",
    sees: "BYE 1",
    reports: "message-unexpected",
    play: async (stage) => {
      const peer = await stage.greeted();
      peer.introduce({ name: badName });
      await peer.until(NAME_BAD);
      peer.send(peer.words("hi"));
    },
  },
  {
    name: "name-never",
    clause: "7.5",
    does: "offers no other name within 60 s",
    sees: "silence",
    reports: "deadline",
    detail: { deadline: "name" },
    takesTime: true,
    play: async (stage) => {
      const peer = await stage.greeted();
      peer.introduce({ name: badName });
      await peer.until(NAME_BAD);
      await passAnswering(stage, peer, 60_000);
    },
  },
  {
    name: "pings-unanswered",
    clause: "7.3",
    does: "answers no PING for 90 s",
    sees: "silence",
    reports: "peer-silent",
    takesTime: true,
    play: async (stage) => {
      const peer = await stage.member();
      peer.answersPings = false;
      await stage.time.pass(90_000);
    },
  },
  {
    name: "pong-of-another-ping",
    clause: "7.3",
    does: "answers a PING with another token",
    sees: "BYE 1",
    reports: "message-unexpected",
    takesTime: true,
    play: async (stage) => {
      const peer = await stage.member();
      peer.answersPings = false;
      await stage.time.pass(30_000);
      await peer.until(PING);
      peer.say(PONG, Buffer.alloc(8));
    },
  },
  {
    name: "pong-twice",
    clause: "7.3",
    does: "answers a PING twice",
    sees: "BYE 1",
    reports: "message-unexpected",
    takesTime: true,
    play: async (stage) => {
      const peer = await stage.member();
      await stage.time.pass(30_000);
      const { body } = await peer.until(PING);
      peer.say(PONG, body);
    },
  },
  {
    name: "reads-nothing",
    clause: "7.4",
    does: "does not read, while two others say a lot",
    sees: "cut",
    reports: "bye 4",
    takesTime: true,
    play: async (stage) => {
      const deaf = await stage.member();
      deaf.wire.socket.pause();
      const speakers = [
        await stage.member(undefined, { name: `${stage.name}-2` }),
        await stage.member(undefined, { name: `${stage.name}-3` }),
      ];
      stage.commitOn(deaf);
      for (let second = 0; second < 60; second += 1) {
        for (const peer of speakers) peer.wire.write(Buffer.concat(longTexts(peer, 8)));
        await stage.time.pass(1_000);
      }
      deaf.wire.socket.resume();
    },
  },
  {
    name: "text-flood",
    clause: "7.4",
    does: "says 500 texts at once",
    sees: "BYE 5",
    reports: "bye 5",
    play: async (stage) => {
      const peer = await stage.member();
      peer.wire.write(Buffer.concat(Array.from({ length: 500 }, () => peer.seal(peer.words("flood")))));
    },
  },
  {
    name: "pad-flood",
    clause: "7.4",
    does: "sends 20,000 records with nothing but a PAD in them: it is read slowly",
    sees: "tolerated",
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.member();
      const pad = message(types.PAD, Buffer.alloc(0));
      peer.wire.write(Buffer.concat(Array.from({ length: 20_000 }, () => peer.seal(pad))));
      await wait(stage, 30);
    },
  },
  {
    name: "ping-flood",
    clause: "7.3",
    does: "sends 140,000 PINGs: it is read slowly, and they are answered",
    sees: "tolerated",
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.member();
      const pings = Array.from({ length: 1400 }, () => message(PING, Buffer.alloc(8)));
      peer.wire.write(Buffer.concat(Array.from({ length: 100 }, () => peer.seal(...pings))));
      await wait(stage, 30);
    },
  },
];

export const sessionFaultsOfServers: readonly ServerFault[] = [
  server("welcome-twice", "6.7", "says WELCOME again", "message-unexpected", WELCOME, "ana"),
  server(
    "name-bad-after-welcome",
    "6.7",
    "takes its WELCOME back",
    "message-unexpected",
    NAME_BAD,
    Buffer.from([3]),
  ),
  server("say-of-a-server", "9.1", "says SAY", "message-unexpected", SAY, { id, text: "hi" }),
  server("name-of-a-server", "6.7", "says NAME", "message-unexpected", NAME, "ana"),
  server(
    "host-key-in-session",
    "6.1",
    "says HOST_KEY again",
    "message-unexpected",
    HOST_KEY,
    Buffer.alloc(32),
  ),
  server(
    "server-pong-unasked",
    "7.3",
    "answers a PING that nobody sent",
    "message-unexpected",
    PONG,
    Buffer.alloc(8),
  ),
  server("server-ping-short", "7", "sends a PING of 7 bytes", "message-malformed", PING, Buffer.alloc(7)),
  server("server-bye-empty", "7", "says BYE without a code", "message-malformed", BYE, Buffer.alloc(0)),
  server(
    "server-bye-not-utf8",
    "7",
    "says BYE with a text that is not UTF-8",
    "message-malformed",
    BYE,
    Buffer.from([0, 0xff]),
  ),
  server(
    "said-no-cbor",
    "9.1",
    "says something that is no CBOR",
    "message-malformed",
    SAID,
    Buffer.from([0xff]),
  ),
  server("said-escape", "9.2", "hands on ESC", "message-malformed", SAID, {
    n: 1,
    from: "bob",
    text: "\u001b[2J",
    time,
  }),
  server("said-without-from", "9.1", "hands on a text of nobody", "message-malformed", SAID, {
    n: 1,
    text: "hi",
    time,
  }),
  server("said-from-long", "9.1", "hands on a name of 129 bytes", "message-malformed", SAID, {
    n: 1,
    from: "b".repeat(129),
    text: "hi",
    time,
  }),
  server("said-n-as-text", "9.1", "numbers a text with a text", "message-malformed", SAID, {
    n: "1",
    from: "bob",
    text: "hi",
    time,
  }),
  server(
    "said-n-beyond-2-53",
    "9.2",
    "numbers a text 2^53",
    "message-malformed",
    SAID,
    Buffer.from("a4616e1b00200000000000006466726f6d63626f62647465787462686964" + "74696d6500", "hex"),
  ),
  server("ack-id-short", "9.1", "acknowledges an id of 15 bytes", "message-malformed", ACK, {
    id: id.subarray(1),
    n: 1,
    time,
  }),
  server("left-how-unknown", "9.5", "says that somebody left in a third way", "message-malformed", LEFT, {
    name: "bob",
    how: "gone",
    time,
  }),
  server("present-no-list", "9.4", "lists who is here in a text", "message-malformed", PRESENT, {
    names: "ana",
    more: false,
  }),
  {
    name: "present-endless",
    clause: "9.4",
    does: "lists 120,000 names, and says that there are more",
    sees: "BYE 1",
    reports: "broken message-malformed",
    play: async (stage) => {
      const peer = await stage.member();
      const names = Array.from({ length: 6_000 }, () => "a");
      for (let page = 0; page < 20; page += 1) peer.send(peer.present(names, true));
    },
  },
  {
    name: "server-ping-flood",
    clause: "7.3",
    does: "sends 14,000 PINGs: they are answered",
    sees: "tolerated",
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.member();
      const pings = Array.from({ length: 1400 }, () => message(PING, Buffer.alloc(8)));
      for (let record = 0; record < 10; record += 1) peer.send(...pings);
    },
  },
  {
    name: "welcome-empty",
    clause: "6.7",
    does: "welcomes nobody",
    sees: "BYE 1",
    reports: "broken message-malformed",
    play: async (stage) => (await stage.introduced()).send(message(WELCOME, Buffer.alloc(0))),
  },
  {
    name: "said-before-welcome",
    clause: "6.7",
    does: "hands on a text before the verdict",
    sees: "BYE 1",
    reports: "broken message-unexpected",
    play: async (stage) => {
      const peer = await stage.introduced();
      peer.send(peer.words("hi"));
    },
  },
  {
    name: "verdict-never",
    clause: "7.5",
    does: "says nothing about the name for 15 s",
    sees: "silence",
    reports: "lost",
    play: async (stage) => {
      await stage.introduced();
      await stage.time.pass(15_000);
    },
  },
  {
    name: "server-pings-unanswered",
    clause: "7.3",
    does: "answers no PING for 90 s",
    sees: "silence",
    reports: "lost",
    takesTime: true,
    play: async (stage) => {
      const peer = await stage.member();
      // The answer to a PING of ours says that the client has read all that came before it.
      peer.say(PING, Buffer.alloc(8));
      await peer.until(PONG);
      peer.answersPings = false;
      await stage.time.pass(90_000);
    },
  },
];

/** A message that ends the session with BYE 1. */
function client(
  name: string,
  clause: string,
  does: string,
  reports: string,
  type: number,
  body: Buffer | Value,
): ClientFault {
  const play = async (stage: ClientStage) => (await stage.member()).send(message(type, toBody(body)));
  return { name, clause, does, sees: "BYE 1" as Sees, reports, play };
}

function server(
  name: string,
  clause: string,
  does: string,
  reports: string,
  type: number,
  body: Buffer | Value,
): ServerFault {
  const play = async (stage: ServerStage) => (await stage.member()).send(message(type, toBody(body)));
  return { name, clause, does, sees: "BYE 1", reports: `broken ${reports}`, play };
}

function toBody(body: Buffer | Value): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return typeof body === "string" ? Buffer.from(body) : writeCbor(body);
}

/** Lets time pass and stays in touch, so that silence is not what ends it. */
async function passAnswering(
  { time }: ClientStage,
  peer: Awaited<ReturnType<ClientStage["greeted"]>>,
  ms: number,
): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10_000) {
    peer.say(PING, Buffer.alloc(8));
    await peer.until(PONG);
    await time.pass(10_000);
  }
}

/** Time for a server that reads no faster than it allows itself to, in steps: it reads a little in each. */
async function wait({ time }: ClientStage, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await time.pass(1_000);
}

function longTexts(peer: Awaited<ReturnType<ClientStage["member"]>>, count: number): Buffer[] {
  return Array.from({ length: count }, () => peer.seal(peer.words("x".repeat(15_000))));
}

function good(): Buffer {
  return writeCbor({ id, text: "hi" });
}

/** A map of items that are CBOR already, in hex. */
function map(...items: readonly string[]): Buffer {
  return Buffer.from((0xa0 + items.length / 2).toString(16) + items.join(""), "hex");
}

/** A good SAY with one key more, "zz", whose value is this. */
function extended(value: string): Buffer {
  return map("626964", hexId, "6474657874", "626869", "627a7a", value);
}

/** A SAY whose text is one byte. */
function raw(byte: string): Buffer {
  return map("626964", hexId, "6474657874", `61${byte}`);
}
