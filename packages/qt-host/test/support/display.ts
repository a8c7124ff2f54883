/** An X server of one's own, without a screen to look at. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface Display extends AsyncDisposable {
  /** For the environment variable DISPLAY. */
  readonly name: string;
}

/** @param parameters - for Xvfb, besides the size of the screen. */
export async function startDisplay(parameters: readonly string[] = []): Promise<Display> {
  const server = spawn(
    "Xvfb",
    ["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp", ...parameters],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(server, "exit");
  const failed = ended.then(([exitCode]) => {
    throw new Error(`Xvfb ended with exit code ${exitCode}`);
  });
  // Xvfb writes the number that it has found free once it answers.
  const [number] = await Promise.race([once(createInterface(server.stdout), "line"), failed]);
  return {
    name: `:${number}`,
    async [Symbol.asyncDispose]() {
      server.kill();
      await ended;
    },
  };
}
