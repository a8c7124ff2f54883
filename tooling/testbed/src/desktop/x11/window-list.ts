/**
 * The windows of the desktop, as the window manager publishes them and moves them about when it is asked to,
 * by the rules that it and task bars have agreed on: https://specifications.freedesktop.org/wm-spec/1.5/
 */
import x11, { type Geometry, type InputFocus, type Translation } from "x11";
import type { WaitOptions } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import type { Rectangle } from "../rectangle.ts";
import { isRefusal, type X11Connection } from "./connection.ts";
import { deleteProperty, readNumbers, readProperty, watch } from "./properties.ts";
import {
  type DesktopWindow,
  describePattern,
  describeWindows,
  matchesWindow,
  type WindowPattern,
} from "./window.ts";

export class WindowList {
  readonly #connection: X11Connection;
  readonly #root: number;
  /** A window that is never shown: what the window manager writes on it tells how far it has come. */
  readonly #probe: number;

  private constructor(connection: X11Connection, probe: number) {
    this.#connection = connection;
    this.#root = connection.screen.root;
    this.#probe = probe;
  }

  static async of(connection: X11Connection): Promise<WindowList> {
    const { root } = connection.screen;
    const probe = connection.display.client.AllocID();
    await connection.ask<void>((client, done) => client.CreateWindow(probe, root, 0, 0, 1, 1, done));
    await watch(connection, probe);
    await watch(connection, root);
    return new WindowList(connection, probe);
  }

  /** All windows that the window manager looks after, the oldest first. */
  async all(): Promise<DesktopWindow[]> {
    const [activeId] = await readNumbers(this.#connection, this.#root, "_NET_ACTIVE_WINDOW");
    const ids = await readNumbers(this.#connection, this.#root, "_NET_CLIENT_LIST");
    const windows = await Promise.all(ids.map((id) => this.#describe(id, id === activeId)));
    return windows.filter((window) => window !== undefined);
  }

  /** Waits until exactly one window is meant. */
  async get(pattern: WindowPattern, { deadlineMs }: WaitOptions = {}): Promise<DesktopWindow> {
    const look = async () => {
      const found = (await this.all()).filter((window) => matchesWindow(window, pattern));
      return found.length === 1 ? found[0] : undefined;
    };
    const failure = async () =>
      `Not exactly one window ${describePattern(pattern)}. ${describeWindows(await this.all())}`;
    return await this.#connection.changes.until(look, { deadlineMs, failure });
  }

  /** Waits until some window has the keyboard. */
  async untilOneHasFocus(options: WaitOptions = {}): Promise<DesktopWindow> {
    const look = async () => {
      const id = await this.#focusedId();
      return id === undefined ? undefined : await this.#find(id);
    };
    const failure = async () => `No window has the keyboard. ${describeWindows(await this.all())}`;
    return await this.#connection.changes.until(look, { ...options, failure });
  }

  /** Brings a window to the front and gives it the keyboard. */
  async focus(pattern: WindowPattern, options: WaitOptions = {}): Promise<DesktopWindow> {
    const { id } = await this.get(pattern, options);
    await this.#ask("_NET_ACTIVE_WINDOW", id, [taskBar, 0, 0]);
    const look = async () => ((await this.#focusedId()) === id ? await this.#find(id) : undefined);
    const failure = async () =>
      `What ${describePattern(pattern)} does not get the keyboard. ${describeWindows(await this.all())}`;
    return await this.#connection.changes.until(look, { ...options, failure });
  }

  /**
   * Moves and resizes a window. What is left out of `change` stays as it is.
   *
   * @returns the window as it is then: its program may have set limits to its size.
   */
  async reshape(
    pattern: WindowPattern,
    change: Partial<Rectangle>,
    options: WaitOptions = {},
  ): Promise<DesktopWindow> {
    const { id } = await this.get(pattern, options);
    const values = [change.x, change.y, change.width, change.height];
    const given = values.map((value, index) => (value === undefined ? 0 : 1 << (8 + index)));
    const flags = given.reduce((all, flag) => all | flag, staticGravity | (taskBar << 12));
    await this.#ask("_NET_MOVERESIZE_WINDOW", id, [flags, ...values.map((value) => value ?? 0)]);
    await this.#untilManagerHasCaughtUp(options);
    const window = await this.#find(id);
    if (window !== undefined) return window;
    throw new DesktopError(
      "DESKTOP_X11_ERROR",
      `What ${describePattern(pattern)} has been closed meanwhile.`,
    );
  }

  /** Asks the window's program to close it, as the close button in its frame does. */
  async close(pattern: WindowPattern, options: WaitOptions = {}): Promise<void> {
    const { id } = await this.get(pattern, options);
    await this.#ask("_NET_CLOSE_WINDOW", id, [0, taskBar]);
  }

  async #find(id: number): Promise<DesktopWindow | undefined> {
    return (await this.all()).find((window) => window.id === id);
  }

  /** @returns undefined if the window is gone. */
  async #describe(id: number, active: boolean): Promise<DesktopWindow | undefined> {
    try {
      await watch(this.#connection, id);
      const [title, [pid], names, icon, geometry] = await Promise.all([
        readProperty(this.#connection, id, "_NET_WM_NAME"),
        readNumbers(this.#connection, id, "_NET_WM_PID"),
        readProperty(this.#connection, id, "WM_CLASS"),
        readProperty(this.#connection, id, "_NET_WM_ICON"),
        this.#geometry(id),
      ]);
      return {
        ...{ id, pid, geometry, active },
        title: title.toString("utf8"),
        className: names.toString("utf8").split("\0")[1],
        icon: icon.length === 0 ? "none" : "some",
      };
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  async #geometry(id: number): Promise<Rectangle> {
    const [geometry, origin] = await Promise.all([
      this.#connection.ask<Geometry>((client, done) => client.GetGeometry(id, done)),
      this.#connection.ask<Translation>((client, done) =>
        client.TranslateCoordinates(id, this.#root, 0, 0, done),
      ),
    ]);
    return { x: origin.destX, y: origin.destY, width: geometry.width, height: geometry.height };
  }

  /** @returns undefined unless keys go to the window that the window manager calls active. */
  async #focusedId(): Promise<number | undefined> {
    const [activeId] = await readNumbers(this.#connection, this.#root, "_NET_ACTIVE_WINDOW");
    const { focus } = await this.#connection.ask<InputFocus>((client, done) => client.GetInputFocus(done));
    return activeId === focus ? activeId : undefined;
  }

  /** Once it deals with this request, it has dealt with all those before it. */
  async #untilManagerHasCaughtUp(options: WaitOptions): Promise<void> {
    await deleteProperty(this.#connection, this.#probe, "_NET_FRAME_EXTENTS");
    await this.#ask("_NET_REQUEST_FRAME_EXTENTS", this.#probe, []);
    const look = async () => {
      const extents = await readProperty(this.#connection, this.#probe, "_NET_FRAME_EXTENTS");
      return extents.length > 0 ? extents : undefined;
    };
    await this.#connection.changes.until(look, {
      ...options,
      failure: () => "The window manager does not answer.",
    });
  }

  /** Sends the window manager a message about a window. */
  async #ask(message: string, window: number, numbers: readonly number[]): Promise<void> {
    const type = await this.#connection.atom(message);
    await this.#connection.ask<void>((client, done) =>
      client.SendClientMessage(this.#root, window, type, 32, numbers, managersEvents, done),
    );
  }
}

/** Only a window manager asks for both. */
const managersEvents = x11.eventMask.SubstructureNotify | x11.eventMask.SubstructureRedirect;

/** Says that a person has asked for it, so that the window manager does as it is told. */
const taskBar = 2;
/** Coordinates are those of the window's content, and not of its frame. */
const staticGravity = 10;
