/** How many files this process may have open, sockets included. */
import { readFileSync } from "node:fs";

/** The soft limit, which is the one that counts; nothing where the system does not say. */
export function fileLimit(): number | undefined {
  try {
    const [, soft] = /^Max open files\s+(\S+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
    return soft === "unlimited" ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return undefined;
  }
}
