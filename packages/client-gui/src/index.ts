/**
 * The Conclave window as a library; `conclave-window` is the same as a program.
 *
 * @example
 * await runWindow({ form: { host: "127.0.0.1", port: "5068", name: "ana" }, theme: "auto", onError: console.error });
 */
export { runWindow, type WindowOptions } from "./run-window.ts";
export type { Form } from "./state/view-state.ts";
export type { ThemeName } from "./style/theme.ts";
