/** Starts Qt and sees to its end, on either runtime. */
import { basename, extname } from "node:path";
import { routeApplicationQuit } from "./application-quit.ts";
import { QtHostError } from "./errors.ts";
import { type OnError, routeEventErrors } from "./event-errors.ts";
import type { QtHost, QtHostOptions, QuitReason } from "./options.ts";
import { onEndSignal } from "./process-signals.ts";
import { quitSequence } from "./quit.ts";
import { chooseRuntime } from "./runtime/choice.ts";
import { routeWidgetErrors } from "./widgets/native-widget.ts";

/** A process has one Qt. */
let started = false;

/**
 * Starts Qt in this process. Only after the promise has resolved can `@nodegui/nodegui` be imported.
 *
 * @throws QtHostError, as a rejection. Once its cause is gone the call may be made again.
 */
export async function startQtHost(options: QtHostOptions): Promise<QtHost> {
  if (started) throw new QtHostError("QT_HOST_ALREADY_STARTED", "Qt was started already: a process has one.");
  started = true;
  try {
    return await start(options);
  } catch (failure) {
    started = false;
    throw failure;
  }
}

async function start(options: QtHostOptions): Promise<QtHost> {
  const runtime = chooseRuntime();
  const nodegui = await runtime.load(options.applicationName ?? nameOfScript());
  const sequence = quitSequence(
    (reason) => options.onQuit(reason),
    () => runtime.release(),
  );
  const onError: OnError = (error, origin) => options.onError(error, origin);
  routeEventErrors(nodegui.EventWidget, onError);
  routeWidgetErrors(onError);
  routeApplicationQuit(nodegui.QApplication, quit);
  runtime.start();
  const ignoreEndSignals = onEndSignal(() => quit("signal"));

  function quit(reason: QuitReason): void {
    ignoreEndSignals();
    sequence.begin(reason);
  }
  return { runtime: runtime.name, quit: () => quit("quit"), ended: sequence.ended };
}

function nameOfScript(): string {
  const path = process.argv[1] ?? process.execPath;
  return basename(path, extname(path));
}
