/** Which runtime this process is, and whether Qt can live in it at all. */
import { isMainThread } from "node:worker_threads";
import { QtHostError } from "../errors.ts";
import { requireLinux, requireSupportedNode } from "../system.ts";
import { Qode } from "./qode.ts";
import type { Runtime } from "./runtime.ts";
import { StockNode } from "./stock-node.ts";

/** @throws QtHostError QT_HOST_NOT_MAIN_THREAD, QT_HOST_UNSUPPORTED_NODE or QT_HOST_UNSUPPORTED_SYSTEM */
export function chooseRuntime(): Runtime {
  if (!isMainThread) {
    throw new QtHostError(
      "QT_HOST_NOT_MAIN_THREAD",
      "Qt lives on the main thread: start it there, not in a worker.",
    );
  }
  requireSupportedNode();
  if (process.versions["qode"] !== undefined) return new Qode();
  requireLinux();
  return new StockNode();
}
