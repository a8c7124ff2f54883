/** The admin socket itself: whose it is, and what it does with what is no request. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askServer } from "../../src/admin/client.ts";
import { AdminError } from "../../src/admin/errors.ts";
import { type AdminHandler, AdminSocket } from "../../src/admin/socket.ts";

let folder: string;
let path: string;
let faults: Error[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclaved-admin-"));
  path = join(folder, "admin.sock");
  faults = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const listen = (handle: AdminHandler = (request) => request) =>
  AdminSocket.listen({ path, handle, onFault: (error) => faults.push(error) });

const request = { act: "who", args: {}, by: "ana" };

test("it is for its owner alone, and gone when it is closed", async () => {
  const socket = await listen();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await askServer(path, { ...request, args: { a: 1 } })).toEqual({ ...request, args: { a: 1 } });
  await socket[Symbol.asyncDispose]();
  await expect(stat(path)).rejects.toThrow("ENOENT");
  await expect(askServer(path, request)).rejects.toMatchObject({ code: "not-running" });
});

describe("where something is in its place", () => {
  test("the socket of a server that was killed is replaced", async () => {
    const program = `require("node:net").createServer().listen(${JSON.stringify(path)}, () => console.log("up"))`;
    const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    expect((await stat(path)).isSocket()).toBe(true);
    await using _socket = await listen();
    expect(await askServer(path, request)).toEqual(request);
  });

  test("that of a server which lives is left alone", async () => {
    await using _first = await listen(() => "first");
    await expect(listen()).rejects.toMatchObject({
      name: "StartError",
      code: "admin-socket-in-use",
      exitCode: 75,
    });
    expect(await askServer(path, request)).toBe("first");
  });

  test("a file is left alone", async () => {
    await writeFile(path, "a letter");
    await expect(listen()).rejects.toMatchObject({ code: "admin-socket-unusable" });
    expect((await stat(path)).isFile()).toBe(true);
  });

  test("a path that the system would cut off is refused", async () => {
    path = join(folder, "x".repeat(108));
    await expect(listen()).rejects.toMatchObject({ code: "admin-socket-unusable" });
  });
});

describe("what is no request", () => {
  test.each([
    ["hello", "bad-request", /it is no JSON/],
    ["[]", "bad-request", /it is no JSON object/],
    ['{"v":2,"act":"who","by":"ana"}', "bad-request", /of version 2, and this is 1/],
    ['{"v":1,"by":"ana"}', "bad-request", /needs an act/],
    ['{"v":1,"act":"who"}', "bad-request", /by whom/],
    ['{"v":1,"act":"who","by":"ana","args":[]}', "bad-request", /args have to be an object/],
  ])("%s is answered with %s", async (line, code, message) => {
    await using _socket = await listen();
    const [answer] = await exchange(`${line}\n`, 1);
    expect(answer).toMatchObject({
      v: 1,
      ok: false,
      error: { code, message: expect.stringMatching(message) },
    });
  });

  test("a line without an end is not kept: the connection ends", async () => {
    await using _socket = await listen();
    const [answer] = await exchange("x".repeat(70_000), 1);
    expect(answer).toMatchObject({ error: { code: "bad-request" } });
  });
});

test("several requests on one connection are answered in order", async () => {
  await using _socket = await listen(async ({ act }) => {
    if (act === "slow") await new Promise((resolve) => setImmediate(resolve));
    return act;
  });
  const lines = ["slow", "fast"].map((act) => `${JSON.stringify({ v: 1, act, by: "ana" })}\n`);
  expect(await exchange(lines.join(""), 2)).toMatchObject([{ result: "slow" }, { result: "fast" }]);
});

test("a fault of ours is told as one, and the server goes on", async () => {
  await using _socket = await listen(({ act }) => {
    if (act === "broken") throw new Error("secret detail");
    throw new AdminError("not-found", "nobody is here.");
  });
  await expect(askServer(path, { ...request, act: "broken" })).rejects.toMatchObject({
    code: "internal",
    message: "this is a fault of the server itself; its log has more.",
  });
  expect(faults).toMatchObject([{ message: "secret detail" }]);
  await expect(askServer(path, request)).rejects.toMatchObject({ code: "not-found" });
});

/** Sends bytes as they are, and reads so many lines. */
async function exchange(bytes: string, count: number): Promise<unknown[]> {
  const socket: Socket = connect(path, () => socket.write(bytes));
  let text = "";
  for await (const chunk of socket.setEncoding("utf8")) {
    text += chunk;
    if (text.split("\n").length > count) break;
  }
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}
