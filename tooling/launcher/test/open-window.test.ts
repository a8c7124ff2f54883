/** `npm start` where somebody sits, without its set-up: a real window on a desktop that only the test sees. */
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Launch, launch } from "./support/launch.ts";

let desktop: VirtualDesktop;
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "conclave-launcher-"));
  desktop = await VirtualDesktop.start({ width: 1000, height: 720 });
});

afterEach(async () => {
  await desktop.stop();
  await rm(home, { recursive: true });
});

test("the window is filled in to connect to the server, and does", async () => {
  const { launched, port } = await start();
  const window = await desktop.window("Conclave");
  const application = await desktop.application({ pid: window.pid ?? 0 });
  expect(await (await application.get({ role: "text", name: "Host" })).text()).toBe("127.0.0.1");
  expect(await (await application.get({ role: "text", name: "Port" })).text()).toBe(String(port));
  await desktop.focusWindow("Conclave");
  await desktop.pressKey("alt+c");
  await application.get({ role: "push button", name: "Trust and connect" });
  await desktop.pressKey("alt+t");
  await desktop.window(/ at 127\.0\.0\.1/);
  await launched.line(/member\.joined/);

  // Closing the window ends both.
  await desktop.closeWindow(/ at 127\.0\.0\.1/);
  expect(await launched.finished).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await answers(port)).toBe(false);
});

test("Ctrl-C ends all that was started: the window says goodbye before the server stops", async () => {
  const { launched, port } = await start();
  const { pid = 0 } = await desktop.window("Conclave");
  const application = await desktop.application({ pid });
  await desktop.focusWindow("Conclave");
  await desktop.pressKey("alt+c");
  await application.get({ role: "push button", name: "Trust and connect" });
  await desktop.pressKey("alt+t");
  await launched.line(/member\.joined/);
  launched.child.kill("SIGINT");
  const { exitCode, stdout } = await launched.finished;
  expect(exitCode).toBe(0);
  expect(stdout.indexOf("member.left")).toBeGreaterThan(0);
  expect(stdout).toMatch(/member\.left .*how="left"/);
  expect(stdout.indexOf("server.stopping")).toBeGreaterThan(stdout.indexOf("member.left"));
  expect(await answers(port)).toBe(false);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

async function start(): Promise<{ launched: Launch; port: number }> {
  const env = {
    ...desktop.env,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    XDG_STATE_HOME: join(home, "state"),
  };
  const launched = launch(["--listen", "127.0.0.1:0"], env);
  const line = await launched.line(/The server listens on 127\.0\.0\.1:\d+/);
  return { launched, port: Number(/:(\d+)/.exec(line)?.[1]) };
}

/** Whether somebody still listens there. */
function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  return new Promise((resolve) => {
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
