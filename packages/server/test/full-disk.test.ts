/** A disk that is full, as people who talk notice it: a refusal, never a false "stored", and it passes by itself. */
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { lobby } from "@conclave/protocol";
import { expect, test } from "vitest";
import { Database, startServer } from "../src/index.ts";
import { canMount, mountSmallDisk } from "./room-log/support/small-disk.ts";
import { MemoryLog } from "./support/memory-log.ts";
import { TestClient } from "./support/test-client.ts";

const mounting = await canMount();

test.skipIf(!mounting)(
  `senders are refused, reading goes on, and it recovers when space is back${mounting ? "" : " (skipped: only root can mount a disk)"}`,
  async () => {
    await using disk = await mountSmallDisk(3 << 20);
    const hostKey = IdentityKey.generate();
    const log = new MemoryLog();
    using database = Database.open(join(disk.folder, "state"));
    await using stack = new AsyncDisposableStack();
    const limits = { textBurst: 100_000, byteBurst: 1 << 30 };
    const server = await startServer({
      hostKey,
      listen: { host: "127.0.0.1", port: 0 },
      log,
      database,
      limits,
    });
    stack.defer(() => server.stop());
    const enter = (name: string) => TestClient.join(server.address, { hostKey: hostKey.publicKey, name });
    const [ana, bob] = [await enter("ana"), await enter("bob")];

    const say = async (text: string) => await ana.answer(ana.say(text));
    const stored: string[] = [];
    let refusal = await say("first");
    for (; refusal.type === "ACK"; refusal = await say(`${stored.length} ${"x".repeat(10_000)}`))
      stored.push(`${stored.length}`);
    expect(refusal).toMatchObject({ type: "REFUSED", why: "store" });
    expect(stored.length).toBeGreaterThan(20);
    expect(log.of("store.failed")).toMatchObject([{ error: { code: "full" } }]);

    expect(await bob.ask({ type: "FETCH", room: lobby, side: "before", number: 3, limit: 2 })).toMatchObject({
      type: "PAGE",
      entries: [{ number: 1 }, { number: 2 }],
    });
    const id = ana.say(`small ${"y".repeat(10_000)}`);
    expect(await ana.answer(id)).toMatchObject({ type: "REFUSED", why: "store" });
    expect(bob.texts).toHaveLength(stored.length);

    await disk.resize(32 << 20);
    ana.say(`small ${"y".repeat(10_000)}`, id);
    await bob.until(() => bob.texts.length === stored.length + 1);
    await ana.until(() => ana.messages("ACK").length === stored.length + 1);
    expect(ana.messages("ACK").at(-1)).toMatchObject({ number: stored.length + 1 });
    expect(log.of("store.recovered")).toHaveLength(1);
    expect(log.of("connection.failed")).toEqual([]);
  },
  60_000,
);
