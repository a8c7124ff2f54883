/** The native message pane in a real window: what a screen reader finds in it, what keys do, what stays where it is. */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { PaneWindow } from "../support/pane.ts";
import { pictureFile } from "../support/scene.ts";

let desktop: VirtualDesktop;
let pane: PaneWindow;

beforeAll(async () => {
  desktop = await VirtualDesktop.start({ width: 900, height: 700 });
});

afterAll(async () => {
  await desktop.stop();
});

beforeEach(async () => {
  pane = await PaneWindow.open(desktop);
});

afterEach(async () => {
  await pane[Symbol.asyncDispose]();
});

/** For the window: so many messages, numbered from `first`. */
const messages = (first: number, count: number) =>
  `Array.from({ length: ${count} }, (_, index) => rows.messageRow("m" + (${first} + index), "Message " + (${first} + index)))`;

test("a screen reader finds a list, and each row in it by what it says", async () => {
  await pane.run(`pane.splice(0, 0, [rows.lineRow("d", "date", "Today"), ...${messages(1, 2)}])`);
  await pane.application.get({ role: "list", name: "Messages" });
  await pane.row("ana, 09:05: Message 2");
  const items = await pane.application.findAll({ role: "list item" });
  expect(items.map(({ name }) => name)).toEqual(["Today", "ana, 09:05: Message 1", "ana, 09:05: Message 2"]);
  await pane.run(`pane.splice(2, 1, [rows.messageRow("m2", "Changed")])`);
  await pane.row("ana, 09:05: Changed");
});

test("keys move from message to message, and the reader's focus goes along", async () => {
  await pane.run(`pane.splice(0, 0, ${messages(1, 40)})`);
  await pane.untilVisible(({ lastKey }) => lastKey === "m40");
  for (const [key, current] of [
    ["End", "m40"],
    ["Up", "m39"],
    ["Home", "m1"],
    ["Down", "m2"],
  ] as const) {
    await desktop.pressKey(key);
    await pane.application.until(
      { role: "list item", name: `ana, 09:05: Message ${current.slice(1)}` },
      async (node) => (await node.states()).includes("focused"),
    );
    expect(await pane.run("return pane.currentKey()")).toBe(current);
  }
  await desktop.pressKey("Page_Down");
  expect(await pane.run("return pane.currentKey()")).not.toBe("m2");
  const from = pane.said.length;
  await desktop.pressKey("Return");
  expect(await pane.until((said) => "Activate" in said, from)).toEqual({
    Activate: [await pane.run("return pane.currentKey()")],
  });
  await desktop.pressKey("Menu");
  await pane.until((said) => "Menu" in said, from);
  await desktop.typeText("h");
  expect(await pane.until((said) => "Text" in said, from)).toEqual({ Text: ["h"] });
});

test("Ctrl+C copies the current row, and several with author and time when they are marked", async () => {
  await pane.run(`pane.splice(0, 0, ${messages(1, 3)})`);
  await desktop.pressKey("End");
  await desktop.pressKey("ctrl+c");
  expect(await pane.run("return clipboard()")).toBe("[09:05] ana: Message 3");
  await desktop.pressKey("shift+Up");
  await desktop.pressKey("ctrl+c");
  expect(await pane.run("return clipboard()")).toBe("[09:05] ana: Message 2\n[09:05] ana: Message 3");
});

test("who reads at the end stays there: with new rows, and when the window becomes smaller", async () => {
  await pane.run(`pane.splice(0, 0, ${messages(1, 60)})`);
  await pane.untilVisible(({ lastKey, atEnd }) => lastKey === "m60" && atEnd);
  await pane.run(`for (const row of ${messages(61, 3)}) pane.splice(Number(row.key.slice(1)) - 1, 0, [row])`);
  await pane.untilVisible(({ lastKey, atEnd }) => lastKey === "m63" && atEnd);
  const { firstKey } = await pane.untilVisible(({ atEnd }) => atEnd);
  await pane.run("window.resize(500, 300)");
  await pane.untilVisible(
    (visible) => visible.lastKey === "m63" && visible.atEnd && visible.firstKey !== firstKey,
  );
});

test("who reads further up sees the same, whatever is put in front, taken away there, or added at the end", async () => {
  await pane.run(`pane.splice(0, 0, ${messages(100, 100)})`);
  await pane.run(`return pane.scrollTo("m150", false)`);
  await pane.untilVisible(({ atEnd, firstKey }) => !atEnd && firstKey !== "m100");
  const seen = "ana, 09:05: Message 150";
  const top = await pane.top(seen);
  for (const change of [
    `pane.splice(0, 0, ${messages(50, 50)})`,
    `pane.splice(0, 20, [])`,
    `pane.splice(130, 0, [rows.messageRow("last", "The last")])`,
    `pane.splice(0, 1, [rows.messageRow("m70", "<p>one</p><p>two</p><p>three</p><p>four</p>")])`,
  ]) {
    await pane.run(change);
    expect(await pane.top(seen), change).toBe(top);
  }
  // The row itself is another now: it begins where it began.
  await pane.run(`pane.splice(80, 1, [rows.messageRow("m150", "Changed, <br/>and higher")])`);
  expect(await pane.top(/Changed/)).toBe(top);
});

test("10,000 rows in slices of 200 are there, and the end is seen", async () => {
  await pane.run(`for (let first = 0; first < 10000; first += 200)
    pane.splice(first, 0, Array.from({ length: 200 }, (_, index) => rows.messageRow("m" + (first + index), "Message " + (first + index))))`);
  await pane.untilVisible(({ lastKey, atEnd }) => lastKey === "m9999" && atEnd);
  expect(await pane.run(`return pane.scrollTo("m5000", true)`)).toBe(true);
  const { firstKey, lastKey } = await pane.untilVisible(({ atEnd }) => !atEnd);
  expect(Number(firstKey.slice(1))).toBeLessThanOrEqual(5_000);
  expect(Number(lastKey.slice(1))).toBeGreaterThanOrEqual(5_000);
  expect(await pane.run(`return pane.scrollTo("nowhere", true)`)).toBe(false);
});

test("a row that is none changes nothing, and says what is wrong", async () => {
  await pane.run(`pane.splice(0, 0, ${messages(1, 2)})`);
  const fault = await pane.run(
    `try { pane.splice(0, 2, [rows.messageRow("x", "x"), { kind: "message" }]) } catch (error) { return error.message }`,
  );
  expect(fault).toBe("A row has a key.");
  await pane.row("ana, 09:05: Message 2");
});

test("more rows are asked for near an edge, and again when those that came were few", async () => {
  await pane.run(`pane.splice(0, 0, ${messages(10, 3)})`);
  const top = (said: Record<string, unknown>) => (said["Reach"] as string[] | undefined)?.[0] === "top";
  await pane.until(top);
  const from = pane.said.length;
  await pane.run(`pane.splice(0, 0, ${messages(8, 2)})`);
  await pane.until(top, from);
  await pane.run(`pane.splice(0, 0, ${messages(100, 100)})`);
  await pane.untilVisible(({ lastKey, firstKey }) => lastKey === "m12" && firstKey !== "m8");
  const late = pane.said.length;
  await pane.run(`pane.splice(0, 0, ${messages(300, 5)})`);
  await desktop.pressKey("End");
  await desktop.pressKey("Up");
  expect(pane.said.slice(late).filter(top)).toEqual([]);
});

test("a picture takes its place at once; what is too large, or none, takes none", async () => {
  const card = (picture: string) =>
    `pane.splice(0, 1, [rows.messageRow("p", "x", { files: [{ id: "f", name: "f", detail: "1 KB", actions: [], picture: ${picture} }] })])`;
  const heightWith = async (picture: string) => {
    await pane.run(card(picture));
    return (await (await pane.row("ana, 09:05: x")).extents()).height;
  };
  // What stands at the beginning of a PNG file: the signature, and a header with width and height.
  const png = (width: number, height: number) => `rows.pngHeader(${width}, ${height})`;
  const without = await heightWith("undefined");
  expect(await heightWith(png(200, 100))).toBe(without + 108);
  expect(await heightWith(png(7_000, 7_000))).toBe(without);
  expect(await heightWith('new TextEncoder().encode(\'<svg width="9" height="9"/>\')')).toBe(without);
});

test("HTML that refers to files or hosts opens none of them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "conclave-pane-"));
  // Whoever opens a pipe that nobody writes into waits for ever.
  const pipe = join(folder, "picture.png");
  execFileSync("mkfifo", [pipe]);
  let connections = 0;
  const server = createServer(() => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  try {
    const hostile = [`file://${pipe}`, pipe, `http://127.0.0.1:${port}/a.png`].flatMap((place) => [
      `<img src='${place}'>`,
      `<link rel='stylesheet' href='${place}'>`,
      `<style>@import url(${place});</style>`,
      `<table background='${place}'><tr><td style='background-image: url(${place})'>cell</td></tr></table>`,
      `<ul style='list-style-image: url(${place})'><li>item</li></ul>`,
    ]);
    await pane.run(
      `pane.splice(0, 0, ${JSON.stringify(hostile)}.map((html, index) => rows.messageRow("h" + index, html)))`,
    );
    await pane.run("widget.repaint()");
    await pane.untilVisible(({ atEnd }) => atEnd);
    await pane.run(`return pane.scrollTo("h0", true)`);
    await pane.run("widget.repaint()");
    expect(await pane.run("return pane.currentKey()")).toBe("h0");
    expect(connections).toBe(0);
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
});

test("files that are dropped on it are told, with what letting go would do over it meanwhile; without a hint it takes none", async () => {
  await pane.run(`pane.splice(0, 0, ${messages(1, 20)})`);
  const { x, y, width, height } = await (
    await pane.application.get({ role: "list", name: "Messages" })
  ).extents();
  const place = { x: x + width / 2, y: y + height / 2 };
  const paths = ["/tmp/a plan.txt", "/tmp/ü.png"];
  const refused = await desktop.dragFiles("Pane", paths, place);
  expect(refused.answer).toBe("refuses");
  await refused.drag.leave();
  await pane.run(`pane.setDropHint("Drop to put it into this room")`);
  const { drag, answer } = await desktop.dragFiles("Pane", paths, place);
  expect(answer).toBe("takes");
  await desktop.screenshot(await pictureFile("pane-drop"));
  await drag.drop();
  expect(await pane.until((said) => "Drop" in said)).toEqual({
    Drop: [{ text: expect.any(String), paths }],
  });
});
