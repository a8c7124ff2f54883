/** The program: lists the faults, or commits one against a server or a client and says what came of it. */
import { parseArgs } from "node:util";
import { ReferenceListener, signingKey } from "@conclave/testbed/reference";
import { clientFaults, findClientFault, findServerFault, serverFaults } from "./faults/index.ts";
import { faultsAsMarkdown } from "./markdown.ts";
import { type Outcome, playAsClient, playAsServer } from "./play.ts";
import { realTime } from "./time.ts";

const help = `misbehaving-peer --list | --markdown | --role client|server --fault NAME [options]

  --list            every fault by its role and name
  --markdown        faults.md
  --role client     commits the fault against a server at --address
  --role server     waits at --address for a client and commits it there
  --address H:P     default: 127.0.0.1:5068
  --token=TEXT      as a client: of an invitation that lasts 60 s more, in base64url, as its link has it
  --seed HEX        as a server: the secret of the host key, 32 bytes. Default: a new one

Exit codes: 0, the other side did what it has to; 1, it did something else, or the fault could not be committed; 64, the
command line is wrong.
`;

const options = {
  help: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  markdown: { type: "boolean", default: false },
  role: { type: "string" },
  fault: { type: "string" },
  address: { type: "string", default: "127.0.0.1:5068" },
  seed: { type: "string" },
  token: { type: "string" },
} as const;

process.exitCode = await main().catch(failed);

async function main(): Promise<number> {
  const given = readArguments();
  if (given === undefined) return complain("");
  if (given.help) return print(help);
  if (given.list) return print(listing());
  if (given.markdown) return print(faultsAsMarkdown());
  const address = /^\[?(.+?)\]?:(\d+)$/.exec(given.address);
  if (address === null) return complain(`"${given.address}" is no HOST:PORT\n`);
  const [, host = "", port] = address;
  const where = { host, port: Number(port) };
  if (given.role === "client") return await againstServer(given.fault ?? "", where, given.token);
  if (given.role === "server") return await againstClient(given.fault ?? "", where, given.seed);
  return complain("");
}

function readArguments() {
  try {
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
}

async function againstServer(
  name: string,
  where: { host: string; port: number },
  text: string | undefined,
): Promise<number> {
  const fault = findClientFault(name);
  if (fault === undefined) return complain(`no client's fault is called "${name}"\n`);
  const token = text === undefined ? undefined : Buffer.from(text, "base64url");
  return report(fault.sees, fault.reports, await playAsClient(fault, { ...where, time: realTime, token }));
}

async function againstClient(
  name: string,
  { host: at, port }: { host: string; port: number },
  seed: string | undefined,
): Promise<number> {
  const fault = findServerFault(name);
  if (fault === undefined) return complain(`no server's fault is called "${name}"\n`);
  const host = signingKey(seed === undefined ? undefined : Buffer.from(seed, "hex"));
  const listener = await ReferenceListener.listen(port, at);
  process.stderr.write(`listening; the host key is ${host.publicKey.toString("base64")}\n`);
  const outcome = await playAsServer(fault, { listener, host, time: realTime });
  listener.stop();
  return report(fault.sees, fault.reports, outcome);
}

function report(due: string, reports: string, { sees, bytes }: Outcome): number {
  print(`saw ${sees}, after ${bytes} bytes; due: ${due}. It has to report: ${reports}.\n`);
  return sees === due ? 0 : 1;
}

function listing(): string {
  const lines = (role: string, faults: typeof clientFaults | typeof serverFaults) =>
    Object.values(faults)
      .flat()
      .map(({ name, does }) => `${role} ${name.padEnd(36)} ${does}\n`);
  return [...lines("client", clientFaults), ...lines("server", serverFaults)].join("");
}

/** The other side is not there, has ended too early, or is not set as the fault needs it. */
function failed(error: unknown): number {
  process.stderr.write(`the fault was not committed: ${(error as Error).message}\n`);
  return 1;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(text + help);
  return 64;
}
