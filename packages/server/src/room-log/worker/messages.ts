/** What crosses between the server's thread and those of the room log. Errors lose their class on the way, so they are values. */

import type { Durability } from "../room-log.ts";
import type { WriteCommand } from "../sqlite/commands.ts";
import type { EntryLimits } from "../sqlite/entry-writer.ts";
import type { ReadRequest } from "../sqlite/requests.ts";
import { StoreError, type StoreErrorCode } from "../store-error.ts";

/** What a thread begins with. */
export interface ThreadOrder {
  readonly file: string;
  readonly durability: Durability;
  readonly limits: EntryLimits;
}

/** One call; "ping" is answered and does nothing, "close" is the last one. */
export interface Call<Task> {
  readonly call: number;
  readonly task: Task | "close" | "ping";
}

export type WriteCall = Call<WriteCommand>;
export type ReadCall = Call<ReadRequest>;

/** Answers to any number of calls. */
export type Answers = readonly Answer[];

export type Answer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly failure: Failure };

export interface Failure {
  /** Nothing, if it is a fault of ours. */
  readonly code: StoreErrorCode | undefined;
  readonly message: string;
  readonly stack: string | undefined;
}

export function toFailure(error: unknown): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { code: error instanceof StoreError ? error.code : undefined, message, stack };
}

export function toError({ code, message, stack }: Failure): Error {
  const error = code === undefined ? new Error(message) : new StoreError(code, message);
  // Where it happened; the stack of this side leads here.
  if (stack !== undefined) error.stack = stack;
  return error;
}
