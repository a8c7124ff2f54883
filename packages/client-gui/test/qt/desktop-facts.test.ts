/** What a window knows of its desktop: a virtual one with one screen, no tray and nothing in the clipboard. */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { Program } from "@conclave/testbed/program";
import { expect, test } from "vitest";

test("the facts, a window put on the screen, and whether the program has the keyboard", async () => {
  await using desktop = await VirtualDesktop.start({ width: 800, height: 600 });
  const lines = new Lines();
  const program = new Program(probe, [], desktop.env, (line) => lines.add(line));
  const facts = await lines.until((line) => "tray" in line);
  expect(facts).toMatchObject({
    tray: false,
    screens: [{ x: 0, y: 0, width: 800, height: 600 }],
    place: { x: 500, y: 100, width: 300, height: 200 },
    picture: "none",
  });
  expect(facts["font"]).toMatchObject({ pointSize: expect.any(Number), family: expect.stringMatching(/./) });
  expect(facts["grown"]).toBeGreaterThan(1.8);
  await lines.until((line) => line["active"] === true);
  await desktop.focusWindow("Facts");

  const other = new Program(probe, [], desktop.env, () => {});
  await lines.until((line) => line["active"] === false);
  await other.stop();
  await lines.until((line) => line["active"] === true);
  await program.stop();
});

type Line = Readonly<Record<string, unknown>>;

/** What the program says, each line for one who waits for it. */
class Lines {
  readonly #lines: Line[] = [];
  #next = Promise.withResolvers<void>();

  add(line: string): void {
    // Libraries of Qt may say something of their own when the desktop ends.
    if (!line.startsWith("{")) return;
    this.#lines.push(JSON.parse(line) as Line);
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  async until(isMeant: (line: Line) => boolean): Promise<Line> {
    for (;;) {
      const index = this.#lines.findIndex(isMeant);
      const line = this.#lines[index];
      if (line !== undefined) {
        this.#lines.splice(0, index + 1);
        return line;
      }
      await this.#next.promise;
    }
  }
}

const probe = new URL("../support/facts-probe.ts", import.meta.url);
