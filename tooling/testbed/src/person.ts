/** Somebody at a Conclave window on a virtual desktop, who sees by roles and names and acts by keys. */
import type { AccessibleApplication, AccessibleNode, NodeQuery, VirtualDesktop } from "./desktop/index.ts";
import { Program, programs } from "./program.ts";

export interface PersonOptions {
  readonly desktop: VirtualDesktop;
  readonly name: string;
  /** What the first page begins with: HOST:PORT or an invitation. Default: nothing, or where the person was the last time. */
  readonly server?: string | undefined;
  /** Everything that the window keeps from one run to the next is in here: settings, drafts, trusted servers, files. */
  readonly configFolder: string;
  /** "as-set": what is in the settings. Default: light. */
  readonly theme?: "as-set" | "dark" | "high-contrast" | "light";
  /** Added to the desktop's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** A program that becomes the window, and that program's options. */
  readonly runner?: readonly string[];
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class Person implements AsyncDisposable {
  readonly name: string;
  readonly options: PersonOptions;
  /** The window as a screen reader knows it. */
  readonly application: AccessibleApplication;
  /** What the program has written, line by line: nothing, unless something went wrong. */
  readonly output: readonly string[];
  readonly #desktop: VirtualDesktop;
  readonly #program: Program;

  private constructor(
    options: PersonOptions,
    program: Program,
    application: AccessibleApplication,
    output: readonly string[],
  ) {
    this.name = options.name;
    this.options = options;
    this.application = application;
    this.output = output;
    this.#desktop = options.desktop;
    this.#program = program;
  }

  /** Opens a window and brings it to the front. */
  static async open(options: PersonOptions): Promise<Person> {
    const { desktop } = options;
    const output: string[] = [];
    const program = Person.start(options, (line) => output.push(line));
    const application = await Promise.race([desktop.application({ pid: program.pid }), program.exit]);
    if (typeof application === "number")
      throw new Error(`the window ended with ${application}: ${output.join("\n")}`);
    const person = new Person(options, program, application, output);
    await desktop.focusWindow({ pid: program.pid });
    return person;
  }

  /** Starts the program as this person would. Where it runs already, it hands over what it was asked for, and ends. */
  static start(
    { desktop, name, server, configFolder, theme = "light", env: more = {}, runner }: PersonOptions,
    onLine: (line: string) => void,
  ): Program {
    const options = [
      ...(server === undefined ? [] : ["--server", server]),
      ...["--name", name],
      ...(theme === "as-set" ? [] : ["--theme", theme]),
    ];
    const env = {
      ...desktop.env,
      XDG_CONFIG_HOME: configFolder,
      XDG_STATE_HOME: configFolder,
      XDG_DATA_HOME: configFolder,
      ...more,
    };
    return new Program(programs.window, options, env, onLine, runner);
  }

  /** Settles with the program's exit code. */
  get exit(): Promise<number> {
    return this.#program.exit;
  }

  get pid(): number {
    return this.#program.pid;
  }

  /** Puts the window somewhere, in a size; where it really is then. */
  async place({ x, y, width, height }: Place): Promise<Place> {
    const window = { pid: this.pid };
    await this.#desktop.resizeWindow(window, width, height);
    return (await this.#desktop.moveWindow(window, x, y)).geometry;
  }

  /** Presses keys, one after the other, in whatever of the window's is in front: a dialog, or the window itself. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.#focus();
    for (const key of keys) await this.#desktop.pressKey(key);
  }

  async type(text: string): Promise<void> {
    await this.#focus();
    await this.#desktop.typeText(text);
  }

  /** Waits until there is exactly one of these. */
  async sees(query: NodeQuery): Promise<AccessibleNode> {
    return await this.application.get(query);
  }

  /** Waits until there is none of these. */
  async seesNo(query: NodeQuery): Promise<void> {
    await this.application.untilNone(query);
  }

  /** Waits until the keyboard is at one of these. */
  async untilFocused(query: NodeQuery): Promise<AccessibleNode> {
    return await this.application.until(query, async (node) => (await node.states()).includes("focused"));
  }

  /** Puts the keyboard into something, as a screen reader does. */
  async goTo(query: NodeQuery): Promise<void> {
    await this.#focus();
    await (await this.application.get(query)).focus();
    await this.untilFocused(query);
  }

  /** Puts the keyboard into something by Tab; lists and boxes of choices do not take it from a screen reader. */
  async tabTo(query: NodeQuery): Promise<void> {
    await this.application.get(query);
    for (let step = 0; step < stepsMaxCount; step += 1) {
      if ((await this.application.find({ ...query, state: "focused" })) !== undefined) return;
      await this.press("Tab");
    }
    throw new Error(`Tab does not reach ${JSON.stringify(query)}`);
  }

  /** Writes into a field, in place of what is there. */
  async fill(field: string, text: string): Promise<void> {
    await this.goTo({ role: "text", name: field });
    await this.press("ctrl+a");
    await this.type(text);
  }

  /** Connects to a server that is not known yet, up to the question whether to trust it. */
  async meet(): Promise<void> {
    await this.sees({ role: "push button", name: "Connect" });
    await this.press("alt+c");
    await this.sees({ role: "push button", name: "Trust and connect" });
  }

  /** Answers the question with yes, and waits until the conversation is open. */
  async trust(): Promise<void> {
    await this.press("alt+t");
    await this.untilConnected();
  }

  /** Waits until a room is open, is what the server says that it is, and the composer has the keyboard. */
  async untilConnected(): Promise<void> {
    await this.sees({ role: "push button", name: "Encrypted" });
    await this.untilFocused(composer);
  }

  /** Says goodbye to the server by the menu, and waits until the window says that there is no connection. */
  async disconnect(): Promise<void> {
    await this.press("alt+l", "i");
    await this.untilStrip(/^Not connected/);
  }

  /** Waits until this room is open, or the one with this person. */
  async untilIn(room: string): Promise<void> {
    await this.application.until(
      { role: "label", description: "Room" },
      (node) => plain(node.name).replace(/^# /, "") === room,
    );
    await this.untilFocused(composer);
  }

  /** Waits until the window's title says something like this. */
  async untilTitle(title: RegExp): Promise<void> {
    await this.application.get({ role: "frame", name: title });
  }

  /** Types a text into the composer and presses Enter. */
  async say(text: string): Promise<void> {
    await this.type(text);
    await this.application.until(composer, async (node) => (await node.text()) === text);
    await this.press("Return");
  }

  /** Waits until a message that has this in it can be seen. */
  async untilShown(text: string | RegExp): Promise<AccessibleNode> {
    const shows = (name: string) => (typeof text === "string" ? name.includes(text) : text.test(name));
    const list = await this.application.get(messages);
    return await list.until({ role: "list item" }, (node) => shows(plain(node.name)));
  }

  /** Waits until no message that can be seen has this in it. */
  async untilNotShown(text: RegExp): Promise<void> {
    const list = await this.application.get(messages);
    await list.untilNone({ role: "list item", name: text });
  }

  /** What a screen reader reads of the messages, from top to bottom; of those too that are not on the screen. */
  async messages(): Promise<string[]> {
    const list = await this.application.get(messages);
    return (await list.findAll({ role: "list item", hidden: true })).map(({ name }) => plain(name));
  }

  /** Goes to a message by the arrow keys, from the newest one up. */
  async chooseMessage(text: string): Promise<void> {
    await this.goToMessages();
    await this.press("End");
    for (;;) {
      const current = await this.currentMessage();
      if (current.includes(text)) return;
      await this.press("Up");
      if ((await this.currentMessage()) === current) throw new Error(`no message has ${text}`);
    }
  }

  /** The message that the keyboard is at. */
  async currentMessage(): Promise<string> {
    const list = await this.application.get(messages);
    const node = await list.get({ role: "list item", state: "focused" });
    return plain(node.name);
  }

  async goToMessages(): Promise<void> {
    await this.#focus();
    await (await this.application.get(messages)).focus();
  }

  async goToComposer(): Promise<void> {
    await this.goTo(composer);
  }

  /** Waits until a room's or a person's row at the side says something like this. */
  async untilRoom(row: string | RegExp): Promise<AccessibleNode> {
    const list = await this.application.get({ role: "list", name: "Rooms" });
    return await list.until({ role: "list item" }, ({ name }) =>
      typeof row === "string" ? plain(name) === row : row.test(plain(name)),
    );
  }

  /** Waits until the strip over the messages says something like this about the connection. */
  async untilStrip(pattern: RegExp): Promise<void> {
    await this.application.until({ role: "label", description: "Connection" }, ({ name }) =>
      pattern.test(name),
    );
  }

  /** Chooses an entry of a menu that is open, by its text. */
  async choose(entry: string | RegExp): Promise<void> {
    const query = { role: "menu item", name: entry };
    await (await this.application.get(query)).press();
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
    const { id } = await this.#focus();
    await this.#desktop.screenshotWindow({ id }, path);
  }

  /** Closes the window as its frame's button does. */
  async close(): Promise<void> {
    await this.#desktop.closeWindow({ pid: this.pid });
  }

  /** Asks the program to end; it says goodbye. */
  async leave(): Promise<void> {
    await this.#program.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.leave();
  }

  /** Dialogs are newer than the window that they belong to. */
  async #focus(): Promise<{ readonly id: number }> {
    const windows = (await this.#desktop.windows()).filter(({ pid }) => pid === this.pid);
    const front = windows.at(-1);
    if (front === undefined) return await this.#desktop.focusWindow({ pid: this.pid });
    return front.active ? front : await this.#desktop.focusWindow({ id: front.id });
  }
}

/** Without the isolates around what people have written. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}

/** More than any dialog has. */
const stepsMaxCount = 60;
const composer = { role: "text", name: "Message" };
const messages = { role: "list", name: "Messages" };
