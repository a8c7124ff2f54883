/** The network: whether a server answers here, and whether the address that people get leads to this machine. */

import { lookup } from "node:dns/promises";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { formatAddress, type ServerAddress } from "@conclave/protocol";
import { isLoopback, reachableAddress } from "../../net/reachable-address.ts";
import { type Check, type Finding, fail, ok, type Patient, warn } from "../finding.ts";

export const checkAnswer: Check = async (patient) => {
  const running = judgeRunning(patient);
  const listening = lastListened(patient.state);
  if (listening === undefined) return [running];
  const { host, port } = listening;
  const near = { host: host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host, port };
  const isOpen = await canConnect(near);
  const where = formatAddress(listening);
  if (isOpen) return [running, ok("port", `Something answers at ${where}.`)];
  const advice =
    patient.stats === undefined
      ? "Start the server: systemctl start conclaved."
      : "It runs and does not answer there: see its log for server.listening.";
  return [running, fail("port", `Nothing answers at ${where}, where the server listened last.`, advice)];
};

export const checkAdvertised: Check = async ({ state, advertised }) => {
  const listening = lastListened(state);
  const findings: Finding[] = [];
  if (listening !== undefined && isLoopback(listening.host)) {
    const text = `${formatAddress(listening)} is reached from this machine only.`;
    const advice = "Listen on 0.0.0.0 or ::, unless a proxy of this machine passes connections on.";
    findings.push(warn("reach", text, advice));
  }
  const address = advertised ?? (listening && reachableAddress(listening, networkInterfaces()));
  if (address !== undefined) findings.push(await judgeAddress(address));
  return findings;
};

/** Whether an address that people are given leads here. */
async function judgeAddress(address: ServerAddress): Promise<Finding> {
  const found = await lookup(address.host, { all: true }).catch((error: NodeJS.ErrnoException) => error.code);
  if (!Array.isArray(found)) {
    const advice = "Give the name an A or AAAA record, or give people the address itself.";
    return fail("dns", `${address.host} leads nowhere (${found}).`, advice);
  }
  const interfaces = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const own = new Set(interfaces.map((one) => one.address));
  const addresses = found.map((one) => one.address);
  const text = `People connect to ${formatAddress(address)}: ${addresses.join(", ")}.`;
  if (addresses.some((one) => own.has(one))) return ok("dns", text);
  const advice = `None of them is an address of this machine: right behind a router that passes port ${address.port} on, wrong elsewhere.`;
  return warn("dns", text, advice);
}

function judgeRunning({ stats }: Patient) {
  if (stats === undefined) {
    const advice =
      "Start it: systemctl start conclaved. If it runs, this has to be its state folder, and its user or root.";
    return warn("server", "No server answers on the admin socket.", advice);
  }
  const people = stats.connections.member;
  return ok("server", `The server runs, version ${stats.version}, with ${people} connections of people.`);
}

/** Read without the rest of the database: another version may have written it. */
function lastListened(state: string): ServerAddress | undefined {
  const file = join(state, "conclaved.db");
  if (!existsSync(file)) return undefined;
  try {
    const connection = new DatabaseSync(file, { readOnly: true, timeout: patienceMs });
    try {
      const row = connection.prepare("SELECT host, port FROM listening").get();
      return row === undefined ? undefined : { host: String(row["host"]), port: Number(row["port"]) };
    } finally {
      connection.close();
    }
  } catch {
    // The check of the database says what is wrong with it.
    return undefined;
  }
}

function canConnect({ host, port }: ServerAddress): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: patienceMs });
  for (const event of ["error", "timeout"]) socket.once(event, () => resolve(false));
  socket.once("connect", () => resolve(true));
  return promise.finally(() => socket.destroy());
}

const patienceMs = 5_000;
