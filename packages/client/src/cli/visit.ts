/** A command's stay at a server: from the welcome until it has what it came for, over lost connections if need be. */
import type { Client } from "../client.ts";
import type { ClientEvent, EndedEvent } from "../events.ts";
import { QuestionError } from "../questions.ts";
import { endingFailure, refusalFailure } from "./failure.ts";
import { join, type Surroundings } from "./join.ts";
import { Patience } from "./patience.ts";

export interface VisitOptions {
  /** "brief": somebody waits for it, and it gives up soon. "lasting": it stays until a signal ends it. */
  readonly kind: "brief" | "lasting";
  readonly onEvent?: (event: ClientEvent, client: Client) => void;
}

/**
 * Joins, does something, and leaves with a goodbye.
 *
 * @throws {CommandFailure} when the server or the network ends it first; and what `action` throws.
 */
export async function visit<Result>(
  options: Surroundings,
  { kind, onEvent }: VisitOptions,
  action: (client: Client) => Promise<Result>,
): Promise<Result | undefined> {
  const ended = Promise.withResolvers<EndedEvent>();
  const patience = kind === "brief" ? new Patience() : undefined;
  const client = await join({
    firstVisitCount: 0,
    ...options,
    onEvent: (event, client) => {
      patience?.note(event, client);
      onEvent?.(event, client);
      if (event.type === "ended") ended.resolve(event);
    },
  });
  const leave = () => client.close();
  if (kind === "lasting") for (const signal of signals) process.on(signal, leave);
  try {
    const outcome = await Promise.race([action(client).then((result) => ({ result })), ended.promise]);
    if ("result" in outcome) return outcome.result;
    const failure = patience?.failure(client);
    if (failure !== undefined) throw failure;
    if (outcome.ending.kind !== "closed") throw endingFailure(outcome.ending, client.address);
    return undefined;
  } finally {
    patience?.end();
    for (const signal of signals) process.off(signal, leave);
    client.close();
    await client.kept();
  }
}

/**
 * The answer to a question, which is asked again when the connection was lost over it.
 *
 * @param what it is about, for the sentence when it is refused.
 */
export async function ask<Answer>(
  client: Client,
  what: string,
  question: () => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error;
      if (error.code === "refused") throw refusalFailure(error, what);
      await ready(client);
    }
  }
}

/** Waits for the next connection; for ever, if there is none: whoever waits is ended from outside then. */
function ready(client: Client): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = client.subscribe((event) => {
      if (event.type !== "ready") return;
      unsubscribe();
      resolve();
    });
  });
}

const signals = ["SIGINT", "SIGTERM"] as const;
