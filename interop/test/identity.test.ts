/** Identity keys, names that they own, invitations and lists, with a client that shares no code with the server. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, keyDigest } from "@conclave/crypto";
import { formatInvitation } from "@conclave/protocol";
import { AuthorizedKeys, Database, Invitations } from "@conclave/server";
import { expect, onTestFinished, test } from "vitest";
import { PythonClient } from "./support/python.ts";
import { startSetting } from "./support/setting.ts";
import { joinTypeScript } from "./support/typescript.ts";

test("a name belongs to the first key that had it, in either client", async () => {
  const setting = await startSetting();
  const { joinPython, startPython, newIdentity } = setting;
  const [ana, other] = [await newIdentity(), await newIdentity()];
  const first = await joinPython("Ana", ...ana.options);
  expect(await first.leave()).toBe(0);

  for (const options of [[], other.options]) {
    const impostor = startPython("--name", "ana", ...options);
    expect(await impostor.until("name-bad")).toMatchObject({ why: 3 });
    expect(await impostor.exit).toBe(1);
  }
  const again = await joinTypeScript(setting, "ana", { identity: ana.key });
  expect(again.of("welcome")).toMatchObject([{ name: "Ana" }]);
});

test("one person is here with both clients at once; one too many, and the oldest goes", async () => {
  const setting = await startSetting({ chatLimits: { devicesPerPerson: 2 } });
  const { joinPython, newIdentity } = setting;
  const { key, options } = await newIdentity();
  const ben = await joinPython("ben");
  const older = await joinPython("ana", ...options);
  const newer = await joinTypeScript(setting, "ana", { identity: key });
  older.say("from the one");
  await newer.untilStored(1);
  expect(newer.stored).toMatchObject([{ number: 1, text: "from the one" }]);
  const newest = await joinPython("ana", ...options);
  expect(await older.until("bye")).toMatchObject({ code: 9 });
  expect(await older.exit).toBe(1);
  newest.say("here I am");
  expect(await ben.until("said", 2)).toMatchObject({ from: "ana", text: "here I am" });
  expect(ben.of("joined")).toHaveLength(1);
  expect(ben.of("left")).toEqual([]);
});

test("guests are marked, owners are not", async () => {
  const { joinPython, newIdentity } = await startSetting();
  const owner = await joinPython("ana", ...(await newIdentity()).options);
  const guest = await joinPython("visitor");
  expect(await owner.until("joined")).toMatchObject({ name: "visitor", guest: true });
  const pages = guest.of("present");
  expect(pages.flatMap(({ names }) => names)).toEqual(["ana", "visitor"]);
  expect(pages.flatMap(({ guests = [] }) => guests)).toEqual(["visitor"]);
  guest.say("hi");
  expect(await owner.until("said")).toMatchObject({ from: "visitor", guest: true });
  owner.say("welcome");
  expect(await guest.until("said")).not.toHaveProperty("guest");
});

test("where a key is needed, somebody without one does not say a name", async () => {
  const { startPython, joinPython, newIdentity, log } = await startSetting({ guests: "refused" });
  const guest = startPython("--name", "visitor");
  expect(await guest.until("ended")).toMatchObject({ code: "identity-needed" });
  expect(log.of("handshake.done")).toEqual([]);
  await joinPython("ana", ...(await newIdentity()).options);
});

test("an invitation lets one key in, once; the link says everything that there is to know", async () => {
  const database = Database.inMemory();
  const { server, hostKey, startPython, joinPython, newIdentity } = await startSetting({
    access: "invited",
    database,
  });
  const { token } = new Invitations(database).create("", Date.now(), 60_000);
  const link = formatInvitation({ address: server.address, keyDigest: keyDigest(hostKey.publicKey), token });
  const [ana, ben] = [await newIdentity(), await newIdentity()];
  const refused = async (...options: readonly string[]) => {
    const client = startPython("--name", "ana", ...options);
    expect(await client.until("bye")).toMatchObject({ code: 8 });
    expect(await client.exit).toBe(1);
  };

  await refused(...ana.options);
  await refused(...ana.options, `--invite=${"A".repeat(22)}`);
  const invited = await PythonClient.join(["--name", "ana", ...ana.options, "--invite", link]);
  expect(await invited.leave()).toBe(0);
  // One token in 64 starts with a hyphen, and would be an option by itself.
  await refused(...ben.options, `--invite=${Buffer.from(token).toString("base64url")}`);
  await joinPython("ana", ...ana.options);
});

test("a link for a server with another key is refused before a name is said", async () => {
  const { server, newIdentity } = await startSetting();
  const other = (await newIdentity()).key;
  const link = formatInvitation({
    address: server.address,
    keyDigest: keyDigest(other.publicKey),
    token: new Uint8Array(16),
  });
  const client = new PythonClient(["--name", "ana", "--invite", link]);
  expect(await client.until("ended")).toMatchObject({ code: "host-changed" });
  expect(await client.exit).toBe(1);
});

test("a listed key gets in, another one gets BYE 8", async () => {
  const folder = await mkdtemp(join(tmpdir(), "conclave-interop-listed-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "authorized_keys");
  await writeFile(file, "");
  const setting = await startSetting({ access: "listed", authorizedKeys: new AuthorizedKeys(file) });
  const ana = await setting.newIdentity();
  const refused = setting.startPython("--name", "ana", ...ana.options);
  expect(await refused.until("bye")).toMatchObject({ code: 8 });
  await writeFile(file, `${fingerprint(ana.key.publicKey)} Ana\n`);
  await setting.joinPython("ana", ...ana.options);
});
