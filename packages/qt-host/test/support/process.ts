/** A process that a test starts, listens to and ends. */
import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";

export interface Outcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Process {
  /** Resolves once `text` has been written to the standard output; rejects when the process ends without. */
  wrote(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly outcome: Promise<Outcome>;
}

/** @param environment - added to the test's own; undefined takes a variable away. */
export function startProcess(
  command: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv,
): Process {
  const child = spawn(command, parameters, {
    // pnpm's way of running vitest sets NODE_PATH, and with it packages are found that a program does not
    // depend on.
    env: { ...process.env, NODE_PATH: undefined, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: deadlineMs,
    killSignal: "SIGKILL",
  });
  const changes = new EventEmitter();
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
    changes.emit("change");
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  let ended = false;
  const outcome = once(child, "close").then(([exitCode, signal]): Outcome => {
    ended = true;
    changes.emit("change");
    return { exitCode, signal, stdout, stderr };
  });
  return {
    outcome,
    kill: (signal) => child.kill(signal),
    async wrote(text) {
      while (!stdout.includes(text)) {
        if (ended) throw new Error(`The process ended without writing ${text}, but:\n${stdout}${stderr}`);
        await once(changes, "change");
      }
    },
  };
}

/** How long a process may live, in ms: far longer than any takes, so that only one that hangs is ended. */
const deadlineMs = 30_000;
