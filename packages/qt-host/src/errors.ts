/** The one error that this package throws, and its codes. */

/** What went wrong, stable across versions. The message says what to do about it. */
export type QtHostErrorCode =
  /** Neither a Node of the supported versions nor qode runs this program. */
  | "QT_HOST_UNSUPPORTED_NODE"
  /** Stock Node hosts Qt on Linux only; macOS and Windows need qode. */
  | "QT_HOST_UNSUPPORTED_SYSTEM"
  /** Called in a worker thread. Qt lives on the main thread. */
  | "QT_HOST_NOT_MAIN_THREAD"
  /** A process has one Qt, and it was started already. */
  | "QT_HOST_ALREADY_STARTED"
  /** A widget was asked for before `startQtHost()` had resolved. */
  | "QT_HOST_NOT_STARTED"
  /** The peer dependency `@nodegui/nodegui` is not installed. */
  | "QT_HOST_NODEGUI_MISSING"
  /** Qt, or a library that it needs, is not installed. */
  | "QT_HOST_QT_MISSING"
  /** The cache lacks the addons for this NodeGui, Qt and system: `conclave-qt build` makes them. */
  | "QT_HOST_NOT_BUILT"
  /** The addons are in the cache, but the system refuses to load or start them. */
  | "QT_HOST_LOAD_FAILED"
  /** No display server that Qt would use lets this process in. */
  | "QT_HOST_NO_DISPLAY"
  /** `QApplication.exec()` was called: it would stop every timer and socket of Node's. */
  | "QT_HOST_BLOCKING_EXEC"
  /** `onQuit` took longer than `quitDeadlineMs`. Qt was released without waiting for it any longer. */
  | "QT_HOST_QUIT_DEADLINE"
  /** A tool or a header that the build needs is not installed. */
  | "QT_HOST_BUILD_TOOLS_MISSING"
  /** CMake or the compiler failed. */
  | "QT_HOST_BUILD_FAILED";

export class QtHostError extends Error {
  override readonly name = "QtHostError";
  readonly code: QtHostErrorCode;

  /** @param message - whole sentences for people: what is wrong, and what to install, run or change. */
  constructor(code: QtHostErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
