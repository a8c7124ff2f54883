/** conclaved's commands as processes. */
import { Daemon } from "@conclave/testbed/daemon";

/** Runs one to its end. */
export async function runCommand(
  ...options: readonly string[]
): Promise<{ code: number | null; lines: readonly string[]; stderr: string }> {
  const daemon = Daemon.run(...options);
  return { code: await daemon.exit, lines: daemon.lines, stderr: await daemon.stderr };
}
