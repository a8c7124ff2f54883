/** The half of `server-process.ts` that runs in the server. */
import type { Ready, Usage } from "./server-process.ts";

/** Says that the server can be reached, and from then on what it uses, whenever that is asked. */
export function serve(ready: Ready): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = { cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() };
    process.send?.(usage);
  });
  process.send?.(ready);
}
