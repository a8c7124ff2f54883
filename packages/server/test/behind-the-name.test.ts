/** A client whose next bytes, in the same packet, end what its last ones began: nothing is begun for it any more. */
import { IdentityKey } from "@conclave/crypto";
import { frame, message, ReferenceClient, signingKey, types } from "@conclave/testbed/reference";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type ConclaveServer,
  Database,
  Invitations,
  NameRegistry,
  type ServerOptions,
  startServer,
} from "../src/index.ts";
import { MemoryLog } from "./support/memory-log.ts";

const hostKey = IdentityKey.generate();
let log: MemoryLog;
let database: Database;
let server: ConclaveServer;

beforeEach(() => {
  log = new MemoryLog();
  database = Database.inMemory();
});

afterEach(async () => {
  await server.stop();
  database[Symbol.dispose]();
});

test.each([
  ["SAY", (peer: ReferenceClient) => peer.words("too early"), { reason: "message-unexpected", by: "peer" }],
  ["BYE", () => message(types.BYE, Buffer.from([0])), { reason: "bye", by: "peer", code: 0 }],
])("%s right behind the name: no name is given, no invitation used up", async (_, next, ending) => {
  await serve({ access: "invited" });
  const invite = Buffer.from(new Invitations(database).create("", Date.now(), 60_000).token);
  const [peer] = await connect(1);
  if (peer === undefined) throw new Error("nobody has connected");
  await peer.shakeHands();
  const flight = peer.writeFlight({ name: "ana", identity: signingKey(), invite });
  peer.wire.write(Buffer.concat([peer.sealHandshake(0, ...flight), peer.seal(next(peer))]));
  await peer.wire.unreadAtEnd();
  expect(log.of("connection.closed")).toEqual([expect.objectContaining(ending)]);
  expect(log.of("connection.failed")).toEqual([]);
  expect(log.of("handshake.done")).toHaveLength(1);
  expect(new NameRegistry(database).list()).toEqual([]);
  expect(new Invitations(database).list()).toMatchObject([{ usedMs: undefined }]);
});

test("bytes right behind a hello: nothing is asked of a queue of agreements, though it be full", async () => {
  await serve({ limits: { agreements: 1, agreementsWaiting: 1 }, exempt: ["127.0.0.1"] });
  const [good, hasty] = [await connect(16), await connect(64)];
  for (const peer of good) peer.wire.write(peer.hello());
  for (const peer of hasty) peer.wire.write(Buffer.concat([peer.hello(), frame(4, Buffer.alloc(64))]));
  const answers = await Promise.all(hasty.map(({ wire }) => wire.unreadAtEnd()));
  for (const answer of answers) expect(answer).toHaveLength(0);
  expect(log.of("agreement.refused").length).toBeGreaterThan(0);
  expect(log.of("connection.failed")).toEqual([]);
});

async function serve(options: Partial<ServerOptions>): Promise<void> {
  server = await startServer({ hostKey, listen: { host: "127.0.0.1", port: 0 }, log, database, ...options });
}

function connect(count: number): Promise<ReferenceClient[]> {
  const { host, port } = server.address;
  return Promise.all(Array.from({ length: count }, () => ReferenceClient.connect(host, port)));
}
