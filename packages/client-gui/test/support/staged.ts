/** Somebody in front of the stage, who sees by roles and names and acts by keys; and what was asked of the controller. */
import type { AccessibleApplication, NodeQuery, VirtualDesktop } from "@conclave/testbed/desktop";
import { Program } from "@conclave/testbed/program";
import { pictureFile } from "./scene.ts";

export interface StagedOptions {
  readonly scenario: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: string;
}

/** A call of the controller, as JSON has it. */
export interface Call {
  readonly method: string;
  readonly values: readonly unknown[];
}

export class Staged implements AsyncDisposable {
  readonly application: AccessibleApplication;
  readonly #desktop: VirtualDesktop;
  readonly #program: Program;
  readonly #output: Output;

  private constructor(
    desktop: VirtualDesktop,
    program: Program,
    application: AccessibleApplication,
    output: Output,
  ) {
    this.#desktop = desktop;
    this.#program = program;
    this.application = application;
    this.#output = output;
  }

  static async open(desktop: VirtualDesktop, options: StagedOptions): Promise<Staged> {
    const { scenario, width = 800, height = 600, theme = "light" } = options;
    const output = new Output();
    const program = new Program(
      stage,
      [scenario, String(width), String(height), theme],
      desktop.env,
      (line) => output.add(line),
    );
    const application = await Promise.race([desktop.application({ pid: program.pid }), program.exit]);
    if (typeof application === "number")
      throw new Error(`the stage ended with ${application}: ${output.lines.join("\n")}`);
    await desktop.window("Stage");
    return new Staged(desktop, program, application, output);
  }

  /** What the program wrote that is no call: nothing, unless something went wrong. */
  get faults(): readonly string[] {
    return this.#output.faults;
  }

  /** Every call of this method so far. */
  calls(method: string): readonly (readonly unknown[])[] {
    return this.#output.calls.filter((call) => call.method === method).map(({ values }) => values);
  }

  /** Waits until the method was called so often, and gives what it was called with the last of these times. */
  async untilCalled(method: string, count = 1): Promise<readonly unknown[]> {
    return await this.#output.until(() => this.calls(method)[count - 1]);
  }

  /** What a field says. */
  async text(name: string): Promise<string> {
    return await (await this.application.get({ role: "text", name })).text();
  }

  async press(keys: string): Promise<void> {
    await this.#desktop.pressKey(keys);
  }

  async type(text: string): Promise<void> {
    await this.#desktop.typeText(text);
  }

  /** Presses a button as a screen reader does. */
  async click(name: string): Promise<void> {
    await (await this.application.get({ role: "push button", name })).press();
  }

  /** Presses Tab until the widget has the keyboard. Lists and combo boxes cannot be given it as other widgets can. */
  async tabTo(query: NodeQuery): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      const node = await this.application.get(query);
      if ((await node.states()).includes("focused")) return;
      await this.press("Tab");
    }
    throw new Error(`Tab never comes to ${JSON.stringify(query)}`);
  }

  async untilFocused(query: { readonly role: string; readonly name: string | RegExp }): Promise<void> {
    await this.application.until(query, async (node) => (await node.states()).includes("focused"));
  }

  /** Writes a PNG file of the whole screen. */
  async picture(name: string): Promise<void> {
    await this.#desktop.screenshot(await pictureFile(name));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program.stop();
  }
}

class Output {
  readonly lines: string[] = [];
  readonly calls: Call[] = [];
  readonly faults: string[] = [];
  #next = Promise.withResolvers<void>();

  add(line: string): void {
    this.lines.push(line);
    const call = callIn(line);
    if (call === undefined) this.faults.push(line);
    else this.calls.push(call);
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  async until<Value>(look: () => Value | undefined): Promise<Value> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await this.#next.promise;
    }
  }
}

function callIn(line: string): Call | undefined {
  try {
    const call = JSON.parse(line) as Partial<Call>;
    return call.method === undefined ? undefined : (call as Call);
  } catch {
    return undefined;
  }
}

const stage = new URL("./stage.ts", import.meta.url);
