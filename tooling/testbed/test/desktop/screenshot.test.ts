import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decode } from "fast-png";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VirtualDesktop } from "../../src/desktop/index.ts";
import { openWindow } from "./support/open-window.ts";

const screen = { width: 800, height: 600 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-screenshot-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test("a screenshot is a PNG of the window, in its size and its colours", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  const file = join(folder, "window.png");
  await desktop.screenshotWindow("Form", file);
  const { geometry } = await desktop.window("Form");
  const colour = await (await window.application.get({ role: "label", name: "Colour" })).extents();
  const picture = await readPicture(file);
  expect(picture).toMatchObject({ width: geometry.width, height: geometry.height });
  const x = colour.x - geometry.x + Math.floor(colour.width / 2);
  const y = colour.y - geometry.y + Math.floor(colour.height / 2);
  expect(picture.pixel(x, y)).toEqual([0x33, 0x66, 0x99]);
  expect(picture.pixel(1, 1)).not.toEqual([0x33, 0x66, 0x99]);
});

test("a screenshot of the whole screen has the frames of the windows, too", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using _window = await openWindow(desktop, "form", "Form");
  const { geometry } = await desktop.moveWindow("Form", 100, 100);
  const file = join(folder, "screen.png");
  await desktop.screenshot(file);
  const picture = await readPicture(file);
  expect(picture).toMatchObject(screen);
  const [nothing, titleBar] = [picture.pixel(5, 5), picture.pixel(geometry.x + 40, geometry.y - 4)];
  expect(titleBar).not.toEqual(nothing);
});

async function readPicture(file: string) {
  const { width, height, channels, data } = decode(await readFile(file), { checkCrc: true });
  const pixel = (x: number, y: number) => {
    const start = channels * (y * width + x);
    return [...data.subarray(start, start + channels)];
  };
  return { width, height, pixel };
}
