/**
 * How a widget of our own, written in C++ (native/widgets), becomes one of NodeGui's, and where the errors of its
 * handlers go. One file for each widget says what it can do.
 */
import { createRequire } from "node:module";
import type { QWidget } from "@nodegui/nodegui";
import { findAddons } from "../addons/cache.ts";
import { QtHostError } from "../errors.ts";
import { guarded, type Listener, type OnError } from "../event-errors.ts";
import { loadWidgetsAddon } from "../runtime/addon-loading.ts";
import { requireLinux } from "../system.ts";

/** A widget's native side: its methods, and what NodeGui takes it by. */
export interface NativeHandle {
  external(): unknown;
}

export interface Made<Handle> {
  /** For layouts, styles and names, as every widget of NodeGui's. It owns the native one. */
  readonly widget: QWidget;
  /** What it can do besides. Its methods throw once the widget is gone. */
  readonly native: Handle;
}

/**
 * Makes a widget of the class of that name. What a handler throws, or its promise rejects with, goes to the program's
 * `onError`; for the widget it is as if the handler had returned undefined.
 *
 * @throws QtHostError QT_HOST_NOT_STARTED, QT_HOST_UNSUPPORTED_SYSTEM, QT_HOST_QT_MISSING or QT_HOST_LOAD_FAILED
 */
export function makeNativeWidget<Handle extends NativeHandle>(name: string, handlers: object): Made<Handle> {
  const { addon, nodegui } = startedHost();
  const NativeClass = addon[name] as new (handlers: object) => Handle;
  const native = new NativeClass(guardedHandlers(name, handlers));
  return { widget: new nodegui.QWidget(new nodegui.NativeQWidget(native.external())), native };
}

/** The handlers as the addon may call them: none of them throws, as their errors go to the program's `onError`. */
export function guardedHandlers(widget: string, handlers: object): object {
  const { onError } = startedHost();
  const guards = Object.entries(handlers)
    .filter(([, handler]) => typeof handler === "function")
    .map(([event, handler]) => [event, guarded(handler as Listener, { widget, event }, onError)]);
  return Object.fromEntries(guards);
}

/** From now on widgets can be made, and `onError` gets the errors of their handlers. */
export function routeWidgetErrors(onError: OnError): void {
  errorHandler = onError;
}

/** What the addon exports: classes and functions, by their names. */
export function widgetsAddon(): Readonly<Record<string, unknown>> {
  return startedHost().addon;
}

interface StartedHost {
  readonly addon: Readonly<Record<string, unknown>>;
  readonly nodegui: {
    readonly QWidget: new (native: unknown) => QWidget;
    readonly NativeQWidget: new (external: unknown) => unknown;
  };
  readonly onError: OnError;
}

/** A process has one Qt, so this is kept per process. */
let errorHandler: OnError | undefined;
let started: StartedHost | undefined;

function startedHost(): StartedHost {
  if (started !== undefined) return started;
  if (errorHandler === undefined) {
    throw new QtHostError(
      "QT_HOST_NOT_STARTED",
      "Call startQtHost() first, and wait for it: widgets need Qt.",
    );
  }
  // qode brings another Qt along than the one that the addon is built for.
  requireLinux();
  const load = createRequire(import.meta.url);
  const { QWidget } = load("@nodegui/nodegui");
  const { default: nodeguiAddon } = load("@nodegui/nodegui/dist/lib/utils/addon.js");
  const addon = loadWidgetsAddon(findAddons().files.qt_widgets) as StartedHost["addon"];
  started = { addon, nodegui: { QWidget, NativeQWidget: nodeguiAddon.QWidget }, onError: errorHandler };
  return started;
}
