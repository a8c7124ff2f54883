/** Somebody at a Conclave window on a virtual desktop, who reads and types. */
import type { AccessibleApplication, AccessibleNode, VirtualDesktop } from "./desktop/index.ts";
import { Program, programs } from "./program.ts";

export interface PersonOptions {
  readonly desktop: VirtualDesktop;
  readonly name: string;
  /** What the host and port fields say at first, HOST:PORT. */
  readonly server: string;
  /** Where this person's trusted servers are kept, and what is not sent yet. */
  readonly configFolder: string;
  /** Default: light. */
  readonly theme?: "dark" | "high-contrast" | "light";
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class Person implements AsyncDisposable {
  readonly name: string;
  /** The window as a screen reader knows it. */
  readonly application: AccessibleApplication;
  /** What the program has written, line by line: nothing, unless something went wrong. */
  readonly output: readonly string[];
  readonly #desktop: VirtualDesktop;
  readonly #program: Program;
  #title: RegExp;
  readonly #names: string[];

  private constructor(
    { name, desktop }: PersonOptions,
    program: Program,
    application: AccessibleApplication,
    output: readonly string[],
  ) {
    this.name = name;
    this.application = application;
    this.output = output;
    this.#desktop = desktop;
    this.#program = program;
    this.#names = [name];
    this.#title = titleOf(this.#names);
  }

  /** Opens a window and brings it to the front. Nobody else's may still be called just "Conclave". */
  static async open(options: PersonOptions): Promise<Person> {
    const { desktop, name, server, configFolder, theme = "light" } = options;
    const output: string[] = [];
    const program = new Program(
      programs.window,
      ["--server", server, "--name", name, "--theme", theme],
      { ...desktop.env, XDG_CONFIG_HOME: configFolder, XDG_STATE_HOME: configFolder },
      (line) => output.push(line),
    );
    const application = await Promise.race([desktop.application({ pid: program.pid }), program.exit]);
    if (typeof application === "number")
      throw new Error(`the window ended with ${application}: ${output.join("\n")}`);
    const person = new Person(options, program, application, output);
    await application.get({ role: "push button", name: "Connect" });
    await person.#focus();
    return person;
  }

  /** Settles with the program's exit code. */
  get exit(): Promise<number> {
    return this.#program.exit;
  }

  /** Puts the window somewhere, in a size; where it really is then. */
  async place({ x, y, width, height }: Place): Promise<Place> {
    await this.#desktop.resizeWindow(this.#title, width, height);
    return (await this.#desktop.moveWindow(this.#title, x, y)).geometry;
  }

  async press(keys: string): Promise<void> {
    await this.#focus();
    await this.#desktop.pressKey(keys);
  }

  async type(text: string): Promise<void> {
    await this.#focus();
    await this.#desktop.typeText(text);
  }

  /** Writes into one of the fields of the first page, in place of what is there. */
  async fill(field: "Host" | "Invitation or address" | "Port" | "Your name", text: string): Promise<void> {
    if (field === "Your name") this.#title = titleOf([...this.#names, text]);
    await this.#focus();
    await (await this.application.get({ role: "text", name: field })).focus();
    await this.press("ctrl+a");
    await this.type(text);
  }

  /** Connects from the first page to a server that is not known yet, up to the question whether to trust it. */
  async meet(): Promise<void> {
    await this.press("alt+c");
    await this.application.get({ role: "push button", name: "Trust and connect" });
  }

  /** Answers the question with yes, and waits until the conversation is open. */
  async trust(): Promise<void> {
    await this.press("alt+t");
    await this.untilConnected();
  }

  /** Waits until the conversation is open and the composer has the keyboard. */
  async untilConnected(): Promise<void> {
    await this.application.get({ role: "push button", name: "Encrypted" });
    await this.application.until({ role: "text", name: "Message" }, async (node) =>
      (await node.states()).includes("focused"),
    );
  }

  /** Says goodbye to the server by the menu, and waits until the window says that there is no connection. */
  async disconnect(): Promise<void> {
    await this.press("alt+l");
    await this.press("i");
    await this.untilStatus(/^Not connected/);
  }

  /** Types a text into the composer and presses Enter. */
  async say(text: string): Promise<void> {
    await this.type(text);
    await this.application.until(
      { role: "text", name: "Message" },
      async (node) => (await node.text()) === text,
    );
    await this.press("Return");
  }

  /** Waits until the message pane has a text: in one of its rows, or over several if the pattern goes over them. */
  async untilShown(text: string | RegExp): Promise<void> {
    await this.application.until({ role: "list", name: "Messages" }, async (list) => {
      const rows = (await list.describe({ depth: 1 })).children.map(({ name }) => name).join("\n");
      return typeof text === "string" ? rows.includes(text) : text.test(rows);
    });
  }

  /** Waits until the window says something like this about the connection, which it does while it is not fine. */
  async untilStatus(pattern: RegExp): Promise<void> {
    await this.application.get({ role: "label", description: "Connection", name: pattern });
  }

  /** The text of a field, or of the composer. */
  async text(name: string): Promise<string> {
    return await (await this.application.get({ role: "text", name })).text();
  }

  /** The window itself. */
  async window(): Promise<AccessibleNode> {
    return await this.application.get({ role: "frame" });
  }

  /** Writes a PNG file of the window, which is brought to the front for it. */
  async picture(path: string): Promise<void> {
    await this.#focus();
    await this.#desktop.screenshotWindow(this.#title, path);
  }

  /** Closes the window as its frame's button does. */
  async close(): Promise<void> {
    await this.#desktop.closeWindow(this.#title);
  }

  /** Asks the program to end; it says goodbye. */
  async leave(): Promise<void> {
    await this.#program.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.leave();
  }

  async #focus(): Promise<void> {
    await this.#desktop.focusWindow(this.#title);
  }
}

/** Before the first connection it is just "Conclave"; then it says how much is unread, and who is where. */
function titleOf(names: readonly string[]): RegExp {
  return new RegExp(`^(?:\\(\\d+\\) )?(?:Conclave|(?:.* — )?(?:${names.join("|")}) at .* — Conclave)$`);
}
