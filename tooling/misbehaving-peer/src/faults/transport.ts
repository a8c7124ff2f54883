/** Faults below the protocol: how connections end, and how many there are (clauses 7.4 and 7.5). */
import { type FrameSocket, message, types } from "@conclave/testbed/reference";
import type { ClientFault, ServerFault } from "../fault.ts";

export const transportFaultsOfClients: readonly ClientFault[] = [
  client("fin-without-bye", "ends its half without BYE", "truncated", (peer) => peer.wire.socket.end()),
  client("fin-mid-record", "ends its half within a record", "truncated", (peer) => {
    peer.wire.socket.end(peer.seal(peer.words("never whole")).subarray(0, 50));
  }),
  client("reset", "resets the connection", "truncated", (peer) => peer.wire.socket.resetAndDestroy()),
  client("bye-then-data", "goes on after BYE", "bye 0", (peer) => {
    peer.wire.write(peer.seal(message(types.BYE, Buffer.from([0])), peer.words("and another thing")));
    peer.wire.write(peer.seal(peer.words("and another")));
  }),
  client("bye-code-unknown", "says BYE with code 200", "bye 200", (peer) => {
    peer.send(message(types.BYE, Buffer.from([200])));
  }),
  {
    name: "fin-mid-hello",
    clause: "7.4",
    does: "ends its half within its hello",
    sees: "silence",
    reports: "truncated",
    play: async (stage) => {
      const peer = await stage.connect();
      peer.socket.end(peer.hello().subarray(0, 100));
    },
  },
  {
    name: "fin-after-flight-is-due",
    clause: "7.4",
    does: "leaves when its flight is due",
    sees: "silence",
    reports: "truncated",
    play: async (stage) => {
      (await stage.greeted()).socket.end();
    },
  },
  {
    name: "idle-sockets",
    clause: "2.4",
    does: "opens connections and says nothing on them, until one is refused",
    sees: "ALERT 5",
    reports: "refused handshakes-per-source",
    play: async (stage) => {
      for (let count = 0; count <= 64; count += 1) await stage.connect();
    },
  },
];

export const transportFaultsOfServers: readonly ServerFault[] = [
  server("server-fin-without-bye", "ends its half without BYE", "lost", (peer) => peer.wire.socket.end()),
  server("server-fin-mid-record", "ends its half within a record", "lost", (peer) => {
    peer.wire.socket.end(peer.seal(peer.words("never whole")).subarray(0, 50));
  }),
  server("server-reset", "resets the connection", "lost", (peer) => peer.wire.socket.resetAndDestroy()),
  server("server-bye-then-data", "goes on after BYE", "goodbye 6", (peer) => {
    peer.wire.write(peer.seal(message(types.BYE, Buffer.from([6])), peer.words("and another thing")));
    peer.wire.write(peer.seal(peer.words("and another")));
  }),
  server("server-bye-code-unknown", "says BYE with code 200", "goodbye 200", (peer) => {
    peer.send(message(types.BYE, Buffer.from([200])));
  }),
  {
    name: "server-fin-at-once",
    clause: "7.4",
    does: "ends its half before HELLO_S",
    sees: "silence",
    reports: "not-conclave",
    play: async (stage) => {
      const peer = await stage.accept();
      await peer.readClientHello();
      peer.wire.socket.end();
    },
  },
  {
    name: "server-fin-after-hello",
    clause: "7.4",
    does: "ends its half after HELLO_S",
    sees: "silence",
    reports: "lost",
    play: async (stage) => {
      const peer = await stage.accept();
      peer.wire.socket.end(peer.hello(await peer.readClientHello()));
    },
  },
];

interface Member {
  readonly wire: FrameSocket;
  seal(...messages: readonly Buffer[]): Buffer;
  send(...messages: readonly Buffer[]): void;
  words(text: string): Buffer;
}

function client(name: string, does: string, reports: string, act: (peer: Member) => void): ClientFault {
  const play: ClientFault["play"] = async (stage) => act(await stage.member());
  return { name, clause: "7.4", does, sees: "silence", reports, play };
}

function server(name: string, does: string, reports: string, act: (peer: Member) => void): ServerFault {
  const play: ServerFault["play"] = async (stage) => act(await stage.member());
  return { name, clause: "7.4", does, sees: "silence", reports, play };
}
