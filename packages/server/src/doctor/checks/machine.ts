/** The machine: files that may be open, the clock, and who starts the server. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { fileLimit } from "../../file-limit.ts";
import { defaultLimits } from "../../net/limits.ts";
import { type Check, fail, ok, warn } from "../finding.ts";

export const checkFileLimit: Check = ({ stats }) => {
  const limit = stats === undefined ? fileLimit() : stats.fileLimit;
  const connections = stats?.connectionLimit ?? defaultLimits.connections;
  if (limit === undefined) return Promise.resolve([]);
  const whose = stats === undefined ? "A server started from here" : "The server";
  const text = `${whose} may have ${limit} files open, and takes up to ${connections} connections.`;
  const needed = connections + reservedFiles;
  const advice = `Set LimitNOFILE=${needed} in the unit, or ulimit -n ${needed}; or lower the limit on connections.`;
  return Promise.resolve([limit < needed ? fail("file-limit", text, advice) : ok("file-limit", text)]);
};

export const checkClock: Check = async ({ nowMs }) => {
  const today = new Date(nowMs).toISOString().slice(0, 10);
  if (nowMs < releasedMs) {
    const advice = "Set the clock: times of messages, and the end of bans and invitations, are by it.";
    return [fail("clock", `The clock says ${today}, which is long past.`, advice)];
  }
  const synchronised = await readProperty("timedatectl", ["show", "--property=NTPSynchronized", "--value"]);
  if (synchronised === "no") {
    const advice = "Switch it on: timedatectl set-ntp true.";
    return [warn("clock", `The clock says ${today}, and nothing keeps it right.`, advice)];
  }
  return [ok("clock", `The clock says ${today}${synchronised === "yes" ? ", and is kept right" : ""}.`)];
};

export const checkSystemd: Check = async () => {
  if (!existsSync("/run/systemd/system")) {
    const advice = "Something else has to start the server with the machine, and again when it ends.";
    return [warn("systemd", "This machine was not started by systemd.", advice)];
  }
  const enabled = await readProperty("systemctl", ["is-enabled", "conclaved.service", "conclaved.socket"]);
  if (/^enabled$/m.test(enabled ?? "")) return [ok("systemd", "systemd starts the server with the machine.")];
  return [
    warn(
      "systemd",
      "systemd does not start the server with the machine.",
      "systemctl enable --now conclaved.service",
    ),
  ];
};

/** What a program says, whatever its exit code; nothing if it is not there. */
async function readProperty(program: string, options: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, options, { timeout: patienceMs });
    return stdout.trim();
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    return stdout?.trim() || undefined;
  }
}

/** For the database, logs, sockets beside the clients'. */
const reservedFiles = 64;
const patienceMs = 5_000;
/** 2026-01-01: no version of this program is older. */
const releasedMs = 1_767_225_600_000;
