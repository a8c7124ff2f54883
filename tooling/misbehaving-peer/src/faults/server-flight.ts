/** Faults in a server's flight (clause 6). */
import { type Edit, type FlightStep, finish, message, signingKey, types } from "@conclave/testbed/reference";
import type { ServerFault } from "../fault.ts";
import type { ServerStage } from "../server-stage.ts";
import { doubled, flip, swapped, withBefore, withBody, without } from "../tamper.ts";
import { smallOrderForgery, smallOrderKey, sPlusL } from "./signatures.ts";

const { HOST_KEY, HOST_SIG, NAME_ASK, FINISH, PAD, WELCOME } = types;

const zeroHash = Buffer.alloc(32);

export const serverFlightFaults: readonly ServerFault[] = [
  flight("host-key-missing", "leaves out HOST_KEY", without(HOST_KEY)),
  flight("host-sig-missing", "leaves out HOST_SIG", without(HOST_SIG)),
  flight("name-ask-missing", "leaves out NAME_ASK", without(NAME_ASK)),
  flight("server-finish-missing", "leaves out FINISH", without(FINISH)),
  flight("host-key-twice", "sends HOST_KEY twice", doubled(HOST_KEY)),
  flight("server-finish-twice", "sends FINISH twice", doubled(FINISH)),
  flight("host-sig-first", "sends HOST_SIG before HOST_KEY", swapped(HOST_KEY)),
  flight("server-flight-with-pad", "adds a PAD", withBefore(FINISH, PAD, Buffer.alloc(16))),
  flight("server-flight-with-welcome", "adds WELCOME", withBefore(FINISH, WELCOME, Buffer.from("ana"))),
  flight(
    "host-key-short",
    "sends a HOST_KEY of 31 bytes",
    withBody(HOST_KEY, (_, key) => key.subarray(1)),
  ),
  flight(
    "name-ask-empty",
    "sends NAME_ASK without a policy",
    withBody(NAME_ASK, () => Buffer.alloc(0)),
  ),
  flight(
    "policy-unknown",
    "asks with policy 2",
    withBody(NAME_ASK, () => Buffer.from([2])),
    "broken flight",
    "6.3",
  ),
  signature("host-sig-bit", "flips a bit of HOST_SIG", () => (_, body) => flip(body, 0)),
  signature("host-sig-zeros", "sends a HOST_SIG of zeros", () => () => Buffer.alloc(64)),
  signature(
    "host-sig-over-zeros",
    "signs a hash of zeros",
    ({ host }) =>
      () =>
        host.sign("host", zeroHash),
  ),
  signature(
    "host-sig-by-another",
    "signs with a key that is not HOST_KEY",
    () => (th) => signingKey().sign("host", th),
  ),
  signature(
    "host-sig-as-client",
    'signs with the label "client"',
    ({ host }) =>
      (th) =>
        host.sign("client", th),
  ),
  signature(
    "host-sig-s-plus-l",
    "adds the order of the group to S of HOST_SIG",
    () => (_, body) => sPlusL(body),
  ),
  {
    name: "host-key-of-small-order",
    clause: "6.3",
    does: "shows a key of small order, and its forgery",
    sees: "silence",
    reports: "broken host-signature",
    play: async (stage) => {
      const host = { publicKey: smallOrderKey, sign: () => smallOrderForgery };
      await (await stage.accept({ host })).greet();
    },
  },
  flight(
    "server-finish-short",
    "sends a FINISH of 31 bytes",
    withBody(FINISH, (_, body) => body.subarray(1)),
    "broken finish",
  ),
  flight(
    "server-finish-zeros",
    "sends a FINISH of zeros",
    withBody(FINISH, () => zeroHash),
    "broken finish",
    "6.3",
  ),
  {
    name: "finish-of-the-client",
    clause: "4.1",
    does: "sends the FINISH that a client would",
    sees: "silence",
    reports: "broken finish",
    play: async (stage) => {
      const peer = await stage.accept();
      await peer.greet(withBody(FINISH, (th) => finish(peer.handshake?.hsC ?? zeroHash, th)));
    },
  },
  {
    name: "server-flight-in-two-records",
    clause: "6.1",
    does: "spreads its flight over two records",
    sees: "silence",
    reports: "broken flight",
    play: async (stage) => {
      const peer = await stage.accept();
      const hello = peer.hello(await peer.readClientHello());
      const [key, ...rest] = peer.writeFlight();
      const records = [peer.sealHandshake(0, key ?? zeroHash), peer.sealHandshake(1, ...rest)];
      peer.wire.write(Buffer.concat([hello, ...records]));
    },
  },
  record("server-flight-tag-bit", "5.3", "flips a bit of the flight's tag", (peer) =>
    flip(peer.sealHandshake(0, ...peer.writeFlight()), -1),
  ),
  record("server-flight-numbered-1", "4.2", "begins to count its records at 1", (peer) =>
    peer.sealHandshake(1, ...peer.writeFlight()),
  ),
  {
    name: "server-flight-never",
    clause: "7.5",
    does: "says nothing for 20 s after HELLO_S",
    sees: "silence",
    reports: "lost",
    play: async (stage) => {
      const peer = await stage.accept();
      peer.wire.write(peer.hello(await peer.readClientHello()));
      await stage.time.pass(20_000);
    },
  },
  {
    name: "server-flight-plaintext",
    clause: "2.1",
    does: "sends its flight in a second HELLO_S, in the clear",
    sees: "silence",
    reports: "broken frame-type",
    play: async (stage) => {
      const peer = await stage.accept();
      const hello = peer.hello(await peer.readClientHello());
      const flight = Buffer.concat([Buffer.from([2, 0, 0, 3]), message(WELCOME, Buffer.alloc(0))]);
      peer.wire.write(Buffer.concat([hello, flight]));
    },
  },
];

function flight(
  name: string,
  does: string,
  edit: Edit<FlightStep[]>,
  reports = "broken flight",
  clause = "6.1",
): ServerFault {
  const play = async (stage: ServerStage) => (await stage.accept()).greet(edit);
  return { name, clause, does, sees: "silence", reports, play };
}

type Peer = Awaited<ReturnType<ServerStage["accept"]>>;

function signature(
  name: string,
  does: string,
  body: (peer: Peer) => (th: Buffer, body: Buffer) => Buffer,
): ServerFault {
  const play = async (stage: ServerStage) => {
    const peer = await stage.accept();
    await peer.greet(withBody(HOST_SIG, body(peer)));
  };
  return { name, clause: "6.3", does, sees: "silence", reports: "broken host-signature", play };
}

/** Another record in the place of the flight's. */
function record(name: string, clause: string, does: string, make: (peer: Peer) => Buffer): ServerFault {
  const play = async (stage: ServerStage) => {
    const peer = await stage.accept();
    const hello = peer.hello(await peer.readClientHello());
    peer.wire.write(Buffer.concat([hello, make(peer)]));
  };
  return { name, clause, does, sees: "silence", reports: "broken record", play };
}
