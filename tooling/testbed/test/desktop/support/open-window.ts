/** A program with a window on a desktop, as a test looks at it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { AccessibleApplication, VirtualDesktop } from "../../../src/desktop/index.ts";

export interface OpenWindow extends AsyncDisposable {
  readonly pid: number;
  readonly application: AccessibleApplication;
  /** Resolves when the program has ended, by itself or not. */
  readonly ended: Promise<unknown>;
}

/** Runs a fixture, whose window is called `title`, and waits until the keyboard is its own. */
export async function openWindow(
  desktop: VirtualDesktop,
  fixture: "form" | "muddle",
  title: string,
): Promise<OpenWindow> {
  const file = fileURLToPath(new URL(`../fixtures/${fixture}.js`, import.meta.url));
  const child = spawn(process.execPath, [file, title], {
    // pnpm's way of running vitest sets NODE_PATH, and with it packages are found that the program does not
    // depend on.
    env: { ...desktop.env, NODE_PATH: undefined },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  await once(child, "spawn");
  const pid = child.pid as number;
  const application = await desktop.application({ pid });
  await desktop.focusWindow(title);
  return {
    pid,
    application,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
