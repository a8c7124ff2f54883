/** A window with a message pane in it, on a desktop, that is told what to do and tells what happens. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { VisibleRows } from "@conclave/qt-host/widgets";
import type { AccessibleApplication, AccessibleNode, VirtualDesktop } from "@conclave/testbed/desktop";

/** What the window says: the name of a handler with its values, or `done` with what a program has returned. */
type Said = Readonly<Record<string, unknown>>;

export class PaneWindow implements AsyncDisposable {
  readonly said: Said[] = [];
  readonly application: AccessibleApplication;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #changes: EventEmitter;

  private constructor(
    child: ChildProcessByStdio<Writable, Readable, null>,
    application: AccessibleApplication,
    changes: EventEmitter,
    said: Said[],
  ) {
    this.#child = child;
    this.application = application;
    this.#changes = changes;
    this.said = said;
  }

  /** @param what - the pane by itself, or as a React element. */
  static async open(desktop: VirtualDesktop, what: "element" | "pane" = "pane"): Promise<PaneWindow> {
    const script = fileURLToPath(new URL(`${what}-window.js`, import.meta.url));
    const child = spawn(process.execPath, [script], {
      env: { ...desktop.env, PANE_HEIGHT: "600" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const changes = new EventEmitter();
    const said: Said[] = [];
    createInterface(child.stdout).on("line", (line) => {
      said.push(JSON.parse(line));
      changes.emit("change");
    });
    child.once("exit", () => changes.emit("error", new Error("the window has ended")));
    const application = await desktop.application({ pid: child.pid as number });
    await desktop.focusWindow("Pane");
    return new PaneWindow(child, application, changes, said);
  }

  /** Runs a program in the window: what is at hand there is in its script. @returns what the program does. */
  async run(program: string): Promise<unknown> {
    const before = this.said.length;
    this.#child.stdin.write(`${program.replaceAll("\n", " ")}\n`);
    return (await this.until((said) => "done" in said, before))["done"];
  }

  /** Waits until it has said something like this, at `from` or later. */
  async until(meant: (said: Said) => boolean, from = 0): Promise<Said> {
    for (;;) {
      const found = this.said.slice(from).find(meant);
      if (found !== undefined) return found;
      await once(this.#changes, "change");
    }
  }

  /** Waits until what is seen is like this. */
  async untilVisible(meant: (visible: VisibleRows) => boolean): Promise<VisibleRows> {
    for (;;) {
      const last = this.said.filter((said) => "Visible" in said).at(-1);
      const visible = (last?.["Visible"] as [VisibleRows] | undefined)?.[0];
      if (visible !== undefined && meant(visible)) return visible;
      await once(this.#changes, "change");
    }
  }

  /** Where a row is on the screen, from above. */
  async top(name: string | RegExp): Promise<number> {
    return (await (await this.row(name)).extents()).y;
  }

  async row(name: string | RegExp): Promise<AccessibleNode> {
    return await this.application.get({ role: "list item", name });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("close", resolve));
    this.#changes.on("error", () => {});
    this.#child.kill("SIGKILL");
    await ended;
  }
}
