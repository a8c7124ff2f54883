import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterBus, leaveBus } from "../../../src/desktop/session/bus-client.ts";
import { SessionBus } from "../../../src/desktop/session/session-bus.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-bus-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("a program that has left is not on the bus any more", async () => {
  await using daemon = await SessionBus.start(folder);
  const [one, other] = [await enterBus(daemon.address), await enterBus(daemon.address)];
  const name = await one.getNameOwner("org.freedesktop.DBus");
  expect(name).toBe("org.freedesktop.DBus");
  await other.ownName("chat.conclave.Test");
  expect(await one.listNames()).toContain("chat.conclave.Test");
  await leaveBus(other);
  await leaveBus(other);
  await expect.poll(() => one.listNames()).not.toContain("chat.conclave.Test");
  await leaveBus(one);
});

test("where no bus is, it says so", async () => {
  await expect(enterBus(`unix:path=${join(folder, "nothing")}`)).rejects.toMatchObject({
    code: "DESKTOP_PROGRAM_FAILED",
    message: expect.stringContaining("does not let this program in"),
  });
});
