/** Faults of a client in a rekey (clause 8). */
import { randomBytes } from "node:crypto";
import {
  message,
  type ReferenceClient,
  rekeyOk,
  type Suite,
  sealRecord,
  types,
} from "@conclave/testbed/reference";
import type { ClientStage } from "../client-stage.ts";
import type { ClientFault } from "../fault.ts";
import { flip } from "../tamper.ts";
import { badPublicValueNames, badPublicValues } from "./public-values.ts";

const { REKEY_C, REKEY_S, REKEY_OK, NAME_BAD } = types;

export const rekeyFaultsOfClients: readonly ClientFault[] = [
  unexpected("rekey-ok-unasked", "8.5", "says REKEY_OK, though nothing is under way", (peer) =>
    peer.seal(rekeyOk),
  ),
  unexpected("rekey-s-of-a-client", "8.1", "says REKEY_S", (peer) =>
    peer.seal(message(REKEY_S, randomBytes(482))),
  ),
  unexpected("rekey-twice-in-flight", "8.5", "says REKEY_C twice at once", (peer) =>
    Buffer.concat([peer.seal(peer.rekeyRequest()), peer.seal(peer.rekeyRequest())]),
  ),
  unexpected("rekey-ok-before-the-answer", "8.5", "says REKEY_OK right behind REKEY_C", (peer) =>
    Buffer.concat([peer.seal(peer.rekeyRequest()), peer.seal(rekeyOk)]),
  ),
  unexpected("rekey-not-last", "8.2", "says something after REKEY_C in the same record", (peer) =>
    peer.seal(peer.rekeyRequest(), peer.words("too late")),
  ),
  unexpected("rekey-pad-after", "8.2", "puts the PAD after REKEY_C", (peer) =>
    peer.seal(peer.rekeyRequest(), message(types.PAD, Buffer.alloc(30))),
  ),
  {
    name: "rekey-before-ok",
    clause: "8.5",
    does: "says REKEY_C again in place of REKEY_OK",
    sees: "BYE 1",
    reports: "message-unexpected",
    play: async (stage) => {
      const { peer } = await answered(stage);
      peer.send(peer.rekeyRequest());
    },
  },
  {
    name: "rekey-ok-not-last",
    clause: "8.2",
    does: "says something after REKEY_OK in the same record",
    sees: "BYE 1",
    reports: "message-unexpected",
    play: async (stage) => {
      const { peer } = await answered(stage);
      peer.send(rekeyOk, peer.words("too late"));
    },
  },
  {
    name: "rekey-ok-with-body",
    clause: "8.1",
    does: "says REKEY_OK with a byte in it",
    sees: "BYE 1",
    reports: "message-malformed",
    play: async (stage) => {
      const { peer } = await answered(stage);
      peer.say(REKEY_OK, Buffer.alloc(1));
    },
  },
  {
    name: "rekey-before-welcome",
    clause: "8.5",
    does: "says REKEY_C while another name is due",
    sees: "BYE 1",
    reports: "message-unexpected",
    play: async (stage) => {
      const peer = await stage.greeted();
      peer.introduce({ name: "a\nb" });
      await peer.until(NAME_BAD);
      peer.send(peer.rekeyRequest());
    },
  },
  {
    name: "rekey-early",
    clause: "8.5",
    does: "begins a second rekey 59 s after the first",
    sees: "BYE 5",
    reports: "rekey-early",
    takesTime: true,
    play: async (stage) => {
      const peer = await stage.member();
      await peer.rekey();
      await stage.time.pass(59_000);
      peer.send(peer.rekeyRequest());
    },
  },
  ...badPublicValueNames.map((name) =>
    request(`rekey-y-${name}`, "1.6", `sends the public value ${badPublicValues[name].says}`, (peer) =>
      peer.rekeyRequest((fields) => ({ ...fields, Yc: badPublicValues[name].bytes })),
    ),
  ),
  request("rekey-ek-missing", "8.2", "sends no ek in suite 2", (peer) =>
    peer.rekeyRequest((fields) => ({ ...fields, ek: Buffer.alloc(0) })),
  ),
  request("rekey-ek-short", "8.2", "sends an ek of 1183 bytes", (peer) =>
    peer.rekeyRequest((fields) => ({ ...fields, ek: fields.ek.subarray(1) })),
  ),
  request("rekey-ek-not-reduced", "8.2", "sends an ek with a coefficient of 4095", (peer) =>
    peer.rekeyRequest((fields) => ({
      ...fields,
      ek: Buffer.concat([Buffer.alloc(3, 0xff), fields.ek.subarray(3)]),
    })),
  ),
  request(
    "rekey-ek-in-suite-1",
    "8.2",
    "sends an ek in suite 1",
    (peer) => peer.rekeyRequest((fields) => ({ ...fields, ek: Buffer.alloc(1184) })),
    [1],
  ),
  malformed("rekey-empty", "says REKEY_C with nothing in it", () => message(REKEY_C, Buffer.alloc(0))),
  malformed("rekey-trailing-byte", "adds a byte to REKEY_C", (peer) =>
    message(REKEY_C, Buffer.concat([peer.rekeyRequest().subarray(3), Buffer.alloc(1)])),
  ),
  malformed("rekey-y-short", "sends a public value of 383 bytes", (peer) =>
    peer.rekeyRequest((fields) => ({ ...fields, Yc: fields.Yc.subarray(1) })),
  ),
  {
    name: "rekey-ok-never",
    clause: "7.5",
    does: "says no REKEY_OK for 60 s",
    sees: "silence",
    reports: "deadline",
    detail: { deadline: "rekey" },
    takesTime: true,
    play: async (stage) => {
      await answered(stage);
      await stage.time.pass(60_000);
    },
  },
  keys("new-key-before-ok", "8.4", "writes under the new ap_c before it has said REKEY_OK", (peer, next) => {
    next.switch();
    return peer.seal(message(types.PAD, Buffer.alloc(40)));
  }),
  keys("old-key-after-ok", "8.3", "writes under the old ap_c after REKEY_OK", (peer) =>
    Buffer.concat([peer.seal(rekeyOk), peer.seal(message(types.PAD, Buffer.alloc(40)))]),
  ),
  keys(
    "old-record-after-ok",
    "8.2",
    "sends a record of the old keys again, with the number 0",
    (peer, next) => {
      const old = sealRecord(peer.ours.secret, 0, randomBytes(16), message(types.PAD, Buffer.alloc(40)));
      const ok = peer.seal(rekeyOk);
      next.switch();
      return Buffer.concat([ok, old]);
    },
  ),
  keys("seq-goes-on-after-ok", "8.2", "goes on counting under the new keys", (peer, next) => {
    const ok = peer.seal(rekeyOk);
    const { seq } = peer.ours;
    next.switch();
    peer.ours.seq = seq;
    return Buffer.concat([ok, peer.seal(message(types.PAD, Buffer.alloc(40)))]);
  }),
  keys("new-key-bit-after-ok", "8.2", "has one bit of the new ap_c wrong", (peer, next) => {
    const ok = peer.seal(rekeyOk);
    next.switch();
    peer.ours.secret = flip(peer.ours.secret, 0);
    return Buffer.concat([ok, peer.seal(message(types.PAD, Buffer.alloc(40)))]);
  }),
  {
    name: "rekey-never",
    clause: "8.6",
    does: "goes on under one key past the hard limit (300,000 bytes for this test)",
    sees: "BYE 3",
    reports: "rekey-overdue",
    needs: { hardBytes: 300_000 },
    play: async (stage) => {
      const peer = await stage.member();
      for (let count = 0; count < 20; count += 1) peer.say(200, Buffer.alloc(16_000));
    },
  },
  tolerated("rekey-good", "8", "changes the keys once, with texts on the way", async (peer) => {
    peer.send(peer.words("before"), peer.rekeyRequest());
    peer.send(peer.words("while there is no answer"));
    const next = peer.readRekeyAnswer((await peer.until(REKEY_S)).body);
    peer.send(peer.words("under the old key still"), rekeyOk);
    next.switch();
    peer.send(peer.words("under the new one"));
  }),
  tolerated("rekey-good-suite-1", "8", "does the same in suite 1", (peer) => peer.rekey(), [1]),
  tolerated("rekey-good-later", "8.5", "begins a second rekey 60 s after the first", async (peer, stage) => {
    await peer.rekey();
    await stage.time.pass(60_000);
    await peer.rekey();
  }),
];

/** A member that has its answer and has not said REKEY_OK. */
async function answered(stage: ClientStage) {
  const peer = await stage.member();
  peer.send(peer.rekeyRequest());
  const next = peer.readRekeyAnswer((await peer.until(REKEY_S)).body);
  return { peer, next };
}

function unexpected(
  name: string,
  clause: string,
  does: string,
  bytes: (peer: ReferenceClient) => Buffer,
): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.member();
    peer.wire.write(bytes(peer));
  };
  return { name, clause, does, sees: "BYE 1", reports: "message-unexpected", play };
}

function malformed(name: string, does: string, make: (peer: ReferenceClient) => Buffer): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.member();
    peer.send(make(peer));
  };
  return { name, clause: "8.1", does, sees: "BYE 1", reports: "message-malformed", play };
}

/** A REKEY_C whose keys must not be used. */
function request(
  name: string,
  clause: string,
  does: string,
  make: (peer: ReferenceClient) => Buffer,
  suites?: readonly Suite[],
): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.member(suites);
    peer.send(make(peer));
  };
  return { name, clause, does, sees: "silence", reports: "rekey-keys", play };
}

/** A record under keys that are not those of the moment. */
function keys(
  name: string,
  clause: string,
  does: string,
  bytes: (peer: ReferenceClient, next: { switch(): void }) => Buffer,
): ClientFault {
  const play = async (stage: ClientStage) => {
    const { peer, next } = await answered(stage);
    peer.wire.write(bytes(peer, next));
  };
  return { name, clause, does, sees: "silence", reports: "record", detail: { reason: "tag" }, play };
}

function tolerated(
  name: string,
  clause: string,
  does: string,
  run: (peer: ReferenceClient, stage: ClientStage) => Promise<void>,
  suites?: readonly Suite[],
): ClientFault {
  const play = async (stage: ClientStage) => run(await stage.member(suites), stage);
  return { name, clause, does, sees: "tolerated", reports: "nothing", play };
}
