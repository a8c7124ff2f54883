/** Faults up to HELLO_S, of a server (clauses 2 and 3). */
import { type Edit, frame, type ServerHello, type Suite } from "@conclave/testbed/reference";
import type { ServerFault } from "../fault.ts";
import type { ServerStage } from "../server-stage.ts";
import { flip } from "../tamper.ts";
import { badPublicValueNames, badPublicValues } from "./public-values.ts";

export const serverHelloFaults: readonly ServerFault[] = [
  hello("suite-unoffered", "3.6", "chooses suite 9", (fields) => ({ ...fields, suite: 9 })),
  hello("version-unoffered", "3.6", "chooses version 2", (fields) => ({ ...fields, version: 2 })),
  hello(
    "ct-in-suite-1",
    "3.3",
    "sends a ct in suite 1",
    (fields) => ({ ...fields, ct: Buffer.alloc(1088) }),
    [1],
  ),
  hello("ct-missing", "3.3", "sends no ct in suite 2", (fields) => ({ ...fields, ct: Buffer.alloc(0) })),
  hello("ct-short", "3.3", "sends a ct of 1087 bytes", (fields) => ({
    ...fields,
    ct: fields.ct.subarray(1),
  })),
  hello("ct-long", "3.3", "sends a ct of 1089 bytes", (fields) => ({
    ...fields,
    ct: Buffer.concat([fields.ct, Buffer.alloc(1)]),
  })),
  hello(
    "server-y-short",
    "3.1",
    "sends a public value of 383 bytes",
    (fields) => ({ ...fields, Ys: fields.Ys.subarray(1) }),
    [1],
  ),
  hello(
    "server-y-long",
    "3.1",
    "sends a public value of 385 bytes",
    (fields) => ({ ...fields, Ys: Buffer.concat([Buffer.alloc(1), fields.Ys]) }),
    [1],
  ),
  ...badPublicValueNames.map((name) =>
    hello(`server-y-${name}`, "1.6", `sends the public value ${badPublicValues[name].says}`, (fields) => ({
      ...fields,
      Ys: badPublicValues[name].bytes,
    })),
  ),
  bytes("server-hello-trailing-byte", "3.5", "sends a byte after ext", (whole) =>
    frame(2, whole.subarray(4), Buffer.alloc(1)),
  ),
  bytes("server-hello-cut-short", "3.1", "leaves out the last byte of ext's length", (whole) =>
    frame(2, whole.subarray(4, -1)),
  ),
  bytes("server-hello-too-long", "2.1", "sends a hello of 4097 bytes", (whole) =>
    frame(2, whole.subarray(4), Buffer.alloc(4097 - whole.length + 4)),
  ),
  bytes("record-before-hello", "2.1", "begins with a RECORD", () => frame(4, Buffer.alloc(64))),
  bytes("hello-of-the-client", "2.1", "begins with HELLO_C", (whole) => frame(1, whole.subarray(4))),
  bytes("alert-empty", "2.1", "sends an ALERT without a code", () => frame(3)),
  bytes("alert-long", "2.1", "sends an ALERT of two bytes", () => frame(3, Buffer.from([5, 5]))),
  bytes("ssh-banner", "2.2", "speaks SSH", () => Buffer.from("SSH-2.0-OpenSSH_9.2\r\n")),
  {
    ...bytes("alert-then-hello", "2.4", "sends ALERT 5, then HELLO_S", (whole) =>
      Buffer.concat([frame(3, Buffer.from([5])), whole]),
    ),
    reports: "refused busy",
  },
  {
    ...bytes("alert-unknown", "2.4", "sends ALERT 77", () => frame(3, Buffer.from([77]))),
    reports: "refused 77",
  },
  {
    ...bytes("hello-then-alert", "2.4", "sends HELLO_S, then ALERT 5", (whole) =>
      Buffer.concat([whole, frame(3, Buffer.from([5]))]),
    ),
    reports: "broken frame-type",
  },
  {
    ...bytes("hello-twice", "2.1", "sends HELLO_S twice", (whole) => Buffer.concat([whole, whole])),
    reports: "broken frame-type",
  },
  {
    ...bytes("flood-before-keys", "2.3", "sends 16,453 bytes behind HELLO_S at once", (whole) =>
      Buffer.concat([whole, frame(4, Buffer.alloc(16_448)), Buffer.alloc(1)]),
    ),
    reports: "broken frame-early",
  },
  {
    name: "server-hello-never",
    clause: "7.5",
    does: "says nothing for 20 s",
    sees: "silence",
    reports: "not-conclave",
    play: async (stage) => {
      await (await stage.accept()).readClientHello();
      await stage.time.pass(20_000);
    },
  },
  {
    name: "kem-ct-bit",
    clause: "4.1",
    does: "flips a bit of ct on its way, and signs what it sent",
    sees: "silence",
    reports: "broken record",
    play: async (stage) => {
      const peer = await stage.accept();
      const whole = peer.hello(await peer.readClientHello(), (fields) => ({
        ...fields,
        ct: flip(fields.ct, 500),
      }));
      peer.wire.write(Buffer.concat([whole, peer.sealHandshake(0, ...peer.writeFlight())]));
    },
  },
  {
    name: "suite-below-pin",
    clause: "6.6",
    does: "chooses suite 1, though it is known for suite 2",
    sees: "silence",
    reports: "downgraded-host",
    play: async (stage) => (await stage.accept({ suites: [1] })).greet(),
  },
  {
    name: "server-hello-ext-2-kib",
    clause: "3.4",
    does: "sends an ext of 2 KiB",
    sees: "tolerated",
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.accept();
      const ext = Buffer.alloc(2048, 7);
      const whole = peer.hello(await peer.readClientHello(), (fields) => ({ ...fields, ext }));
      peer.wire.write(Buffer.concat([whole, peer.sealHandshake(0, ...peer.writeFlight())]));
      await peer.letIn();
    },
  },
  {
    name: "server-hello-byte-by-byte",
    clause: "2.1",
    does: "sends each byte of its hello and its flight by itself",
    sees: "tolerated",
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.accept();
      const whole = peer.hello(await peer.readClientHello());
      for (const byte of Buffer.concat([whole, peer.sealHandshake(0, ...peer.writeFlight())]))
        peer.wire.write(Buffer.from([byte]));
      await peer.letIn();
    },
  },
];

/** A hello with other fields. */
function hello(
  name: string,
  clause: string,
  does: string,
  edit: Edit<ServerHello>,
  suites: readonly Suite[] = [2, 1],
): ServerFault {
  const play = async (stage: ServerStage) => {
    const peer = await stage.accept({ suites });
    peer.wire.write(peer.hello(await peer.readClientHello(), edit));
  };
  return { name, clause, does, sees: "silence", reports: "not-conclave", play };
}

/** Other bytes in place of a hello. */
function bytes(name: string, clause: string, does: string, change: (whole: Buffer) => Buffer): ServerFault {
  const play = async (stage: ServerStage) => {
    const peer = await stage.accept();
    peer.wire.write(change(peer.hello(await peer.readClientHello())));
  };
  return { name, clause, does, sees: "silence", reports: "not-conclave", play };
}
