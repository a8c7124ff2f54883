/** Waiting for a state of affairs without asking for it all the time. */
import { DesktopError } from "./errors.ts";

export interface WaitOptions {
  /** How long to wait, in ms, before giving up with DESKTOP_DEADLINE. Default: 15 s. */
  readonly deadlineMs?: number | undefined;
}

/** How a wait goes about it. */
export interface Wait extends WaitOptions {
  /** For the error at the deadline: what was waited for, and what is there instead. */
  failure(): string | Promise<string>;
}

/** Tells those who wait that something has changed, so that they look again. */
export class Changes {
  #count = 0;
  #ended: DesktopError | undefined;
  #next = Promise.withResolvers<void>();
  readonly #pollMs: number | undefined;

  /** @param pollMs - look again after this time, too, where changes may go unreported. */
  constructor(pollMs?: number) {
    this.#pollMs = pollMs;
  }

  /** Something may have changed. */
  report(): void {
    this.#count += 1;
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  /** Nothing will change any more: all who wait, now or later, get this error. Only the first one counts. */
  end(error: DesktopError): void {
    this.#ended ??= error;
    this.report();
  }

  /** Throws what `end` was given, once it was. */
  assertGoingOn(): void {
    if (this.#ended !== undefined) throw this.#ended;
  }

  /**
   * The first result of `look` that is not undefined. `look` is called at once and after changes, never twice
   * at a time; what it throws ends the wait.
   */
  async until<T>(
    look: () => Promise<T | undefined>,
    { deadlineMs = defaultDeadlineMs, failure }: Wait,
  ): Promise<T> {
    const late = Promise.withResolvers<typeof tooLate>();
    const timer = setTimeout(late.resolve, deadlineMs, tooLate);
    try {
      for (;;) {
        this.assertGoingOn();
        const seen = this.#count;
        const found = await Promise.race([look(), late.promise]);
        if (found === tooLate) break;
        if (found !== undefined) return found;
        if ((await Promise.race([this.#changeSince(seen), late.promise])) === tooLate) break;
      }
    } finally {
      clearTimeout(timer);
    }
    throw new DesktopError("DESKTOP_DEADLINE", `${await answered(failure())}\n(Waited ${deadlineMs} ms.)`);
  }

  async #changeSince(seen: number): Promise<void> {
    if (this.#count !== seen) return;
    const change = Promise.withResolvers<void>();
    this.#next.promise.then(change.resolve);
    const timer = this.#pollMs === undefined ? undefined : setTimeout(change.resolve, this.#pollMs);
    await change.promise;
    clearTimeout(timer);
  }
}

/** What `failure` came to. It looks at the same thing that was too slow before, so it does not get long. */
async function answered(failure: string | Promise<string>): Promise<string> {
  const silence = Promise.withResolvers<string>();
  const timer = setTimeout(silence.resolve, answerMs, "Nothing more is known: there is no answer.");
  try {
    return await Promise.race([failure, silence.promise]);
  } catch (error) {
    return String(error);
  } finally {
    clearTimeout(timer);
  }
}

const tooLate = Symbol("too late");

/** Far longer than anything takes on a loaded machine, so that only what never happens ends in it. */
const defaultDeadlineMs = 15_000;

const answerMs = 2_000;
