/** Somebody at a window of the virtual desktop, who types. */
import { formatAddress, type ServerAddress } from "@conclave/protocol";
import type { AccessibleApplication, VirtualDesktop } from "@conclave/testbed/desktop";
import { Program, programs } from "./program.ts";

export interface PersonOptions {
  readonly name: string;
  readonly address: ServerAddress;
  readonly desktop: VirtualDesktop;
  /** Where this person's trusted servers are kept. */
  readonly configFolder: string;
}

export class Person {
  readonly #name: string;
  readonly #desktop: VirtualDesktop;
  readonly #window: Program;
  readonly #application: AccessibleApplication;
  #title: RegExp = /^Conclave$/;

  private constructor(options: PersonOptions, window: Program, application: AccessibleApplication) {
    this.#name = options.name;
    this.#desktop = options.desktop;
    this.#window = window;
    this.#application = application;
  }

  /** Opens a window, presses Enter in its fields as they are, and waits for the question whether to trust. */
  static async arrive(options: PersonOptions): Promise<Person> {
    const { name, address, desktop, configFolder } = options;
    const env = { ...desktop.env, XDG_CONFIG_HOME: configFolder };
    const said: string[] = [];
    const window = new Program(
      programs.window,
      ["--server", formatAddress(address), "--name", name, "--theme", "light"],
      env,
      (line) => said.push(line),
    );
    const opened = desktop.application({ pid: window.pid });
    const application = await Promise.race([opened, window.exit]);
    if (typeof application === "number")
      throw new Error(`the window ended with ${application}: ${said.join("\n")}`);
    const person = new Person(options, window, application);
    await person.#application.get({ role: "push button", name: "Connect" });
    await desktop.focusWindow(person.#title);
    await desktop.pressKey("Return");
    await person.#application.get({ role: "push button", name: "Trust and connect" });
    return person;
  }

  /** Puts the window somewhere, in a size. */
  async place({
    x,
    y,
    width,
    height,
  }: {
    x: number;
    y: number;
    width: number;
    height: number;
  }): Promise<void> {
    await this.#desktop.resizeWindow(this.#title, width, height);
    await this.#desktop.moveWindow(this.#title, x, y);
  }

  /** Answers the question with yes, and waits until the conversation is open. */
  async trust(): Promise<void> {
    await this.#desktop.focusWindow(this.#title);
    await this.#desktop.pressKey("alt+t");
    this.#title = new RegExp(`^${this.#name} at `);
    await this.#desktop.window(this.#title);
    await this.#application.until({ role: "text", name: "Message" }, async (node) =>
      (await node.states()).includes("focused"),
    );
  }

  /** Types a text into the composer and presses Enter. */
  async say(text: string): Promise<void> {
    await this.#desktop.focusWindow(this.#title);
    await this.#desktop.typeText(text);
    await this.#application.until(
      { role: "text", name: "Message" },
      async (node) => (await node.text()) === text,
    );
    await this.#desktop.pressKey("Return");
  }

  /** Waits until the message pane shows a text. */
  async untilShown(text: string): Promise<void> {
    await this.#application.until({ role: "text", name: "Messages" }, async (node) =>
      (await node.text()).includes(text),
    );
  }

  async picture(path: string): Promise<void> {
    await this.#desktop.screenshotWindow(this.#title, path);
  }

  /** Closes the window; it says goodbye. */
  async leave(): Promise<void> {
    await this.#window.stop();
  }
}
