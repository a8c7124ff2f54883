/**
 * Runs key agreements, a few at a time. They are the one costly thing that a stranger can ask for, so sources take
 * turns: whoever asks for thousands waits for thousands, and everybody else for one.
 */
import type { ServerLimits } from "./limits.ts";

interface Job {
  start(): Promise<void>;
}

export class AgreementQueue {
  readonly #limits: ServerLimits;
  /** Jobs that wait, by source; the order of the map is whose turn it is. */
  readonly #waiting = new Map<string, Job[]>();
  #waitingCount = 0;
  #running = 0;

  constructor(limits: ServerLimits) {
    this.#limits = limits;
  }

  get counts(): { readonly waiting: number; readonly running: number } {
    return { waiting: this.#waitingCount, running: this.#running };
  }

  /**
   * The result of `work`, run when it is the source's turn; nothing if too many wait already. `isWanted` is asked when
   * the turn comes: the connection may be gone by then.
   */
  run<Result>(
    source: string,
    isWanted: () => boolean,
    work: () => Promise<Result>,
  ): Promise<Result | undefined> | "full" {
    if (this.#waitingCount >= this.#limits.agreementsWaiting) return "full";
    return this.runForMember(source, isWanted, work);
  }

  /** The same for somebody who is in already: there are no more of these than members, so none is turned away. */
  runForMember<Result>(
    source: string,
    isWanted: () => boolean,
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<Result | undefined>();
    const start = async () => {
      if (!isWanted()) resolve(undefined);
      else await work().then(resolve, reject);
    };
    const jobs = this.#waiting.get(source);
    if (jobs === undefined) this.#waiting.set(source, [{ start }]);
    else jobs.push({ start });
    this.#waitingCount += 1;
    this.#startNext();
    return promise;
  }

  #startNext(): void {
    while (this.#running < this.#limits.agreements) {
      const job = this.#takeTurn();
      if (job === undefined) return;
      this.#running += 1;
      void job.start().finally(() => {
        this.#running -= 1;
        this.#startNext();
      });
    }
  }

  /** The oldest job of the source whose turn it is; the source goes to the end of the line. */
  #takeTurn(): Job | undefined {
    const next = this.#waiting.entries().next();
    if (next.done) return undefined;
    const [source, jobs] = next.value;
    const job = jobs.shift();
    this.#waiting.delete(source);
    if (jobs.length > 0) this.#waiting.set(source, jobs);
    this.#waitingCount -= 1;
    return job;
  }
}
