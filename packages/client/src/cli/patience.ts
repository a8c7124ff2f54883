/** How long a command that somebody waits for goes on without a connection, or with a server that stores nothing. */
import type { Client } from "../client.ts";
import type { ClientEvent, Ending } from "../events.ts";
import { explainRefusal } from "../explain.ts";
import { refusalExitCode } from "./exit-codes.ts";
import { CommandFailure, endingFailure, inOneLine } from "./failure.ts";

export class Patience {
  #timer: NodeJS.Timeout | undefined;
  /** How the last attempt ended; "store": the server is there, and cannot store. */
  #last: Ending | "store" | undefined;
  #state: "over" | "patient" = "patient";

  /** What it was over, if it is. */
  failure({ address }: Client): CommandFailure | undefined {
    if (this.#state === "patient" || this.#last === undefined) return undefined;
    if (this.#last !== "store") return endingFailure(this.#last, address);
    return new CommandFailure(inOneLine(explainRefusal("store", "what was sent")), refusalExitCode("store"));
  }

  /** Ends the client when it has come no further for too long. */
  note(event: ClientEvent, client: Client): void {
    if (event.type === "ready" || isStored(event)) this.end();
    if (event.type === "waiting") this.#wait(event.ending, client);
    else if (event.type === "held-back") this.#wait("store", client);
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(last: Ending | "store", client: Client): void {
    this.#last = last;
    this.#timer ??= setTimeout(() => {
      this.#state = "over";
      client.close();
    }, patienceMs);
  }
}

function isStored(event: ClientEvent): boolean {
  return event.type === "outbox" && event.item.state.kind === "stored";
}

/** Long enough for a server that is started anew. */
const patienceMs = 10_000;
