/** Faults up to HELLO_C, of a client (clauses 2 and 3). */
import { type ClientHello, type Edit, frame, type Suite, types } from "@conclave/testbed/reference";
import type { ClientStage } from "../client-stage.ts";
import type { ClientFault } from "../fault.ts";
import { badPublicValueNames, badPublicValues } from "./public-values.ts";

export const helloFaults: readonly ClientFault[] = [
  hello(
    "hello-version-unknown",
    "3.6",
    "offers version 2 alone",
    { versions: [2] },
    "hello-version",
    "ALERT 2",
  ),
  hello("hello-versions-empty", "3.2", "offers no version", { versions: [] }, "hello-malformed"),
  hello("hello-version-twice", "3.2", "offers version 1 twice", { versions: [1, 1] }, "hello-malformed"),
  hello("hello-suites-empty", "3.2", "offers no suite", { suites: [] }, "hello-malformed"),
  hello("hello-suite-twice", "3.2", "offers suite 2 twice", { suites: [2, 2] }, "hello-malformed"),
  hello(
    "hello-suite-unknown",
    "3.6",
    "offers suite 9 alone",
    { suites: [9], ek: Buffer.alloc(0) },
    "hello-suite",
    "ALERT 3",
  ),
  hello("hello-ek-missing", "3.3", "offers suite 2 without ek", { ek: Buffer.alloc(0) }, "hello-key"),
  hello("hello-ek-unasked", "3.3", "sends ek with suite 1 alone", { suites: [1] }, "hello-malformed"),
  helloEdit("hello-ek-short", "3.3", "sends an ek of 1183 bytes", "hello-key", (fields) => ({
    ...fields,
    ek: fields.ek.subarray(1),
  })),
  helloEdit("hello-ek-long", "3.3", "sends an ek of 1185 bytes", "hello-key", (fields) => ({
    ...fields,
    ek: Buffer.concat([fields.ek, Buffer.alloc(1)]),
  })),
  helloEdit(
    "hello-ek-not-reduced",
    "3.3",
    "sends an ek with a coefficient of 4095",
    "hello-key",
    (fields) => ({
      ...fields,
      ek: Buffer.concat([Buffer.alloc(3, 0xff), fields.ek.subarray(3)]),
    }),
  ),
  ...badPublicValueNames.map((name) =>
    hello(
      `hello-y-${name}`,
      "1.6",
      `sends the public value ${badPublicValues[name].says}`,
      { Yc: badPublicValues[name].bytes },
      "hello-key",
    ),
  ),
  helloEdit(
    "hello-y-short",
    "3.1",
    "sends a public value of 383 bytes",
    "hello-malformed",
    (fields) => ({ ...fields, Yc: fields.Yc.subarray(1) }),
    [1],
  ),
  helloEdit(
    "hello-y-long",
    "3.1",
    "sends a public value of 385 bytes",
    "hello-malformed",
    (fields) => ({ ...fields, Yc: Buffer.concat([Buffer.alloc(1), fields.Yc]) }),
    [1],
  ),
  {
    name: "hello-trailing-byte",
    clause: "3.5",
    does: "sends a byte after ext",
    sees: "silence",
    reports: "hello-malformed",
    play: async (stage) => {
      const peer = await stage.connect();
      peer.wire.write(frame(1, peer.hello().subarray(4), Buffer.alloc(1)));
    },
  },
  {
    name: "hello-cut-short",
    clause: "3.1",
    does: "leaves out the last byte of ext's length",
    sees: "silence",
    reports: "hello-malformed",
    play: async (stage) => {
      const peer = await stage.connect();
      peer.wire.write(frame(1, peer.hello().subarray(4, -1)));
    },
  },
  {
    name: "hello-too-long",
    clause: "2.1",
    does: "sends a hello of 4097 bytes",
    sees: "silence",
    reports: "frame-length",
    play: async (stage) => {
      const peer = await stage.connect();
      const rest = 4097 - (peer.hello().length - 4);
      peer.wire.write(peer.hello((fields) => ({ ...fields, ext: Buffer.alloc(rest) })));
    },
  },
  raw("hello-of-16-mib", "2.2", "announces a hello of 2^24-1 bytes", "01ffffff", "frame-length"),
  raw("frame-type-zero", "2.2", "begins with a frame of type 0", "00000001", "frame-type"),
  raw("frame-type-five", "2.2", "begins with a frame of type 5", "05000001", "frame-type"),
  raw("hello-of-the-server", "2.1", "begins with HELLO_S", "020003a0", "frame-type"),
  raw("alert-of-the-client", "2.1", "begins with ALERT", "0300000105", "frame-type"),
  raw("record-first", "2.1", "begins with a RECORD", `04000040${"00".repeat(64)}`, "frame-type"),
  raw(
    "http",
    "2.2",
    "speaks HTTP",
    Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n").toString("hex"),
    "frame-type",
  ),
  raw("tls", "2.2", "speaks TLS", "16030102000100", "frame-type"),
  {
    name: "dup-hello",
    clause: "2.3",
    does: "sends HELLO_C twice at once",
    sees: "silence",
    reports: "frame-early",
    play: async (stage) => {
      const peer = await stage.connect();
      const whole = peer.hello();
      peer.wire.write(Buffer.concat([whole, whole]));
    },
  },
  {
    name: "hello-again",
    clause: "2.1",
    does: "sends HELLO_C again when the flight is due",
    sees: "silence",
    reports: "frame-type",
    play: async (stage) => {
      const peer = await stage.greeted();
      peer.wire.write(peer.hello());
    },
  },
  {
    name: "record-early",
    clause: "2.3",
    does: "sends a RECORD behind HELLO_C, before HELLO_S",
    sees: "silence",
    reports: "frame-early",
    play: async (stage) => {
      const peer = await stage.connect();
      peer.wire.write(Buffer.concat([peer.hello(), frame(4, Buffer.alloc(64))]));
    },
  },
  {
    name: "hello-never",
    clause: "7.5",
    does: "says nothing for 5 s",
    sees: "silence",
    reports: "deadline",
    detail: { deadline: "clientHello" },
    play: async (stage) => {
      await stage.connect();
      await stage.time.pass(5_000);
    },
  },
  {
    name: "hello-half",
    clause: "7.5",
    does: "sends half a hello and nothing for 5 s",
    sees: "silence",
    reports: "deadline",
    detail: { deadline: "clientHello" },
    play: async (stage) => {
      const peer = await stage.connect();
      peer.wire.write(peer.hello().subarray(0, 200));
      await stage.time.pass(5_000);
    },
  },
  {
    name: "hello-a-byte-a-second",
    clause: "7.5",
    does: "sends one byte of its hello each second",
    sees: "silence",
    reports: "deadline",
    detail: { deadline: "clientHello" },
    play: async (stage) => {
      const peer = await stage.connect();
      for (const byte of peer.hello().subarray(0, 5)) {
        peer.wire.write(Buffer.from([byte]));
        await stage.time.pass(1_000);
      }
    },
  },
  tolerated("hello-suite-of-the-future-first", "3.6", "offers suite 9 before those that exist", (fields) => ({
    ...fields,
    suites: [9, ...fields.suites],
  })),
  tolerated("hello-version-of-the-future-first", "3.6", "offers version 2 before version 1", (fields) => ({
    ...fields,
    versions: [2, 1],
  })),
  tolerated("hello-ext-2-kib", "3.4", "sends an ext of 2 KiB", (fields) => ({
    ...fields,
    ext: Buffer.alloc(2048),
  })),
  {
    name: "hello-byte-by-byte",
    clause: "2.1",
    does: "sends each byte of its hello by itself",
    sees: "tolerated",
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.connect([1]);
      for (const byte of peer.hello()) peer.wire.write(Buffer.from([byte]));
      await goOn(stage);
    },
  },
];

/** A hello with other fields. */
function hello(
  name: string,
  clause: string,
  does: string,
  change: Partial<ClientHello>,
  reports: string,
  sees: ClientFault["sees"] = "silence",
): ClientFault {
  return { ...helloEdit(name, clause, does, reports, (fields) => ({ ...fields, ...change })), sees };
}

function helloEdit(
  name: string,
  clause: string,
  does: string,
  reports: string,
  edit: Edit<ClientHello>,
  suites?: readonly Suite[],
): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.connect(suites);
    peer.wire.write(peer.hello(edit));
  };
  return { name, clause, does, sees: "silence", reports, play };
}

/** Some first bytes that are no hello. */
function raw(name: string, clause: string, does: string, hex: string, reports: string): ClientFault {
  const play = async (stage: ClientStage) => (await stage.connect()).wire.write(Buffer.from(hex, "hex"));
  return { name, clause, does, sees: "silence", reports, play };
}

function tolerated(name: string, clause: string, does: string, edit: Edit<ClientHello>): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.connect();
    peer.wire.write(peer.hello(edit));
    await goOn(stage);
  };
  return { name, clause, does, sees: "tolerated", reports: "nothing", play };
}

/** From HELLO_C into the room. */
async function goOn({ peer, name }: ClientStage): Promise<void> {
  await peer?.readServerHello();
  await peer?.readServerFlight();
  peer?.introduce({ name });
  await peer?.until(types.PRESENT);
}
