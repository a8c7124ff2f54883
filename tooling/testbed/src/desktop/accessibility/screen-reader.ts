/**
 * Reads what programs tell of their windows on the accessibility bus.
 * https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml
 */
import type { Changes } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import type { Rectangle } from "../rectangle.ts";
import { BusConnection, type BusSignal } from "./bus-connection.ts";
import type { NodeAddress, NodeDescription } from "./node-description.ts";
import { isGone, isSilent, nodeError } from "./node-error.ts";
import { stateNames } from "./states.ts";

export interface DescribeOptions {
  /** How many levels of what is inside are described, too. Default: all. */
  readonly depth?: number;
  /** Also where everything is. Default: false. */
  readonly extents?: boolean;
  /** Also what is written in it. Default: false. */
  readonly text?: boolean;
}

export interface Program {
  readonly pid: number;
  /** Of the node that has its windows inside. */
  readonly address: NodeAddress;
}

export interface Announcement {
  /** Of the program. */
  readonly busName: string;
  readonly text: string;
}

/** All methods that are about a node throw DESKTOP_NODE_GONE or DESKTOP_NODE_SILENT where it applies. */
export class ScreenReader implements AsyncDisposable {
  readonly #bus: BusConnection;
  readonly #announcements: Announcement[] = [];
  #hearing: Promise<void> = Promise.resolve();

  private constructor(bus: BusConnection) {
    this.#bus = bus;
  }

  /** From now on `announcements` grows. It costs a question for everything that is shown anywhere. */
  hearAnnouncements(): void {
    this.#bus.onSignal = (signal) => {
      if (!isShown(signal)) return;
      const node = { busName: signal.sender, path: signal.path };
      this.#hearing = this.#hearing.then(() => this.#hear(node));
    };
  }

  /**
   * What Orca says without being asked: the names of notifications, each time one came to be shown, by any program, the latest last.
   */
  get announcements(): readonly Announcement[] {
    return this.#announcements;
  }

  /** @param address - of the accessibility bus. */
  static async connect(address: string): Promise<ScreenReader> {
    const bus = await BusConnection.connect(address);
    await Promise.all([
      bus.listen("type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged'"),
      ...eventClasses.flatMap(({ event, signals }) => [
        bus.listen(`type='signal',interface='${signals}'`),
        // Programs send only what somebody has said to the registry that they want to hear.
        bus.call({ ...registry, member: "RegisterEvent", signature: "s", body: [event] }),
      ]),
    ]);
    return new ScreenReader(bus);
  }

  /** Reports whatever changes in any program, as far as programs tell. */
  get changes(): Changes {
    return this.#bus.changes;
  }

  /** The programs that have made themselves known. */
  async programs(): Promise<Program[]> {
    const programs = (await this.#children(desktop)).map(async (address) => {
      try {
        return { address, pid: await this.#bus.processIdOf(address.busName) };
      } catch (error) {
        const reason = nodeError(error);
        if (isGone(reason)) return undefined;
        throw reason;
      }
    });
    return (await Promise.all(programs)).filter((program) => program !== undefined);
  }

  /**
   * Waits until a program has acted on the keys that it has got from the X server. Qt holds every key back until
   * the registry has given its leave, which some screen readers use to keep keys for themselves. Shortcuts are
   * not held back, and overtake what was typed before.
   */
  async untilKeysAreReleased(program: NodeAddress): Promise<void> {
    // What one client of a bus sends another arrives in order: the first answer means that the program has asked
    // for leave, the second that the registry has given it. The program learns of that before the third question,
    // puts the keys into its queue of events, and gets there before it answers the fourth.
    for (const node of [program, desktop, program, program])
      await this.#ask(node, "Accessible", "GetRoleName");
  }

  /** The node and those inside it, without those that vanish meanwhile. */
  async describe(node: NodeAddress, options: DescribeOptions = {}): Promise<NodeDescription> {
    const [role, name, description, states, children, extents, text] = await Promise.all([
      this.#ask(node, "Accessible", "GetRoleName"),
      this.#property(node, "Accessible", "Name"),
      this.#property(node, "Accessible", "Description"),
      this.#ask(node, "Accessible", "GetState"),
      this.#describeChildren(node, options),
      options.extents ? this.extents(node) : undefined,
      options.text ? this.text(node) : undefined,
    ]);
    return {
      address: node,
      role: role as string,
      name: name as string,
      description: description as string,
      states: stateNames(states as number[]),
      children,
      ...(extents === undefined ? {} : { extents }),
      ...(text === undefined ? {} : { text }),
    };
  }

  /** @returns undefined if the node is none that holds text. */
  async text(node: NodeAddress): Promise<string | undefined> {
    if (!(await this.#offers(node, "Text"))) return undefined;
    const [start, end] = [0, -1];
    return (await this.#ask(node, "Text", "GetText", "ii", [start, end])) as string;
  }

  /** In the program's own units, from the upper left corner of the screen. */
  async extents(node: NodeAddress): Promise<Rectangle> {
    if (!(await this.#offers(node, "Component"))) return { x: 0, y: 0, width: 0, height: 0 };
    const extents = await this.#ask(node, "Component", "GetExtents", "u", [fromScreen]);
    const [x, y, width, height] = extents as [number, number, number, number];
    return { x, y, width, height };
  }

  /** @throws DESKTOP_NODE_REFUSED */
  async press(node: NodeAddress): Promise<void> {
    const actions = (await this.#offers(node, "Action")) ? await this.#actions(node) : [];
    const index = actions.findIndex((action) => pressActions.has(action.toLowerCase()));
    const known = actions.join(", ") || "none";
    if (index === -1)
      throw new DesktopError("DESKTOP_NODE_REFUSED", `It cannot be pressed. Its actions: ${known}.`);
    if (!(await this.#ask(node, "Action", "DoAction", "i", [index])))
      throw new DesktopError("DESKTOP_NODE_REFUSED", `It does not do its action ${actions[index]}.`);
  }

  /** @throws DESKTOP_NODE_REFUSED */
  async focus(node: NodeAddress): Promise<void> {
    const takesIt =
      (await this.#offers(node, "Component")) && (await this.#ask(node, "Component", "GrabFocus"));
    if (!takesIt) throw new DesktopError("DESKTOP_NODE_REFUSED", "It does not take the focus.");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bus[Symbol.asyncDispose]();
  }

  async #hear(node: NodeAddress): Promise<void> {
    try {
      if ((await this.#ask(node, "Accessible", "GetRoleName")) !== "notification") return;
      const text = (await this.#property(node, "Accessible", "Name")) as string;
      this.#announcements.push({ busName: node.busName, text });
      this.changes.report();
    } catch (error) {
      // It went, or its program is busy: then nobody would have heard it either.
      if (!isGone(error) && !isSilent(error)) throw error;
    }
  }

  async #describeChildren(
    node: NodeAddress,
    { depth = Number.POSITIVE_INFINITY, ...options }: DescribeOptions,
  ): Promise<NodeDescription[]> {
    if (depth === 0) return [];
    const children = await this.#children(node);
    const described = await Promise.all(
      children.map(async (child) => {
        try {
          return await this.describe(child, { ...options, depth: depth - 1 });
        } catch (error) {
          if (isGone(error)) return undefined;
          throw error;
        }
      }),
    );
    return described.filter((child) => child !== undefined);
  }

  async #children(node: NodeAddress): Promise<NodeAddress[]> {
    const children = (await this.#ask(node, "Accessible", "GetChildren")) as [string, string][];
    return children.map(([busName, path]) => ({ busName, path })).filter(({ path }) => path !== nobody);
  }

  async #actions(node: NodeAddress): Promise<string[]> {
    const count = (await this.#property(node, "Action", "NActions")) as number;
    const indices = Array.from({ length: count }, (_, index) => index);
    const names = indices.map((index) => this.#ask(node, "Action", "GetName", "i", [index]));
    return (await Promise.all(names)) as string[];
  }

  /** Asked first because Qt's answer to what a node does not offer is that there is no such node. */
  async #offers(node: NodeAddress, part: string): Promise<boolean> {
    const parts = (await this.#ask(node, "Accessible", "GetInterfaces")) as string[];
    return parts.includes(`org.a11y.atspi.${part}`);
  }

  async #property(node: NodeAddress, part: string, name: string): Promise<unknown> {
    const properties = "org.freedesktop.DBus.Properties";
    return await this.#call(node, properties, "Get", "ss", [`org.a11y.atspi.${part}`, name]);
  }

  async #ask(
    node: NodeAddress,
    part: string,
    member: string,
    signature?: string,
    body?: readonly unknown[],
  ): Promise<unknown> {
    return await this.#call(node, `org.a11y.atspi.${part}`, member, signature, body);
  }

  async #call(
    { busName, path }: NodeAddress,
    interfaceName: string,
    member: string,
    signature = "",
    body: readonly unknown[] = [],
  ): Promise<unknown> {
    const call = { destination: busName, path, interface: interfaceName, member, signature, body };
    try {
      return await this.#bus.call(call);
    } catch (error) {
      throw nodeError(error);
    }
  }
}

function isShown({ interface: name, member, body }: BusSignal): boolean {
  const [state, value] = body;
  return (
    name === "org.a11y.atspi.Event.Object" && member === "StateChanged" && state === "showing" && value === 1
  );
}

const registry = {
  destination: "org.a11y.atspi.Registry",
  path: "/org/a11y/atspi/registry",
  interface: "org.a11y.atspi.Registry",
};

/** What all programs are inside. */
const desktop: NodeAddress = { busName: "org.a11y.atspi.Registry", path: "/org/a11y/atspi/accessible/root" };

/** The path that stands for "no node". */
const nobody = "/org/a11y/atspi/null";

const eventClasses = [
  { event: "object:", signals: "org.a11y.atspi.Event.Object" },
  { event: "window:", signals: "org.a11y.atspi.Event.Window" },
];

/** As against coordinates from the corner of the window. */
const fromScreen = 0;

/** The names under which toolkits offer what a click does. */
const pressActions = new Set(["press", "click", "toggle", "activate", "jump", "showmenu"]);
