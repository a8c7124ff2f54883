/** Somebody who cannot be taken in because the store fails: the place that was held is given back. */
import { IdentityKey } from "@conclave/crypto";
import { closeCodes } from "@conclave/protocol";
import { expect, onTestFinished, test } from "vitest";
import { Database, startServer } from "../../src/index.ts";
import { MemoryLog } from "../support/memory-log.ts";
import { TestClient } from "../support/test-client.ts";

test("a newcomer whom the store does not take holds no place under the name", async () => {
  const [hostKey, identity, log] = [IdentityKey.generate(), IdentityKey.generate(), new MemoryLog()];
  const database = Database.inMemory();
  const listen = { host: "127.0.0.1", port: 0 };
  const chatLimits = { devicesPerPerson: 1 };
  const server = await startServer({ hostKey, listen, log, database, chatLimits });
  onTestFinished(async () => {
    await server.stop();
    database[Symbol.dispose]();
  });
  const options = { hostKey: hostKey.publicKey, identity, name: "ana" };

  database.connection.exec(
    "CREATE TRIGGER full BEFORE INSERT ON people BEGIN SELECT RAISE(FAIL, 'as if full'); END",
  );
  const refused = await TestClient.connect(server.address, options);
  await refused.untilClosed();
  expect(log.of("connection.failed")).toMatchObject([{ error: { message: "as if full" } }]);
  database.connection.exec("DROP TRIGGER full");

  // One device at a time: the first goes when the second comes, and not the one that never was.
  const first = await TestClient.join(server.address, options);
  await TestClient.join(server.address, options);
  expect(await first.untilClosed()).toMatchObject({ by: "peer", bye: { code: closeCodes.replaced } });
});
