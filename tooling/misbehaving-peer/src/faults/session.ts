/** Faults in messages of the session (clauses 6.7 and 7), and floods of any. */
import { message, types } from "@conclave/testbed/reference";
import type { ClientStage } from "../client-stage.ts";
import type { ClientFault, ServerFault } from "../fault.ts";
import { ofClient, ofServer } from "./one-message.ts";

const { WELCOME, NAME, NAME_BAD, PING, PONG, BYE, FINISH, HOST_KEY } = types;

/** One that no server takes: a line feed is no part of a name. */
const badName = "a\nb";

export const sessionFaultsOfClients: readonly ClientFault[] = [
  ofClient(
    "name-after-welcome",
    "6.7",
    "offers another name when it is in",
    "message-unexpected",
    NAME,
    "other",
  ),
  ofClient("welcome-of-a-client", "6.7", "says WELCOME", "message-unexpected", WELCOME, "mallory"),
  ofClient("finish-in-session", "6.1", "says FINISH again", "message-unexpected", FINISH, Buffer.alloc(32)),
  ofClient(
    "pong-unasked",
    "7.3",
    "answers a PING that nobody sent",
    "message-unexpected",
    PONG,
    Buffer.alloc(8),
  ),
  ofClient("ping-short", "7", "sends a PING of 7 bytes", "message-malformed", PING, Buffer.alloc(7)),
  ofClient("bye-empty", "7", "says BYE without a code", "message-malformed", BYE, Buffer.alloc(0)),
  ofClient(
    "bye-long",
    "7",
    "says BYE with 256 bytes of text",
    "message-malformed",
    BYE,
    Buffer.alloc(257, 97),
  ),
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
  ofServer("welcome-twice", "6.7", "says WELCOME again", "message-unexpected", WELCOME, "ana"),
  ofServer(
    "name-bad-after-welcome",
    "6.7",
    "takes its WELCOME back",
    "message-unexpected",
    NAME_BAD,
    Buffer.from([3]),
  ),
  ofServer("name-of-a-server", "6.7", "says NAME", "message-unexpected", NAME, "ana"),
  ofServer(
    "host-key-in-session",
    "6.1",
    "says HOST_KEY again",
    "message-unexpected",
    HOST_KEY,
    Buffer.alloc(32),
  ),
  ofServer(
    "server-pong-unasked",
    "7.3",
    "answers a PING that nobody sent",
    "message-unexpected",
    PONG,
    Buffer.alloc(8),
  ),
  ofServer("server-ping-short", "7", "sends a PING of 7 bytes", "message-malformed", PING, Buffer.alloc(7)),
  ofServer("server-bye-empty", "7", "says BYE without a code", "message-malformed", BYE, Buffer.alloc(0)),
  ofServer(
    "server-bye-not-utf8",
    "7",
    "says BYE with a text that is not UTF-8",
    "message-malformed",
    BYE,
    Buffer.from([0, 0xff]),
  ),
  {
    name: "present-endless",
    clause: "9.8",
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
  return Array.from({ length: count }, () => peer.seal(peer.words("x".repeat(12_000))));
}
