/** The one error that the desktop throws, and its codes. */

export type DesktopErrorCode =
  /** A program that the desktop consists of is not installed. */
  | "DESKTOP_PROGRAM_MISSING"
  /** A program that the desktop consists of has ended, or has not started properly. */
  | "DESKTOP_PROGRAM_FAILED"
  /** The desktop has been stopped. */
  | "DESKTOP_STOPPED"
  /** What was waited for has not happened in time. */
  | "DESKTOP_DEADLINE"
  /** The X server has refused a request. */
  | "DESKTOP_X11_ERROR"
  /** There is no key of that name, or no key left to put a character on. */
  | "DESKTOP_NO_KEY"
  /** The widget is gone, or its program is. */
  | "DESKTOP_NODE_GONE"
  /** The widget's program does not answer. */
  | "DESKTOP_NODE_SILENT"
  /** The widget is there but cannot do what was asked of it. */
  | "DESKTOP_NODE_REFUSED";

export class DesktopError extends Error {
  override readonly name = "DesktopError";
  readonly code: DesktopErrorCode;

  /** @param message - whole sentences: what is wrong, and what was there instead. */
  constructor(code: DesktopErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
