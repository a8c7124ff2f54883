/** The launcher in a process of its own, as scripts/start.mjs runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Launch {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Waits for a line of standard output that matches. */
  line(pattern: RegExp): Promise<string>;
}

export function launch(options: readonly string[], env: NodeJS.ProcessEnv = process.env): Launch {
  const child = spawn(process.execPath, [program, ...options], { env, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  let stderr = "";
  let wake = () => {};
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    wake();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const finished = new Promise<Finished>((resolve) => {
    child.once("close", (exitCode) => {
      resolve({ exitCode, stdout: lines.join("\n"), stderr });
      wake();
    });
  });
  return {
    child,
    finished,
    line: async (pattern) => {
      for (;;) {
        const found = lines.find((line) => pattern.test(line));
        if (found !== undefined) return found;
        if (child.exitCode !== null) throw new Error(`it ended: ${lines.join("\n")}\n${stderr}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

const program = new URL("../../src/start.ts", import.meta.url).pathname;
