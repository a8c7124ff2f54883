/**
 * Brings the errors of Qt event handlers to the program. NodeGui catches what a handler throws, writes it to
 * the console and goes on; what the promise of an async handler rejects with, it never sees.
 */
import type { EventWidget } from "@nodegui/nodegui";
import type { QtEventOrigin } from "./options.ts";

export type OnError = (error: unknown, origin: QtEventOrigin) => void;

/**
 * From now on `onError` gets every error of every handler that is added to an object with events, whoever
 * adds it: react-nodegui's `on` property does it here too. What `onError` itself throws is an uncaught error.
 */
export function routeEventErrors(eventWidget: typeof EventWidget, onError: OnError): void {
  const prototype = eventWidget.prototype as unknown as { addEventListener: AddEventListener };
  const { addEventListener } = prototype;
  prototype.addEventListener = function (this: object, event, listener, options) {
    const origin = { widget: this.constructor.name, event };
    const guard = guarded(listener, origin, onError);
    addEventListener.call(this, event, guard, options);
  };
}

type AddEventListener = (event: string, listener: Listener, options?: object) => void;
export type Listener = (...parameters: unknown[]) => unknown;

/** Does what `listener` does, except that it never throws and never rejects: `onError` gets that. */
export function guarded(listener: Listener, origin: QtEventOrigin, onError: OnError): Listener {
  const guard: Listener = (...parameters) => {
    try {
      const result = listener(...parameters);
      if (isThenable(result)) result.then(undefined, (error) => report(onError, error, origin));
      return result;
    } catch (error) {
      return report(onError, error, origin);
    }
  };
  // By this property an EventEmitter, which is what NodeGui keeps listeners in, knows a wrapper made by
  // once(); asked to remove the listener, it removes the wrapper.
  return Object.assign(guard, { listener });
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function report(onError: OnError, error: unknown, origin: QtEventOrigin): void {
  try {
    onError(error, origin);
  } catch (fault) {
    // Thrown here, it would end on the console, where NodeGui puts it.
    process.nextTick(() => {
      throw fault;
    });
  }
}
