/** The desktop and the real window: starting it again, links, notifications. */
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatInvitation, lobby } from "@conclave/protocol";
import { Daemon, type RunningDaemon } from "@conclave/testbed/daemon";
import { type AccessibleApplication, VirtualDesktop } from "@conclave/testbed/desktop";
import { Program, programs } from "@conclave/testbed/program";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { formatKeptState, initialKeptState } from "../../src/settings/kept-state.ts";
import { Person } from "../app/support/people.ts";
import { Stranger } from "../support/buses.ts";
import { NotificationService } from "../support/notification-service.ts";

let daemon: RunningDaemon;
let desktop: VirtualDesktop;
let home: string;
let env: NodeJS.ProcessEnv;
const output: string[] = [];
const windows: Program[] = [];

beforeAll(async () => {
  daemon = await Daemon.start("--listen", "127.0.0.1:0");
  desktop = await VirtualDesktop.start({ width: 1280, height: 800 });
});

afterAll(async () => {
  await desktop.stop();
  await daemon.stop();
});

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "conclave-around-"));
  env = {
    ...desktop.env,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_STATE_HOME: join(home, "state"),
    XDG_DATA_HOME: join(home, "data"),
  };
});

afterEach(async () => {
  for (const window of windows.splice(0)) await window.stop();
  expect(output.splice(0)).toEqual([]);
  await rm(home, { recursive: true });
});

function start(...options: readonly string[]): Program {
  const program = new Program(programs.window, options, env, (line) => output.push(line));
  windows.push(program);
  return program;
}

async function open(...options: readonly string[]): Promise<AccessibleApplication> {
  const { pid } = start(...options);
  const application = await desktop.application({ pid });
  await application.get({ role: "push button", name: "Connect" });
  return application;
}

async function shows(application: AccessibleApplication, field: string, value: string): Promise<void> {
  await application.until({ role: "text", name: field }, async (node) => (await node.text()) === value);
}

test("starting it again brings what is wanted to the window that runs, and ends", async () => {
  const application = await open();
  expect(await start("chat.example.org:6000").exit).toBe(0);
  await shows(application, "Host", "chat.example.org");
  await shows(application, "Port", "6000");
  expect(await start().exit).toBe(0);
  expect(await desktop.windows()).toHaveLength(1);
});

test("desktops know the window by the class that its desktop file names, and it has its icon", async () => {
  await open();
  const file = await readFile(desktopFile, "utf8");
  const [, startupClass] = /^StartupWMClass=(.*)$/m.exec(file) ?? [];
  expect(await desktop.windows()).toMatchObject([{ className: startupClass, icon: "some" }]);
});

test("a link that is opened fills in the window that runs", async () => {
  const installed = start("--install-desktop");
  expect(await installed.exit).toBe(0);
  output.splice(0);
  const application = await open();
  const link = formatInvitation({
    address: { host: "chat.example.org", port: 6001 },
    keyDigest: new Uint8Array(32).fill(7),
    token: new Uint8Array(16).fill(1),
  });
  const opened = spawnSync("gio", ["open", link], { encoding: "utf8", env });
  expect(`${opened.error ?? ""}${opened.stderr}`).toBe("");
  await shows(application, "Invitation or address", link);
});

test("a mention is told by the desktop while another window is in use, and a click brings ours to the front", async () => {
  const bob = await Person.make("bob");
  const key = await bob.enter(daemon);
  await meetBefore(bob, "ana");
  await using service = await NotificationService.start({
    stranger: () => Stranger.connect(String(env["DBUS_SESSION_BUS_ADDRESS"])),
  });
  const { pid } = start();
  await bob.until(() => bob.server(key).present.some(({ name }) => name === "ana"));
  const application = await desktop.application({ pid });
  env = { ...env, XDG_STATE_HOME: join(home, "other") };
  const other = start();
  await expect.poll(() => activePid(), { timeout: 15_000 }).toBe(other.pid);
  // Qt takes a moment to believe that the keyboard has gone.
  await application.until({ role: "frame" }, async (node) => !(await node.states()).includes("active"));
  // Window managers let nobody take the keyboard from somebody who types.
  await desktop.typeText("x");
  await bob.tell(key, lobby, "chatter");
  await bob.tell(key, lobby, "<b>ana</b>, look here");
  await service.until(2);
  await expect.poll(() => service.shown.size).toBe(1);
  expect(service.only).toMatchObject({
    application: "Conclave",
    body: "&lt;b&gt;ana&lt;/b&gt;, look here",
    hints: { "desktop-entry": "chat.conclave.Conclave" },
  });
  const { id } = service.only;
  await service.click(id);
  await expect.poll(() => activePid(), { timeout: 15_000 }).toBe(pid);
  // The message is in front of somebody now: it is read, and there is nothing left to tell.
  await service.until(3);
  expect(service.asked.at(-1)).toBe(`Close ${id}`);
});

/** Whoever it is has been at the server before, trusts it, and goes there by itself. */
async function meetBefore(friend: Person, name: string): Promise<void> {
  await mkdir(join(home, "config", "conclave"), { recursive: true });
  await mkdir(join(home, "state", "conclave"), { recursive: true });
  await copyFile(join(friend.folder, "known_servers"), join(home, "config", "conclave", "known_servers"));
  const address = { host: "127.0.0.1", port: daemon.port };
  const recent = [{ address, label: "Test", name, lastMs: 1, atStart: "yes" as const }];
  const kept = formatKeptState({ ...initialKeptState, recent });
  await writeFile(join(home, "state", "conclave", "window.json"), kept);
}

async function activePid(): Promise<number | undefined> {
  return (await desktop.windows()).find(({ active }) => active)?.pid;
}

const desktopFile = new URL("../../desktop/chat.conclave.Conclave.desktop", import.meta.url);
