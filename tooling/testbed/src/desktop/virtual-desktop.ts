/** A desktop that nobody sees: a screen, a keyboard, a window manager, and what screen readers look through. */
import { writeFile } from "node:fs/promises";
import { AccessibleApplication } from "./accessibility/accessible-application.ts";
import type { WaitOptions } from "./changes.ts";
import type { Rectangle } from "./rectangle.ts";
import { Session } from "./session/session.ts";
import { Typist } from "./typist.ts";
import { FileDrag } from "./x11/file-drag.ts";
import { Keyboard } from "./x11/keyboard.ts";
import { paintTime } from "./x11/paint-time.ts";
import { Pings } from "./x11/pings.ts";
import { takeSettledPicture } from "./x11/settled-picture.ts";
import type { DesktopWindow, WindowPattern } from "./x11/window.ts";
import { WindowList } from "./x11/window-list.ts";

export interface DesktopOptions {
  /** Size of the screen in pixels. */
  readonly width: number;
  readonly height: number;
  /** How many pixels, each way, Qt programs make of one of theirs. Default: 1. */
  readonly scale?: number;
}

/**
 * Methods that name a window or a process wait until it is there: 15 s unless told otherwise, then they throw
 * DESKTOP_DEADLINE with what is there instead.
 */
export class VirtualDesktop implements AsyncDisposable {
  readonly #session: Session;
  readonly #scale: number;
  readonly #windows: WindowList;
  readonly #keyboard: Keyboard;
  readonly #typist: Typist;

  private constructor(
    session: Session,
    scale: number,
    windows: WindowList,
    keyboard: Keyboard,
    typist: Typist,
  ) {
    this.#session = session;
    this.#keyboard = keyboard;
    this.#scale = scale;
    this.#windows = windows;
    this.#typist = typist;
  }

  /**
   * Starts everything that a desktop takes. It ends with this process, if it is not stopped before.
   *
   * @throws DESKTOP_PROGRAM_MISSING with the Debian package to install, DESKTOP_PROGRAM_FAILED
   */
  static async start({ width, height, scale = 1 }: DesktopOptions): Promise<VirtualDesktop> {
    const session = await Session.start({ width, height, scale });
    try {
      const { connection, reader } = session;
      const windows = await WindowList.of(connection);
      const keyboard = await Keyboard.of(connection);
      const pings = await Pings.of(connection);
      const typist = new Typist({ keyboard, windows, pings, reader });
      return new VirtualDesktop(session, scale, windows, keyboard, typist);
    } catch (error) {
      await session[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Ends everything and waits until it is gone. Programs that are still on the desktop lose their windows. */
  async stop(): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** The whole environment for programs that are to appear on this desktop. */
  get env(): NodeJS.ProcessEnv {
    return this.#session.env;
  }

  /** Looks at a program as a screen reader does. */
  async application(
    { pid }: { readonly pid: number },
    options?: WaitOptions,
  ): Promise<AccessibleApplication> {
    const context = { reader: this.#session.reader, scale: this.#scale };
    return await AccessibleApplication.ofProcess(context, pid, options);
  }

  /** All windows that there are now, the oldest first; no menus and the like. */
  async windows(): Promise<DesktopWindow[]> {
    return await this.#windows.all();
  }

  /** Waits until exactly one window is meant. */
  async window(pattern: WindowPattern, options?: WaitOptions): Promise<DesktopWindow> {
    return await this.#windows.get(pattern, options);
  }

  /** Brings a window to the front and waits until the keyboard is its own. */
  async focusWindow(pattern: WindowPattern, options?: WaitOptions): Promise<DesktopWindow> {
    return await this.#windows.focus(pattern, options);
  }

  /** @returns the window as the window manager has made it: programs may set limits to their size. */
  async resizeWindow(
    pattern: WindowPattern,
    width: number,
    height: number,
    options?: WaitOptions,
  ): Promise<DesktopWindow> {
    return await this.#windows.reshape(pattern, { width, height }, options);
  }

  /** Moves a window so that its content, without the frame, has its upper left corner there. */
  async moveWindow(
    pattern: WindowPattern,
    x: number,
    y: number,
    options?: WaitOptions,
  ): Promise<DesktopWindow> {
    return await this.#windows.reshape(pattern, { x, y }, options);
  }

  /** Does what the close button in a window's frame does: the program is asked, and may decline. */
  async closeWindow(pattern: WindowPattern, options?: WaitOptions): Promise<void> {
    await this.#windows.close(pattern, options);
  }

  /**
   * Types into the window that has the keyboard, waits for one if none has. Line ends are Return, tabulators Tab.
   * Resolves when the program has acted on all of it, or is gone.
   */
  async typeText(text: string, options?: WaitOptions): Promise<void> {
    await this.#typist.type(text, options);
  }

  /**
   * Presses a key in the window that has the keyboard, waits for one if none has. Resolves when the program has
   * acted on it, or is gone.
   *
   * @param combination - `Return`, `ctrl+q`, `ctrl+shift+Tab`: after the names of those that are held meanwhile
   * (`ctrl`, `shift`, `alt`, `super`) that of the key, as X11 has it, or the character on it.
   */
  async pressKey(combination: string, options?: WaitOptions): Promise<void> {
    await this.#typist.press(combination, options);
  }

  /**
   * Drags files from another program over a window, to a place on the screen in pixels; the pointer stays where it is. Resolves when
   * the window has said whether it would take them.
   */
  async dragFiles(
    pattern: WindowPattern,
    paths: readonly string[],
    place: { readonly x: number; readonly y: number },
  ): Promise<{ readonly drag: FileDrag; readonly answer: "refuses" | "takes" }> {
    const { id } = await this.#windows.get(pattern);
    return await FileDrag.over(this.#session.connection, { window: id, paths, place });
  }

  /**
   * Presses a key in the window that has the keyboard; how long it takes, in milliseconds, until more than a cursor's worth of
   * pixels has changed in a part of the screen.
   */
  async paintTime(key: string, area: Rectangle, { deadlineMs = 15_000 }: WaitOptions = {}): Promise<number> {
    return await paintTime(this.#session.connection, this.#keyboard, { key, area, deadlineMs });
  }

  /** Writes a PNG file of the whole screen, once it does not change any more. */
  async screenshot(path: string, options?: WaitOptions): Promise<void> {
    const { connection } = this.#session;
    const { pixel_width: width, pixel_height: height } = connection.screen;
    const picture = await takeSettledPicture(connection, { x: 0, y: 0, width, height }, options);
    await writeFile(path, picture.toPng());
  }

  /** Every colour in a part of the screen, in pixels, once it does not change any more; as "#rrggbb". */
  async coloursIn(area: Rectangle, options?: WaitOptions): Promise<ReadonlySet<string>> {
    return (await takeSettledPicture(this.#session.connection, area, options)).colours();
  }

  /**
   * Writes a PNG file of a window without its frame, once it does not change any more: of what can be seen of
   * it, with the dialogs that lie over it.
   */
  async screenshotWindow(pattern: WindowPattern, path: string, options?: WaitOptions): Promise<void> {
    const { geometry } = await this.#windows.get(pattern, options);
    const picture = await takeSettledPicture(this.#session.connection, geometry, options);
    await writeFile(path, picture.toPng());
  }
}
