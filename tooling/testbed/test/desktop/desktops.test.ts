import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { VirtualDesktop } from "../../src/desktop/index.ts";
import { DisplayServer } from "../../src/desktop/session/display-server.ts";
import { X11Connection } from "../../src/desktop/x11/connection.ts";
import { openWindow } from "./support/open-window.ts";

const screen = { width: 800, height: 600 };

test("desktops know nothing of each other's windows", async () => {
  await using one = await VirtualDesktop.start(screen);
  await using _window = await openWindow(one, "form", "Form");
  await using other = await VirtualDesktop.start(screen);
  await using _otherWindow = await openWindow(other, "form", "Other form");
  expect(await one.windows()).toMatchObject([{ title: "Form" }]);
  expect(await other.windows()).toMatchObject([{ title: "Other form" }]);
});

test("who waits on a desktop that is stopped is told, and so is who asks it later", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  const waiting = Promise.allSettled([desktop.window("Form"), desktop.application(process)]);
  await desktop.stop();
  const stopped = { code: "DESKTOP_STOPPED" };
  expect(await waiting).toMatchObject([{ reason: stopped }, { reason: stopped }]);
  await expect(desktop.windows()).rejects.toMatchObject(stopped);
  await expect(desktop.application(process)).rejects.toMatchObject(stopped);
});

test("each X server gives names numbers of its own", async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "conclave-displays-"));
  stack.defer(() => rm(folder, { recursive: true }));
  const connect = async () => {
    const server = stack.use(await DisplayServer.start({ ...screen, folder }));
    return stack.use(await X11Connection.connect(server.number, server.cookie));
  };
  const [one, other] = [await connect(), await connect()];
  await one.atom("CONCLAVE_FIRST");
  const number = await one.atom("CONCLAVE_SECOND");
  expect(await other.atom("CONCLAVE_SECOND")).toBe(number - 1);
});

test("an X server that does not know us lets us not in", async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "conclave-displays-"));
  stack.defer(() => rm(folder, { recursive: true }));
  const server = stack.use(await DisplayServer.start({ ...screen, folder }));
  const stranger = X11Connection.connect(server.number, Buffer.alloc(16));
  await expect(stranger).rejects.toMatchObject({ code: "DESKTOP_X11_ERROR" });
});
