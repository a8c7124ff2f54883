/** What the two runtimes have in common: the rest of the package does not know which one it runs on. */
import type * as Nodegui from "@nodegui/nodegui";

export interface Runtime {
  readonly name: "node" | "qode";

  /**
   * Loads NodeGui, and with it starts Qt. Events are not delivered yet.
   * @throws QtHostError for everything that can stand in the way.
   */
  load(applicationName: string): Promise<typeof Nodegui>;

  /** From now on Qt's events are delivered, in turns with Node's. */
  start(): void;

  /** Takes the windows off the screen and lets the process end. */
  release(): void;
}
