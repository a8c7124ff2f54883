/** A widget, as a screen reader knows it. */
import type { WaitOptions } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import { intersect, type Rectangle, scaled } from "../rectangle.ts";
import { label, type NodeAddress, type NodeDescription, outline } from "./node-description.ts";
import { isGone, isSilent } from "./node-error.ts";
import { describeQuery, type NodeQuery, select } from "./node-query.ts";
import type { DescribeOptions, ScreenReader } from "./screen-reader.ts";

/** What all nodes of a desktop share. */
export interface NodeContext {
  readonly reader: ScreenReader;
  /** Pixels of the screen to a unit of the programs on it. */
  readonly scale: number;
}

/**
 * Role, name and description are what they were when the node was found; everything else is asked of the
 * program anew each time. All methods throw DESKTOP_NODE_GONE if the widget has vanished, and
 * DESKTOP_NODE_SILENT if its program does not answer.
 */
export class AccessibleNode {
  /** By its AT-SPI name, such as `push button`. */
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly #context: NodeContext;
  readonly #found: NodeDescription;

  constructor(context: NodeContext, found: NodeDescription) {
    this.#context = context;
    this.#found = found;
    this.role = found.role;
    this.name = found.name;
    this.description = found.description;
  }

  /** The first of the widgets inside this one that are meant, if there is one now. */
  async find(query: NodeQuery): Promise<AccessibleNode | undefined> {
    return (await this.findAll(query))[0];
  }

  /** All widgets inside this one that are meant, however deep, from top to bottom. */
  async findAll(query: NodeQuery): Promise<AccessibleNode[]> {
    return select(await this.describe(), query).map((found) => new AccessibleNode(this.#context, found));
  }

  /** Waits until exactly one widget inside this one is meant. */
  async get(query: NodeQuery, options?: WaitOptions): Promise<AccessibleNode> {
    const look = async () => {
      const found = await this.findAll(query);
      return found.length === 1 ? found[0] : undefined;
    };
    return await this.#until(look, `exactly one ${describeQuery(query)}`, options);
  }

  /**
   * Waits until `condition` holds for a widget inside this one that is meant. It is tried again whenever
   * something changes in any program; a widget that vanishes meanwhile does not fulfil it.
   */
  async until(
    query: NodeQuery,
    condition: (node: AccessibleNode) => boolean | Promise<boolean>,
    options?: WaitOptions,
  ): Promise<AccessibleNode> {
    const look = async () => {
      for (const node of await this.findAll(query)) if (await holds(condition, node)) return node;
      return undefined;
    };
    return await this.#until(look, `one ${describeQuery(query)} that fulfils the condition`, options);
  }

  /** Waits until no widget inside this one is meant. That this one vanishes itself will do. */
  async untilNone(query: NodeQuery, options?: WaitOptions): Promise<void> {
    const look = async () => {
      try {
        return (await this.findAll(query)).length === 0 ? true : undefined;
      } catch (error) {
        if (isGone(error)) return true;
        throw error;
      }
    };
    await this.#until(look, `no ${describeQuery(query)}`, options);
  }

  /** The widgets directly inside this one, hidden ones too. */
  async children(): Promise<AccessibleNode[]> {
    const { children } = await this.describe({ depth: 1 });
    return children.map((child) => new AccessibleNode(this.#context, child));
  }

  /** Of a text field everything that is written in it, of other widgets their name. */
  async text(): Promise<string> {
    const { text, name } = await this.describe({ depth: 0, text: true });
    return text ?? name;
  }

  /** By their AT-SPI names, such as `focused`, `enabled`, `checked`, `showing`. */
  async states(): Promise<readonly string[]> {
    return (await this.describe({ depth: 0 })).states;
  }

  /** Where it is on the screen. */
  async extents(): Promise<Rectangle> {
    const extents = await this.#answer((reader, address) => reader.extents(address));
    return scaled(extents, this.#context.scale);
  }

  /** Whether the two have pixels of the screen in common. */
  async overlaps(other: AccessibleNode): Promise<boolean> {
    return intersect(await this.extents(), await other.extents());
  }

  /**
   * Does what a click would: presses a button, ticks a box, selects an item of a list.
   *
   * @throws DESKTOP_NODE_REFUSED if nothing would come of a click.
   */
  async press(): Promise<void> {
    await this.#answer((reader, address) => reader.press(address));
  }

  /**
   * Makes it the one in its window that gets the keys.
   *
   * @throws DESKTOP_NODE_REFUSED if it has no use for them.
   */
  async focus(): Promise<void> {
    await this.#answer((reader, address) => reader.focus(address));
  }

  /** It and all that is inside, hidden or not, in readable form. */
  async tree(): Promise<string> {
    return outline(await this.describe({ text: true }));
  }

  /** It and all that is inside, hidden or not, as data. */
  async describe(options?: DescribeOptions): Promise<NodeDescription> {
    return await this.#answer((reader, address) => reader.describe(address, options));
  }

  async #until<T>(
    look: () => Promise<T | undefined>,
    wanted: string,
    { deadlineMs }: WaitOptions = {},
  ): Promise<T> {
    const patientLook = async () => {
      try {
        return await look();
      } catch (error) {
        if (isSilent(error)) return undefined;
        throw error;
      }
    };
    const failure = async () => `There should be ${wanted}, but this is what there is:\n${await this.tree()}`;
    return await this.#context.reader.changes.until(patientLook, { deadlineMs, failure });
  }

  /** Adds to errors which widget they are about. */
  async #answer<T>(ask: (reader: ScreenReader, address: NodeAddress) => Promise<T>): Promise<T> {
    try {
      return await ask(this.#context.reader, this.#found.address);
    } catch (error) {
      if (!(error instanceof DesktopError) || !error.code.startsWith("DESKTOP_NODE_")) throw error;
      throw new DesktopError(error.code, `${label(this.#found)}: ${error.message}`, { cause: error });
    }
  }
}

async function holds(
  condition: (node: AccessibleNode) => boolean | Promise<boolean>,
  node: AccessibleNode,
): Promise<boolean> {
  try {
    return await condition(node);
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}
