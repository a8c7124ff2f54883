/**
 * Takes over what NodeGui's QApplication has to do with ending. Qt's own way out leads through exec(): on
 * stock Node nobody calls it, so quit() would do nothing; on qode it would end the process before the program
 * has seen to its affairs.
 */
import type { QApplication } from "@nodegui/nodegui";
import { QtHostError } from "./errors.ts";
import type { QuitReason } from "./options.ts";

/** From now on `quit` is called when the last window was closed, or a method of QApplication's says so. */
export function routeApplicationQuit(
  application: typeof QApplication,
  quit: (reason: QuitReason) => void,
): void {
  const { prototype } = application;
  let quitsOnLastWindowClosed = true;
  const running = application.instance();
  // Qt's own flag stays off. What the program sets is kept here.
  running.setQuitOnLastWindowClosed(false);
  running.addEventListener("lastWindowClosed", () => {
    if (quitsOnLastWindowClosed) quit("last-window-closed");
  });

  prototype.quitOnLastWindowClosed = () => quitsOnLastWindowClosed;
  prototype.setQuitOnLastWindowClosed = (quits) => {
    quitsOnLastWindowClosed = quits;
  };
  prototype.quit = () => {
    quit("quit");
    return 0;
  };
  prototype.exit = (exitCode) => {
    process.exitCode = exitCode;
    quit("quit");
    return exitCode;
  };
  prototype.exec = () => {
    throw new QtHostError(
      "QT_HOST_BLOCKING_EXEC",
      "QApplication.exec() would stop Node's event loop. Qt runs already: leave the call out.",
    );
  };
}
