/** How long a command that somebody waits for goes on without a connection. */
import type { Client } from "../client.ts";
import type { ClientEvent, Ending } from "../events.ts";

export class Patience {
  #timer: NodeJS.Timeout | undefined;
  /** How the last attempt ended. */
  #last: Ending | undefined;
  #state: "over" | "patient" = "patient";

  /** What it was over, if it is. */
  get ending(): Ending | undefined {
    return this.#state === "over" ? this.#last : undefined;
  }

  /** Ends the client when it has had no connection for too long. */
  note(event: ClientEvent, client: Client): void {
    if (event.type === "ready") this.end();
    if (event.type !== "waiting") return;
    this.#last = event.ending;
    this.#timer ??= setTimeout(() => {
      this.#state = "over";
      client.close();
    }, patienceMs);
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Long enough for a server that is started anew. */
const patienceMs = 10_000;
