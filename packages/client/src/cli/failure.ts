/** What ends a command: sentences for the person, an exit code for the program that ran it. */
import type { ServerAddress } from "@conclave/protocol";
import type { Ending } from "../events.ts";
import { type Explanation, explainEnding, explainRefusal } from "../explain.ts";
import type { QuestionError } from "../questions.ts";
import { exitCodeOf, exitCodes, refusalExitCode } from "./exit-codes.ts";

export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function endingFailure(ending: Ending, address: ServerAddress): CommandFailure {
  return new CommandFailure(inOneLine(explainEnding(ending, address)), exitCodeOf(ending));
}

/** @param what it was about, such as "the room ops". */
export function refusalFailure({ why }: QuestionError, what: string): CommandFailure {
  if (why === undefined)
    return new CommandFailure(
      `The connection was lost before the server had answered about ${what}.`,
      exitCodes.unavailable,
    );
  return new CommandFailure(inOneLine(explainRefusal(why, what)), refusalExitCode(why));
}

export function inOneLine({ what, advice }: Explanation): string {
  return advice === "" ? what : `${what} ${advice}`;
}
