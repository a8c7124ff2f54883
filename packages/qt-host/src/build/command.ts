/** Runs one command of the build, and passes on line by line what it says. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface CommandOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Gets what the command writes to its standard output and error. */
  onLine(line: string): void;
  /** Ends the command, with all that it has started. */
  readonly signal: AbortSignal | undefined;
}

/**
 * @returns the exit code; -1 when a signal of the system's ended the command.
 * @throws the reason of `signal`, when that was aborted.
 */
export async function runCommand(
  command: string,
  parameters: readonly string[],
  { environment, onLine, signal }: CommandOptions,
): Promise<number> {
  signal?.throwIfAborted();
  // A process group of its own, because with CMake the compilers have to end that ninja started for it.
  const child = spawn(command, parameters, {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const end = () => child.pid !== undefined && process.kill(-child.pid, "SIGTERM");
  signal?.addEventListener("abort", end);
  try {
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on("line", onLine);
    const [exitCode] = await once(child, "close");
    signal?.throwIfAborted();
    return exitCode ?? -1;
  } finally {
    signal?.removeEventListener("abort", end);
  }
}
