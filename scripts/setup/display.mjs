// Whether somebody would see a window: a Wayland session, or an X server that answers.
import { connect } from "node:net";

/** True when a window can be opened where a person sits. */
export async function hasDisplay(env = process.env) {
  if (env.WAYLAND_DISPLAY) return true;
  const match = /^(?<host>[^:]*):(?<number>\d+)/.exec(env.DISPLAY ?? "");
  if (match === null) return false;
  const { host, number } = match.groups;
  const target =
    host === "" || host === "unix"
      ? { path: `/tmp/.X11-unix/X${number}` }
      : { host, port: 6000 + Number(number) };
  return await answers(target);
}

function answers(target) {
  return new Promise((resolve) => {
    const socket = connect({ ...target, timeout: 2_000 });
    const settle = (answered) => {
      socket.destroy();
      resolve(answered);
    };
    socket
      .once("connect", () => settle(true))
      .once("error", () => settle(false))
      .once("timeout", () => settle(false));
  });
}
