/** Stock Node on Linux, with the Qt of the distribution and the addons that `conclave-qt build` made. */
import type * as Nodegui from "@nodegui/nodegui";
import { findAddons, missingAddons } from "../addons/cache.ts";
import { requireDisplay } from "../display.ts";
import { QtHostError } from "../errors.ts";
import { type HostAddon, loadHostAddon, loadNodegui } from "./addon-loading.ts";
import type { Runtime } from "./runtime.ts";

export class StockNode implements Runtime {
  readonly name = "node";
  #host: HostAddon | undefined;

  async load(applicationName: string): Promise<typeof Nodegui> {
    const addons = findAddons();
    if (missingAddons(addons).length > 0) {
      throw new QtHostError(
        "QT_HOST_NOT_BUILT",
        `NodeGui ${addons.nodeguiVersion} is not yet built for Qt ${addons.qtVersion}. Run: conclave-qt build`,
      );
    }
    const host = loadHostAddon(addons.files.qt_host);
    await requireDisplay(process.env, () => host.reachesX11());
    // Set, it would have Qt run on a loop that is not GLib's, where nobody would drive it.
    delete process.env["QT_NO_GLIB"];
    host.prepare(applicationName);
    this.#host = host;
    skipTeardown();
    return loadNodegui(addons.files.nodegui_core);
  }

  start(): void {
    try {
      this.#host?.start();
    } catch (cause) {
      throw new QtHostError("QT_HOST_LOAD_FAILED", `Qt was loaded but cannot run here. ${cause}`, { cause });
    }
  }

  release(): void {
    this.#host?.stop();
  }
}

/**
 * Lets the process end as after process.exit(), once it has nothing left to do. Where a program runs out of
 * work, Node takes its JavaScript environment apart before it ends; NodeGui's addon, made for a runtime that
 * never does so, then deletes its widgets in any order, calls into JavaScript on the way, and aborts.
 */
function skipTeardown(): void {
  // On beforeExit, so that the listeners that the program has for `exit` come first.
  process.once("beforeExit", () => {
    process.once("exit", (code) => process.exit(process.exitCode ?? code));
  });
}
