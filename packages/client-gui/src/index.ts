/**
 * The Conclave window as a library; `conclave-window` is the same as a program.
 *
 * @example
 * await runWindow({ where: "127.0.0.1:5068", name: "ana", onError: console.error });
 */
export { runWindow, type WindowOptions, type WindowOutcome, WindowStuckError } from "./run-window.ts";
