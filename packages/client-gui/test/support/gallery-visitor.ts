/** Somebody in front of the gallery, who sees by roles and names and acts by keys. */
import type { AccessibleApplication, AccessibleNode, VirtualDesktop } from "@conclave/testbed/desktop";
import { Program } from "@conclave/testbed/program";
import { pictureFile } from "./scene.ts";

export interface GalleryChoices {
  readonly theme?: string;
  readonly sendKey?: "ctrl-enter" | "enter";
}

export class GalleryVisitor implements AsyncDisposable {
  readonly application: AccessibleApplication;
  /** What the program wrote: nothing, unless something went wrong. */
  readonly output: readonly string[];
  readonly #desktop: VirtualDesktop;
  readonly #program: Program;

  private constructor(
    desktop: VirtualDesktop,
    program: Program,
    application: AccessibleApplication,
    output: readonly string[],
  ) {
    this.#desktop = desktop;
    this.#program = program;
    this.application = application;
    this.output = output;
  }

  static async enter(desktop: VirtualDesktop, choices: GalleryChoices = {}): Promise<GalleryVisitor> {
    const { theme = "light", sendKey = "enter" } = choices;
    const output: string[] = [];
    const parameters = [theme, "960", "640", sendKey];
    const program = new Program(gallery, parameters, desktop.env, (line) => output.push(line));
    const application = await Promise.race([desktop.application({ pid: program.pid }), program.exit]);
    if (typeof application === "number")
      throw new Error(`the gallery ended with ${application}: ${output.join("\n")}`);
    await desktop.focusWindow("Gallery");
    const visitor = new GalleryVisitor(desktop, program, application, output);
    await visitor.untilFocused({ role: "text", name: "Message" });
    return visitor;
  }

  async press(...combinations: readonly string[]): Promise<void> {
    for (const keys of combinations) await this.#desktop.pressKey(keys);
  }

  async type(text: string): Promise<void> {
    await this.#desktop.typeText(text);
  }

  /** Waits until the program says that it has heard this last. */
  async untilHeard(words: RegExp | string): Promise<void> {
    await this.application.until({ role: "label", name: /^Heard: / }, ({ name }) => {
      const heard = name.slice("Heard: ".length);
      return typeof words === "string" ? heard === words : words.test(heard);
    });
  }

  async untilFocused(query: { readonly role: string; readonly name: string }): Promise<void> {
    await this.application.until(query, async (node) => (await node.states()).includes("focused"));
  }

  /** Waits until this is what is written in the composer. */
  async untilWritten(text: string): Promise<AccessibleNode> {
    return await this.application.until(
      { role: "text", name: "Message" },
      async (node) => (await node.text()) === text,
    );
  }

  /** The row of a list that is chosen. */
  async untilSelected(list: string, name: string): Promise<void> {
    const node = await this.application.get({ role: "list", name: list });
    await node.until({ role: "list item", name }, async (item) => (await item.states()).includes("selected"));
  }

  async picture(name: string): Promise<void> {
    await this.#desktop.screenshotWindow("Gallery", await pictureFile(name));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program.stop();
  }
}

const gallery = new URL("./gallery.ts", import.meta.url);
