/**
 * NodeGui's own runtime: on macOS and Windows, and for those who choose it on Linux. It brings Qt along and
 * has joined the loops itself, the other way round: Qt's is in charge, and runs Node's when it has nothing
 * else to do.
 */
import { createRequire } from "node:module";
import type * as Nodegui from "@nodegui/nodegui";
import type { Runtime } from "./runtime.ts";

export class Qode implements Runtime {
  readonly name = "qode";
  #exit: (exitCode: number) => void = () => {};

  load(): Promise<typeof Nodegui> {
    const nodegui: typeof Nodegui = createRequire(import.meta.url)("@nodegui/nodegui");
    const application = nodegui.QApplication.instance();
    // Taken now, because the host puts a method of its own in this one's place.
    this.#exit = application.exit.bind(application);
    return Promise.resolve(nodegui);
  }

  start(): void {
    // Events are delivered already.
  }

  release(): void {
    // Ends Qt's loop, and with it qode ends the process.
    this.#exit(Number(process.exitCode ?? 0));
  }
}
