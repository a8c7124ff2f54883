/** Faults of a server in a rekey (clause 8). The client begins one when it has read 2,000 bytes. */
import { randomBytes } from "node:crypto";
import { message, type ReferenceServer, rekeyOk, signingKey, types } from "@conclave/testbed/reference";
import type { ServerFault } from "../fault.ts";
import type { ServerStage } from "../server-stage.ts";
import { flip } from "../tamper.ts";
import { badPublicValueNames, badPublicValues } from "./public-values.ts";

const { REKEY_C, REKEY_S, REKEY_OK } = types;

const needs = { rekeyBytes: 2_000, rekeyIntervalMs: 0 } as const;

export const rekeyFaultsOfServers: readonly ServerFault[] = [
  unasked(
    "rekey-s-unasked",
    "8.5",
    "says REKEY_S, though nothing is under way",
    message(REKEY_S, randomBytes(482)),
  ),
  unasked("rekey-c-of-a-server", "8.1", "says REKEY_C", message(REKEY_C, randomBytes(418))),
  unasked("rekey-ok-of-a-server", "8.1", "says REKEY_OK", rekeyOk),
  unproven("rekey-sig-bit", "8.3", "flips a bit of sig", (peer, request) =>
    flip(peer.rekeyAnswer(request).whole, -1),
  ),
  unproven(
    "rekey-sig-by-another",
    "8.3",
    "signs with another key",
    (peer, request) => peer.rekeyAnswer(request, undefined, signingKey()).whole,
  ),
  unproven(
    "rekey-sig-as-host",
    "1.4",
    'signs with the label "host"',
    (peer, request) =>
      peer.rekeyAnswer(request, undefined, { ...peer.host, sign: (_, th) => peer.host.sign("host", th) })
        .whole,
  ),
  unproven(
    "rekey-sig-over-another-request",
    "8.2",
    "signs another REKEY_C",
    (peer, request) =>
      peer.rekeyAnswer(request, undefined, peer.host, message(REKEY_C, flip(request, 0))).whole,
  ),
  {
    ...unproven("rekey-s-replayed", "8.2", "answers the second REKEY_C as it did the first", () =>
      Buffer.alloc(0),
    ),
    play: async (stage) => {
      const { peer, request } = await asked(stage);
      const { whole, switchOurs, switchTheirs } = peer.rekeyAnswer(request);
      peer.send(whole);
      switchOurs();
      await peer.until(REKEY_OK);
      switchTheirs();
      await nextRequest(peer);
      peer.send(whole);
    },
  },
  ...badPublicValueNames.map((name) =>
    answer(
      `rekey-s-y-${name}`,
      "1.6",
      `sends the public value ${badPublicValues[name].says}`,
      (peer, request) =>
        peer.rekeyAnswer(request, (fields) => ({ ...fields, Ys: badPublicValues[name].bytes })).whole,
    ),
  ),
  answer(
    "rekey-ct-missing",
    "8.2",
    "sends no ct in suite 2",
    (peer, request) => peer.rekeyAnswer(request, (fields) => ({ ...fields, ct: Buffer.alloc(0) })).whole,
  ),
  answer(
    "rekey-ct-short",
    "8.2",
    "sends a ct of 1087 bytes",
    (peer, request) =>
      peer.rekeyAnswer(request, (fields) => ({ ...fields, ct: fields.ct.subarray(1) })).whole,
  ),
  {
    ...rekeying("rekey-s-trailing-byte", "8.1", "adds a byte to REKEY_S", (peer, request) => {
      const { whole } = peer.rekeyAnswer(request);
      peer.say(REKEY_S, Buffer.concat([whole.subarray(3), Buffer.alloc(1)]));
    }),
    sees: "BYE 1",
    reports: "broken message-malformed",
  },
  {
    ...rekeying("rekey-c-crossing", "8.1", "answers REKEY_C with REKEY_C", (peer, request) => {
      peer.say(REKEY_C, request);
    }),
    sees: "BYE 1",
    reports: "broken message-unexpected",
  },
  {
    ...rekeying(
      "rekey-s-not-last",
      "8.2",
      "says something after REKEY_S in the same record",
      (peer, request) => {
        peer.send(peer.rekeyAnswer(request).whole, peer.words("too late"));
      },
    ),
    sees: "BYE 1",
    reports: "broken message-unexpected",
  },
  {
    name: "rekey-s-twice",
    clause: "8.5",
    does: "says REKEY_S again when the rekey is done",
    sees: "BYE 1",
    reports: "broken message-unexpected",
    needs,
    play: async (stage) => {
      const { peer, request } = await asked(stage);
      const { whole, switchOurs, switchTheirs } = peer.rekeyAnswer(request);
      peer.send(whole);
      switchOurs();
      await peer.until(REKEY_OK);
      switchTheirs();
      peer.send(whole);
    },
  },
  record("rekey-ct-bit", "8.2", "flips a bit of ct, and signs what it sent", (peer, request) => {
    const { whole, switchOurs } = peer.rekeyAnswer(request, (fields) => ({
      ...fields,
      ct: flip(fields.ct, 500),
    }));
    peer.send(whole);
    switchOurs();
  }),
  record("old-key-after-rekey-s", "8.4", "writes under the old ap_s after REKEY_S", (peer, request) => {
    peer.send(peer.rekeyAnswer(request).whole);
  }),
  record("seq-goes-on-after-rekey-s", "8.2", "goes on counting under the new keys", (peer, request) => {
    const { whole, switchOurs } = peer.rekeyAnswer(request);
    peer.send(whole);
    const { seq } = peer.ours;
    switchOurs();
    peer.ours.seq = seq;
  }),
  {
    name: "rekey-s-never",
    clause: "7.5",
    does: "does not answer REKEY_C for 60 s",
    sees: "silence",
    reports: "lost",
    takesTime: true,
    needs,
    play: async (stage) => {
      await asked(stage);
      await stage.time.pass(60_000);
    },
  },
  {
    name: "key-overused",
    clause: "8.6",
    does: "goes on under one key past the hard limit (300,000 bytes for this test)",
    sees: "BYE 3",
    reports: "lost",
    needs: { hardBytes: 300_000 },
    play: async (stage) => {
      const peer = await stage.member();
      for (let count = 0; count < 20; count += 1) peer.say(200, Buffer.alloc(16_000));
    },
  },
  {
    name: "server-rekey-good",
    clause: "8",
    does: "answers a rekey, with texts on the way",
    sees: "tolerated",
    reports: "nothing",
    needs,
    play: async (stage) => {
      const { peer, request } = await asked(stage);
      peer.send(peer.words("while it computes"));
      const { whole, switchOurs, switchTheirs } = peer.rekeyAnswer(request);
      peer.send(peer.words("in the same record"), whole);
      switchOurs();
      peer.send(peer.words("under the new key"));
      await peer.until(REKEY_OK);
      switchTheirs();
    },
  },
];

/** A client that has asked for a rekey. */
async function asked(stage: ServerStage): Promise<{ peer: ReferenceServer; request: Buffer }> {
  const peer = await stage.member();
  return { peer, request: await nextRequest(peer) };
}

async function nextRequest(peer: ReferenceServer): Promise<Buffer> {
  peer.say(200, Buffer.alloc(3_000));
  return (await peer.until(REKEY_C)).body;
}

function unasked(name: string, clause: string, does: string, whole: Buffer): ServerFault {
  const play = async (stage: ServerStage) => (await stage.member()).send(whole);
  return { name, clause, does, sees: "BYE 1", reports: "broken message-unexpected", play };
}

function rekeying(
  name: string,
  clause: string,
  does: string,
  act: (peer: ReferenceServer, request: Buffer) => void,
): ServerFault {
  const play = async (stage: ServerStage) => {
    const { peer, request } = await asked(stage);
    act(peer, request);
  };
  return { name, clause, does, sees: "silence", reports: "broken rekey-keys", needs, play };
}

/** A REKEY_S that the host key did not sign. */
function unproven(...row: Parameters<typeof answer>): ServerFault {
  return { ...answer(...row), reports: "broken host-signature" };
}

/** A REKEY_S that must not be believed. */
function answer(
  name: string,
  clause: string,
  does: string,
  make: (peer: ReferenceServer, request: Buffer) => Buffer,
): ServerFault {
  return rekeying(name, clause, does, (peer, request) => peer.send(make(peer, request)));
}

/** A rekey after which the next record does not open. The client says REKEY_OK before it sees that. */
function record(
  name: string,
  clause: string,
  does: string,
  act: (peer: ReferenceServer, request: Buffer) => void,
): ServerFault {
  const play = async (stage: ServerStage) => {
    const { peer, request } = await asked(stage);
    act(peer, request);
    await peer.until(REKEY_OK);
    peer.say(types.PAD, Buffer.alloc(40));
  };
  return { name, clause, does, sees: "silence", reports: "broken record", needs, play };
}
