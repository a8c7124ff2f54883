/** A program, as a screen reader knows it: its windows are directly inside it. */
import type { WaitOptions } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import { AccessibleNode, type NodeContext } from "./accessible-node.ts";
import type { NodeDescription } from "./node-description.ts";
import type { ScreenReader } from "./screen-reader.ts";

export class AccessibleApplication extends AccessibleNode {
  readonly pid: number;
  readonly #reader: ScreenReader;
  readonly #busName: string;

  private constructor(context: NodeContext, found: NodeDescription, pid: number) {
    super(context, found);
    this.pid = pid;
    this.#reader = context.reader;
    this.#busName = found.address.busName;
  }

  /** From now on what it announces is written down. */
  hearAnnouncements(): void {
    this.#reader.hearAnnouncements();
  }

  /** What a screen reader has said of it without being asked, the latest last. */
  get announcements(): readonly string[] {
    const own = this.#reader.announcements.filter(({ busName }) => busName === this.#busName);
    return own.map(({ text }) => text);
  }

  /** Waits until something like this has been said by itself. */
  async untilAnnounced(pattern: RegExp, options: WaitOptions = {}): Promise<void> {
    await this.#reader.changes.until(
      async () => (this.announcements.some((text) => pattern.test(text)) ? true : undefined),
      {
        ...options,
        failure: () =>
          `Nothing like ${pattern} was announced, but: ${this.announcements.join(" | ") || "nothing"}.`,
      },
    );
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
