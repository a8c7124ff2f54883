/**
 * Finds out whether Qt will reach a display. When it does not, Qt aborts the whole process with a core dump,
 * so the question has to be settled before Qt starts.
 */
import { connect } from "node:net";
import { isAbsolute, join } from "node:path";
import { QtHostError } from "./errors.ts";

/**
 * @param environment - in which Qt will look for a display; as a rule `process.env`.
 * @param reachesX11 - whether the X server that DISPLAY names lets this process in.
 * @throws QtHostError QT_HOST_NO_DISPLAY
 */
export async function requireDisplay(
  environment: NodeJS.ProcessEnv,
  reachesX11: () => boolean,
): Promise<void> {
  for (const platform of platformsToTry(environment)) {
    if (platform === "xcb") {
      if (reachesX11()) return;
    } else if (platform.startsWith("wayland")) {
      if (await reachesWayland(environment)) return;
    } else {
      // offscreen, vnc, linuxfb and the like need no display server.
      return;
    }
  }
  throw new QtHostError("QT_HOST_NO_DISPLAY", `${whatWasTried(environment)} ${advice}`);
}

/**
 * The names of Qt's platform plugins that it will try, in its order
 * (QGuiApplicationPrivate::createPlatformIntegration).
 */
function platformsToTry(environment: NodeJS.ProcessEnv): string[] {
  const chosen = environment["QT_QPA_PLATFORM"] ?? "";
  if (chosen !== "") {
    // Each name may carry settings behind a colon.
    return chosen.split(";").map((entry) => entry.split(":")[0]?.toLowerCase() ?? "");
  }
  const onWayland =
    environment["WAYLAND_DISPLAY"] !== undefined || environment["XDG_SESSION_TYPE"] === "wayland";
  return onWayland ? ["wayland", "xcb"] : ["xcb"];
}

async function reachesWayland(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const name = environment["WAYLAND_DISPLAY"] ?? "wayland-0";
  const path = isAbsolute(name) ? name : join(environment["XDG_RUNTIME_DIR"] ?? "/", name);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(path, () => resolve(true));
  socket.once("error", () => resolve(false));
  const reached = await promise;
  socket.destroy();
  return reached;
}

function whatWasTried({ DISPLAY: x11, WAYLAND_DISPLAY: wayland }: NodeJS.ProcessEnv): string {
  const tried = [
    ...(x11 ? [`the X server ${x11} (DISPLAY)`] : []),
    ...(wayland ? [`the Wayland compositor ${wayland} (WAYLAND_DISPLAY)`] : []),
  ];
  if (tried.length === 0) return "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.";
  return `There is no display: ${tried.join(" or ")} does not answer, or does not let this user in.`;
}

const advice =
  "Start the program in a desktop session, over ssh -X or under Xvfb, or without a window: QT_QPA_PLATFORM=offscreen.";
