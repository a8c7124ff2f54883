/** What `npm run conclaved` starts can be stopped through npm, as a service manager does it. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

test("SIGTERM to npm stops the daemon in order", async () => {
  const state = await mkdtemp(join(tmpdir(), "conclaved-npm-"));
  const options = ["--listen", "127.0.0.1:0", "--state", state, "--log", "json"];
  const npm = spawn("npm", ["run", "--silent", "conclaved", "--", ...options], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const events: unknown[] = [];
  for await (const line of createInterface({ input: npm.stdout })) {
    const { event } = JSON.parse(line) as { event: string };
    events.push(event);
    if (event === "server.listening") npm.kill("SIGTERM");
  }
  // The output ends with the last process that has it: none is left behind.
  expect(events.slice(-2)).toEqual(["server.stopping", "server.stopped"]);
  await rm(state, { recursive: true });
});
