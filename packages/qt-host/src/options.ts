/** What goes into `startQtHost()` and what comes out of it. */

export interface QtHostOptions {
  /**
   * Called once, when the program should end. Save and disconnect here: Qt is released as soon as the
   * returned promise settles, and after `quitDeadlineMs` at the latest.
   */
  onQuit(reason: QuitReason): void | Promise<void>;

  /**
   * Called with every error that a handler of a Qt event or signal throws, or that its promise rejects with,
   * and with nothing else. The other handlers of the event run as if nothing had happened.
   */
  onError(error: unknown, origin: QtEventOrigin): void;

  /**
   * The name by which window managers know the program's windows: their X11 class, and `StartupWMClass` in
   * its desktop file. Default: the name of the script, without its extension. qode gives a name of its own.
   */
  readonly applicationName?: string;
}

/**
 * - `last-window-closed`: with `QApplication.quitOnLastWindowClosed()` left as it is, at true.
 * - `quit`: `quit()` was called, on the host or on QApplication.
 * - `signal`: SIGINT, SIGTERM or SIGHUP came. A second one ends the process at once.
 */
export type QuitReason = "last-window-closed" | "quit" | "signal";

/** The handler that an error came out of. */
export interface QtEventOrigin {
  /** Class of the object that the handler was added to, such as `QPushButton`. */
  readonly widget: string;
  /** Name of the event or signal, such as `clicked` or `KeyPress`. */
  readonly event: string;
}

/** Qt, running. */
export interface QtHost {
  /** What runs this program: stock Node with the distribution's Qt, or NodeGui's own runtime. */
  readonly runtime: "node" | "qode";

  /**
   * Asks the program to end, as a user who closes the last window does. Returns at once; has no effect twice.
   */
  quit(): void;

  /**
   * Resolves when Qt has been released: from then on nothing of the host's keeps the process alive.
   *
   * Rejects, after Qt has been released all the same, with what `onQuit` threw or rejected with, or with
   * `QT_HOST_QUIT_DEADLINE`. Not handled, that ends the process with exit code 1, as any rejection does.
   */
  readonly ended: Promise<void>;
}

/** How long, in ms, `onQuit` may take before Qt is released without it. */
export const quitDeadlineMs = 5_000;
