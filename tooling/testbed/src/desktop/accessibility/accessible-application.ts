/** A program, as a screen reader knows it: its windows are directly inside it. */
import type { WaitOptions } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import { AccessibleNode, type NodeContext } from "./accessible-node.ts";
import type { NodeDescription } from "./node-description.ts";

export class AccessibleApplication extends AccessibleNode {
  readonly pid: number;

  private constructor(context: NodeContext, found: NodeDescription, pid: number) {
    super(context, found);
    this.pid = pid;
  }

  /**
   * Waits until the process has made itself known on the accessibility bus.
   *
   * @throws DESKTOP_NODE_GONE if it has ended
   */
  static async ofProcess(
    context: NodeContext,
    pid: number,
    options: WaitOptions = {},
  ): Promise<AccessibleApplication> {
    const { reader } = context;
    const look = async () => {
      const program = (await reader.programs()).find((candidate) => candidate.pid === pid);
      if (program !== undefined) return await reader.describe(program.address, { depth: 0 });
      if (isRunning(pid)) return undefined;
      throw new DesktopError("DESKTOP_NODE_GONE", `Process ${pid} has ended.`);
    };
    const failure = async () => {
      const others = (await reader.programs()).map((program) => program.pid);
      return `Process ${pid} has not made itself known. Those that have: ${others.join(", ") || "none"}.`;
    };
    const found = await reader.changes.until(look, { ...options, failure });
    return new AccessibleApplication(context, found, pid);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
