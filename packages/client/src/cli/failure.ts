/** What ends a command: sentences for the person, an exit code for the program that ran it. */
import type { ServerAddress } from "@conclave/protocol";
import type { Ending } from "../events.ts";
import { type Explanation, explainEnding } from "../explain.ts";
import { exitCodeOf } from "./exit-codes.ts";

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

export function inOneLine({ what, advice }: Explanation): string {
  return advice === "" ? what : `${what} ${advice}`;
}
