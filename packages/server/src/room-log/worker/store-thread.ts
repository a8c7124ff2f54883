/** The server's end of one thread of the room log: calls go in, and each one's promise settles when its answer comes. */
import { Worker } from "node:worker_threads";
import { StoreError } from "../store-error.ts";
import { type Answers, type Call, type ThreadOrder, toError } from "./messages.ts";

export class StoreThread<Task> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #ended: Promise<void>;
  #lastCall = 0;
  /** Why there are no answers any more. */
  #end: StoreError | undefined;

  constructor(program: "reader-thread" | "writer-thread", order: ThreadOrder) {
    // Beside this file: in the sources Node takes the types away, in what was built there are none.
    const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
    this.#worker = new Worker(new URL(`./${program}.${extension}`, import.meta.url), { workerData: order });
    this.#worker.on("message", (answers: Answers) => this.#settle(answers));
    this.#worker.on("error", (cause) => this.#fail(`its thread failed: ${cause.message}`, cause));
    this.#ended = new Promise((resolve) => {
      this.#worker.once("exit", () => {
        this.#fail("its thread has ended");
        resolve();
      });
    });
  }

  /** @throws {StoreError} "stopped" if the thread is no more, or what the task throws. */
  async ask(task: Call<Task>["task"]): Promise<unknown> {
    if (this.#end !== undefined) throw this.#end;
    this.#lastCall += 1;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#lastCall, waiting);
    this.#worker.postMessage({ call: this.#lastCall, task });
    return await waiting.promise;
  }

  /** Whether the thread answers, after all that it was asked before. */
  async isAlive(): Promise<boolean> {
    try {
      await this.ask("ping");
      return true;
    } catch {
      return false;
    }
  }

  /** Settles when all that it was asked is done, and the thread has ended. */
  async close(): Promise<void> {
    if (this.#end === undefined) await this.ask("close").catch(() => undefined);
    await this.#ended;
  }

  #settle(answers: Answers): void {
    for (const answer of answers) {
      const waiting = this.#waiting.get(answer.call);
      this.#waiting.delete(answer.call);
      if ("failure" in answer) waiting?.reject(toError(answer.failure));
      else waiting?.resolve(answer.value);
    }
  }

  #fail(why: string, cause?: unknown): void {
    this.#end ??= new StoreError("stopped", `the store does not answer: ${why}.`, { cause });
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}
