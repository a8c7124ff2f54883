/** Faults in a client's flight (clause 6). */
import {
  type Edit,
  type FlightStep,
  finish,
  type Introduction,
  signingKey,
  types,
} from "@conclave/testbed/reference";
import type { ClientStage } from "../client-stage.ts";
import type { ClientFault } from "../fault.ts";
import { doubled, flip, swapped, withBefore, withBody, without } from "../tamper.ts";
import { smallOrderForgery, smallOrderKey, sPlusL } from "./signatures.ts";

const { NAME, ID_KEY, ID_SIG, INVITE, FINISH, PAD, SAY } = types;

/** A client with an identity key and an invitation sends all that a flight can have. */
const identity = { identity: signingKey() };
const invited = { ...identity, invite: Buffer.alloc(16, 1) };

const zeroHash = Buffer.alloc(32);

export const clientFlightFaults: readonly ClientFault[] = [
  flight("name-missing", "6.1", "leaves out NAME", without(NAME)),
  flight("finish-missing", "6.1", "leaves out FINISH", without(FINISH)),
  flight("name-twice", "6.1", "sends NAME twice", doubled(NAME)),
  flight("finish-twice", "6.1", "sends FINISH twice", doubled(FINISH)),
  flight("finish-first", "6.1", "sends FINISH before NAME", swapped(NAME)),
  flight("flight-with-pad", "7.1", "adds a PAD", withBefore(FINISH, PAD, Buffer.alloc(16))),
  flight("flight-with-say", "6.1", "adds a text", withBefore(FINISH, SAY, Buffer.alloc(16))),
  flight(
    "flight-with-type-200",
    "6.1",
    "adds a message of type 200",
    withBefore(FINISH, 200, Buffer.alloc(16)),
  ),
  flight(
    "name-empty",
    "6.1",
    "offers a name of 0 bytes",
    withBody(NAME, () => Buffer.alloc(0)),
  ),
  flight(
    "name-long",
    "6.1",
    "offers a name of 16,000 bytes",
    withBody(NAME, () => Buffer.alloc(16_000, 97)),
  ),
  flight(
    "name-129-bytes",
    "6.1",
    "offers a name of 129 bytes",
    withBody(NAME, () => Buffer.alloc(129, 97)),
  ),
  flight(
    "name-not-utf8",
    "6.1",
    "offers a name that is not UTF-8",
    withBody(NAME, () => Buffer.from([0x61, 0xff])),
  ),
  flight(
    "finish-short",
    "6.1",
    "sends a FINISH of 31 bytes",
    withBody(FINISH, (_, body) => body.subarray(1)),
    {
      reports: "finish",
    },
  ),
  flight(
    "finish-zeros",
    "6.5",
    "sends a FINISH of zeros",
    withBody(FINISH, () => zeroHash),
    { reports: "finish" },
  ),
  flight(
    "finish-bit",
    "6.5",
    "flips a bit of FINISH",
    withBody(FINISH, (_, body) => flip(body, 0)),
    {
      reports: "finish",
    },
  ),
  {
    name: "finish-of-the-server",
    clause: "4.1",
    does: "sends the FINISH that a server would",
    sees: "silence",
    reports: "finish",
    play: async (stage) => {
      const peer = await stage.greeted();
      const theirs = peer.handshake?.hsS ?? Buffer.alloc(0);
      peer.introduce(
        stage.introduction,
        withBody(FINISH, (th) => finish(theirs, th)),
      );
    },
  },
  {
    name: "flight-in-two-records",
    clause: "6.1",
    does: "spreads its flight over two records",
    sees: "silence",
    reports: "flight",
    play: async (stage) => {
      const peer = await stage.greeted();
      const [name, ...rest] = peer.writeFlight(stage.introduction);
      peer.wire.write(
        Buffer.concat([peer.sealHandshake(0, name ?? zeroHash), peer.sealHandshake(1, ...rest)]),
      );
    },
  },
  record("flight-tag-bit", "5.3", "flips a bit of the flight's tag", (peer, who) =>
    flip(peer.sealHandshake(0, ...peer.writeFlight(who)), -1),
  ),
  record("flight-numbered-1", "4.2", "begins to count its records at 1", (peer, who) =>
    peer.sealHandshake(1, ...peer.writeFlight(who)),
  ),
  record(
    "flight-reflected",
    "4.3",
    "sends the server's own flight back",
    (peer) => peer.received.at(-1) ?? zeroHash,
  ),
  record("flight-under-session-keys", "4.3", "seals its flight with ap_c", (peer, who) =>
    peer.seal(...peer.writeFlight(who)),
  ),
  {
    name: "flight-never",
    clause: "7.5",
    does: "says nothing for 15 s once its flight is due",
    sees: "silence",
    reports: "deadline",
    detail: { deadline: "clientFinish" },
    play: async (stage) => {
      await stage.greeted();
      await stage.time.pass(15_000);
    },
  },
  {
    name: "flight-a-byte-a-second",
    clause: "7.5",
    does: "sends one byte of its flight each second",
    sees: "silence",
    reports: "deadline",
    detail: { deadline: "clientFinish" },
    play: async (stage) => {
      const peer = await stage.greeted();
      const flight = peer.sealHandshake(0, ...peer.writeFlight(stage.introduction));
      for (const byte of flight.subarray(0, 15)) {
        peer.wire.write(Buffer.from([byte]));
        await stage.time.pass(1_000);
      }
    },
  },
  {
    name: "flight-a-byte-at-a-time",
    clause: "2.1",
    does: "sends each byte of its flight by itself",
    sees: "tolerated",
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.greeted();
      for (const byte of peer.sealHandshake(0, ...peer.writeFlight(stage.introduction)))
        peer.wire.write(Buffer.from([byte]));
      await peer.until(types.PRESENT);
    },
  },
];

/** The same about ID_KEY, ID_SIG and INVITE. */
export const identityFaults: readonly ClientFault[] = [
  flight("id-key-alone", "6.1", "sends ID_KEY without ID_SIG", without(ID_SIG), { who: identity }),
  flight("id-sig-alone", "6.1", "sends ID_SIG without ID_KEY", without(ID_KEY), { who: identity }),
  flight("id-key-twice", "6.1", "sends ID_KEY twice", doubled(ID_KEY), { who: identity }),
  flight("id-sig-first", "6.1", "sends ID_SIG before ID_KEY", swapped(ID_KEY), { who: identity }),
  flight("id-key-before-name", "6.1", "sends ID_KEY before NAME", swapped(NAME), { who: identity }),
  flight(
    "id-key-short",
    "6.1",
    "sends an ID_KEY of 31 bytes",
    withBody(ID_KEY, (_, key) => key.subarray(1)),
    {
      who: identity,
    },
  ),
  flight(
    "invite-short",
    "6.1",
    "sends a token of 15 bytes",
    withBody(INVITE, (_, token) => token.subarray(1)),
    {
      who: invited,
    },
  ),
  flight("invite-twice", "6.1", "sends INVITE twice", doubled(INVITE), { who: invited }),
  flight("invite-before-id-sig", "6.1", "sends INVITE before ID_SIG", swapped(ID_SIG), { who: invited }),
  signature("id-sig-bit", "flips a bit of ID_SIG", (_, body) => flip(body, 0)),
  signature("id-sig-zeros", "sends an ID_SIG of zeros", () => Buffer.alloc(64)),
  signature("id-sig-over-zeros", "signs a hash of zeros", () => identity.identity.sign("client", zeroHash)),
  signature("id-sig-by-another", "signs with a key that is not ID_KEY", (th) =>
    signingKey().sign("client", th),
  ),
  signature("id-sig-as-host", 'signs with the label "host"', (th) => identity.identity.sign("host", th)),
  signature("id-sig-s-plus-l", "adds the order of the group to S of ID_SIG", (_, body) => sPlusL(body)),
  signature(
    "id-key-of-small-order",
    "shows a key of small order, and its forgery",
    () => smallOrderForgery,
    smallOrderKey,
  ),
  {
    name: "id-sig-relayed",
    clause: "6.5",
    does: "shows the ID_KEY and ID_SIG of another connection",
    sees: "silence",
    reports: "client-signature",
    play: async (stage) => {
      const victim = await stage.greeted();
      const shown = victim.writeFlight({ ...stage.introduction, ...identity })[2]?.subarray(3) ?? zeroHash;
      const peer = await stage.greeted();
      peer.introduce(
        { ...stage.introduction, ...identity },
        withBody(ID_SIG, () => shown),
      );
    },
  },
];

function flight(
  name: string,
  clause: string,
  does: string,
  edit: Edit<FlightStep[]>,
  { reports = "flight", who = {} }: { reports?: string; who?: Omit<Introduction, "name"> } = {},
): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.greeted();
    peer.introduce({ ...stage.introduction, ...who }, edit);
  };
  return { name, clause, does, sees: "silence", reports, play };
}

function signature(
  name: string,
  does: string,
  body: (th: Buffer, body: Buffer) => Buffer,
  key: Buffer = identity.identity.publicKey,
): ClientFault {
  const edit: Edit<FlightStep[]> = (steps) => withBody(ID_SIG, body)(withBody(ID_KEY, () => key)(steps));
  return flight(name, "6.5", does, edit, { reports: "client-signature", who: identity });
}

type Peer = Awaited<ReturnType<ClientStage["greeted"]>>;

/** Another record in the place of the flight's. */
function record(
  name: string,
  clause: string,
  does: string,
  make: (peer: Peer, who: Introduction) => Buffer,
): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.greeted();
    peer.wire.write(make(peer, stage.introduction));
  };
  return { name, clause, does, sees: "silence", reports: "record", detail: { reason: "tag" }, play };
}
