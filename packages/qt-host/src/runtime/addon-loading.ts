/** Loads the addons, each in the one way in which it can be. */
import { createRequire, registerHooks } from "node:module";
import { constants } from "node:os";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Nodegui from "@nodegui/nodegui";
import { installCommand } from "../addons/debian-packages.ts";
import { QtHostError } from "../errors.ts";
import { withLateStyles } from "./late-styles.ts";

/** The surface of our own addon: native/addon.cc. */
export interface HostAddon {
  reachesX11(): boolean;
  prepare(programName: string): void;
  start(): void;
  stop(): void;
}

/** @throws QtHostError QT_HOST_QT_MISSING or QT_HOST_LOAD_FAILED */
export function loadHostAddon(path: string): HostAddon {
  const module = { exports: {} as HostAddon };
  try {
    // RTLD_GLOBAL lets NodeGui's addon find the symbols of qode's that ours defines. `require` cannot set it.
    process.dlopen(module, path, constants.dlopen.RTLD_NOW | constants.dlopen.RTLD_GLOBAL);
  } catch (cause) {
    throw loadFailure(path, cause);
  }
  return module.exports;
}

/**
 * Loads NodeGui with the addon at `path`, which makes the QApplication. The host addon has to be there already.
 * @throws QtHostError QT_HOST_QT_MISSING or QT_HOST_LOAD_FAILED
 */
export function loadNodegui(path: string): typeof Nodegui {
  const require = createRequire(import.meta.url);
  // NodeGui requires its addon from inside its own folder. The hook lives for this one file, since every one of the others
  // would take longer with it, and leaves nothing behind, neither in the folder nor in the process.
  const redirection = registerHooks({
    resolve: (specifier, context, nextResolve) =>
      specifier.endsWith("/build/Release/nodegui_core.node")
        ? { url: pathToFileURL(path).href, shortCircuit: true }
        : nextResolve(specifier, context),
  });
  const { setImmediate, setInterval, setTimeout } = globalThis;
  const { nextTick } = process;
  try {
    require("@nodegui/nodegui/dist/lib/utils/addon.js");
    redirection.deregister();
    return withLateStyles(() => require("@nodegui/nodegui"));
  } catch (cause) {
    throw loadFailure(path, cause);
  } finally {
    redirection.deregister();
    // NodeGui wraps these so that they wake a loop that only qode has. Its wrappers lack what
    // util.promisify() needs.
    Object.assign(globalThis, { setImmediate, setInterval, setTimeout });
    process.nextTick = nextTick;
  }
}

/**
 * Loads our widgets. NodeGui has to be there already.
 * @throws QtHostError QT_HOST_QT_MISSING or QT_HOST_LOAD_FAILED
 */
export function loadWidgetsAddon(path: string): unknown {
  try {
    return createRequire(import.meta.url)(path);
  } catch (cause) {
    throw loadFailure(path, cause);
  }
}

function loadFailure(path: string, cause: unknown): QtHostError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (reason.includes("cannot open shared object file")) {
    return new QtHostError(
      "QT_HOST_QT_MISSING",
      `A library that Qt needs is not installed (${reason}). On Debian: ${installCommand("run")}`,
      { cause },
    );
  }
  const comesFromLinker = cause instanceof Error && "code" in cause && cause.code === "ERR_DLOPEN_FAILED";
  const advice = comesFromLinker
    ? `Remove the folder ${dirname(path)} and run: conclave-qt build`
    : "Install the packages of the program again.";
  return new QtHostError("QT_HOST_LOAD_FAILED", `NodeGui cannot be loaded (${reason}). ${advice}`, { cause });
}
