import { type ChildProcessByStdio, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InstanceFolderError, instanceSocket } from "../../src/desktop/instance-socket.ts";
import { claimInstance, type FirstInstance, type Start } from "../../src/desktop/single-instance.ts";
import type { StartRequest } from "../../src/desktop/start-request.ts";

let folder: string;
let env: NodeJS.ProcessEnv;
const started: StartedProgram[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-once-"));
  env = { XDG_RUNTIME_DIR: folder, XDG_STATE_HOME: join(folder, "state"), DISPLAY: ":7" };
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((program) => program.end()));
  await rm(folder, { recursive: true });
});

const request: StartRequest = {
  show: "shown",
  where: undefined,
  activationToken: undefined,
};

async function first(start: Promise<Start>): Promise<FirstInstance> {
  const outcome = await start;
  if (outcome.role !== "first") throw new Error(`${outcome.role}, not first`);
  return outcome.instance;
}

/** A start in a process of its own. */
class StartedProgram {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly lines: string[] = [];
  readonly #heard = new EventEmitter();

  constructor(where?: string) {
    const file = fileURLToPath(new URL("fixtures/start.ts", import.meta.url));
    this.child = spawn(process.execPath, [file, ...(where === undefined ? [] : [where])], {
      env,
      stdio: ["pipe", "pipe", "inherit"],
    });
    createInterface(this.child.stdout).on("line", (line) => {
      this.lines.push(line);
      this.#heard.emit("line");
    });
    started.push(this);
  }

  async line(index: number): Promise<string> {
    while (this.lines.length <= index) await once(this.#heard, "line");
    return this.lines[index] ?? "";
  }

  async end(how: "killed" | "orderly" = "orderly"): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, "exit");
    if (how === "killed") this.child.kill("SIGKILL");
    else this.child.stdin.end();
    await exit;
  }
}

test("the second start hands over what it was started with, and the first one gets it", async () => {
  await using instance = await first(claimInstance(request, env));
  const wish: StartRequest = {
    show: "shown",
    where: "chat.example.org:5068",
    activationToken: 'a "token"\n',
  };
  // Before anybody wants to hear of it.
  expect(await claimInstance(wish, env)).toEqual({ role: "second" });
  const heard: StartRequest[] = [];
  instance.onRequest((each) => heard.push(each));
  expect(await claimInstance({ ...wish, show: "hidden", where: undefined }, env)).toEqual({ role: "second" });
  expect(heard).toEqual([wish, { ...wish, show: "hidden", where: undefined }]);
});

test("only their owner gets at the socket", async () => {
  await using _ = await first(claimInstance(request, env));
  expect((await stat(join(folder, "conclave"))).mode & 0o777).toBe(0o700);
});

test("after an orderly end nothing is left, and the next start is the first", async () => {
  const instance = await first(claimInstance(request, env));
  await instance[Symbol.asyncDispose]();
  expect(await readdir(join(folder, "conclave"))).toEqual([]);
  await using _ = await first(claimInstance(request, env));
});

test("another display and another state folder have windows of their own", async () => {
  await using _one = await first(claimInstance(request, env));
  await using _two = await first(claimInstance(request, { ...env, DISPLAY: ":8" }));
  await using _three = await first(claimInstance(request, { ...env, WAYLAND_DISPLAY: "wayland-1" }));
  await using _four = await first(claimInstance(request, { ...env, XDG_STATE_HOME: "/elsewhere" }));
});

test("a process that was killed leaves a socket, which the next start takes over", async () => {
  const dead = new StartedProgram();
  expect(await dead.line(0)).toBe("first");
  await dead.end("killed");
  expect(await readdir(join(folder, "conclave"))).toHaveLength(1);
  const next = new StartedProgram();
  expect(await next.line(0)).toBe("first");
});

test.each(["at first", "over a dead one's socket"])(
  "of eight starts at once, %s, one is the first, and it gets what all others want",
  async (when) => {
    if (when !== "at first") {
      const dead = new StartedProgram();
      await dead.line(0);
      await dead.end("killed");
    }
    const programs = Array.from({ length: 8 }, (_, index) => new StartedProgram(`host-${index}:5068`));
    const roles = await Promise.all(programs.map((program) => program.line(0)));
    expect(roles.toSorted()).toEqual(["first", ...Array.from({ length: 7 }, () => "second")]);
    const winner = programs[roles.indexOf("first")];
    await winner?.line(7);
    const handed = winner?.lines.slice(1).map((line) => (JSON.parse(line) as StartRequest).where);
    const expected = programs.flatMap((program, index) => (program === winner ? [] : [`host-${index}:5068`]));
    expect(handed?.toSorted()).toEqual(expected);
  },
);

test("a start while the first one is leaving waits for its end, and is the next first", async () => {
  const leaving = await first(claimInstance(request, env));
  const heard: StartRequest[] = [];
  leaving.onRequest((each) => heard.push(each));
  leaving.leave();
  const next = claimInstance(request, env);
  const path = await instanceSocket(env);
  // Asked and sent away at least once: the answer to us comes behind the one to the start.
  expect(await say(path, `${JSON.stringify(request)}\n`)).toBe("leaving\n");
  await leaving[Symbol.asyncDispose]();
  await using _ = await first(next);
  expect(heard).toEqual([]);
});

/** Says something to the socket and gives everything that it answers. */
async function say(path: string, what: string): Promise<string> {
  const socket = createConnection(path);
  // Those that are not listened to are cut off, which is an error for some of them.
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.on("close", resolve));
  let answer = "";
  socket.setEncoding("utf8").on("data", (text) => {
    answer += text;
  });
  socket.write(what);
  await closed;
  return answer;
}

test.each([
  ["no JSON", "show\n", "refused\n"],
  ["something else", "[1]\n", "refused\n"],
  ["another wish", '{"show":"quit"}\n', "refused\n"],
  ["a place that is none", '{"show":"shown","where":"file:///etc/passwd"}\n', "refused\n"],
  ["a number for a token", '{"show":"shown","activationToken":5}\n', "refused\n"],
  ["a token without end", `{"show":"shown","activationToken":"${"x".repeat(2_000)}"}\n`, "refused\n"],
  ["a line without end", "x".repeat(200_000), ""],
  ["fields that nobody knows", '{"show":"shown","__proto__":{"a":1},"exec":"rm"}\n', "taken\n"],
])("%s is data, and does nothing else", async (_, what, answer) => {
  await using instance = await first(claimInstance(request, env));
  const heard: StartRequest[] = [];
  instance.onRequest((each) => heard.push(each));
  expect(await say(await instanceSocket(env), what)).toBe(answer);
  expect(heard).toEqual(answer === "taken\n" ? [request] : []);
  expect(await claimInstance(request, env)).toEqual({ role: "second" });
});

test("a folder that others can enter, or a link to one, is not used", async () => {
  await mkdir(join(folder, "conclave"));
  await chmod(join(folder, "conclave"), 0o755);
  await expect(instanceSocket(env)).rejects.toThrow(InstanceFolderError);
  await rm(join(folder, "conclave"), { recursive: true });
  await symlink(tmpdir(), join(folder, "conclave"));
  await expect(instanceSocket(env)).rejects.toThrow(InstanceFolderError);
});

test("without a runtime folder, or with one whose name is too long, there is one for temporary files", async () => {
  const { XDG_RUNTIME_DIR: _, ...without } = env;
  const place = join(tmpdir(), `conclave-${process.getuid?.()}`);
  expect(await instanceSocket(without)).toContain(`${place}/window-`);
  expect(await instanceSocket({ ...env, XDG_RUNTIME_DIR: `/${"x".repeat(100)}` })).toContain(
    `${place}/window-`,
  );
});
