/** `conclave send --file` and `conclave fetch`: files into a room and out of it, with their progress on a terminal. */
import { statSync } from "node:fs";
import type { Client } from "../client.ts";
import type { ClientEvent } from "../events.ts";
import { explainTransfer } from "../explain.ts";
import { formatBytes } from "../format-bytes.ts";
import { isAtItsEnd, type Transfer, type TransferFault, type TransferId } from "../transfers/transfer.ts";
import { exitCodes, refusalExitCode } from "./exit-codes.ts";
import { CommandFailure, inOneLine } from "./failure.ts";
import type { Surroundings } from "./join.ts";
import { chooseRoom } from "./room-choice.ts";
import { terminalName } from "./terminal-text.ts";
import { visit } from "./visit.ts";

export interface FilesToSend {
  readonly paths: readonly string[];
  /** As `chooseRoom` has it. */
  readonly room: string | undefined;
  /** With the first of them. */
  readonly caption: string | undefined;
}

/** Sends them one after the other. @throws {CommandFailure} when one cannot be sent: those in front of it were. */
export async function sendFiles(files: FilesToSend, surroundings: Surroundings): Promise<void> {
  const progress = new Progress();
  await visit(surroundings, { kind: "brief", onEvent: (event) => progress.note(event) }, async (client) => {
    const room = await chooseRoom(client, files.room);
    for (const [index, path] of files.paths.entries()) {
      const caption = index === 0 ? files.caption : undefined;
      await progress.settled(client.sendFile({ room, path, caption }), client);
    }
  });
}

export interface FileToFetch {
  readonly room: string;
  readonly number: number;
  /** A folder, or a file that is not there yet. */
  readonly to: string;
}

/** Writes the path of what was fetched to standard output. @throws {CommandFailure} when it cannot be fetched. */
export async function fetchFile(
  { room: said, number, to }: FileToFetch,
  surroundings: Surroundings,
): Promise<void> {
  const progress = new Progress();
  await visit(surroundings, { kind: "brief", onEvent: (event) => progress.note(event) }, async (client) => {
    const room = await chooseRoom(client, said);
    const place = isFolder(to) ? { toFolder: to } : { toPath: to };
    const { path } = await progress.settled(client.fetchFile({ room, number, ...place }), client);
    process.stdout.write(`${terminalName(path ?? to)}\n`);
  });
}

/** What becomes of files, on the last line of a terminal where there is one. */
class Progress {
  readonly #latest = new Map<TransferId, Transfer>();
  #wake = () => {};

  note(event: ClientEvent): void {
    if (event.type === "transfer") {
      this.#latest.set(event.transfer.id, event.transfer);
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${lineOf(event.transfer)}`);
    }
    this.#wake();
  }

  /** @throws {CommandFailure} when it comes to another end than it should. */
  async settled(id: TransferId, client: Client): Promise<Transfer> {
    const isOn = () => {
      const latest = this.#latest.get(id);
      return !client.isEnded && (latest === undefined || !isAtItsEnd(latest));
    };
    while (isOn()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
    if (process.stderr.isTTY) process.stderr.write("\n");
    const transfer = this.#latest.get(id);
    if (transfer?.state.kind === "done") return transfer;
    // Whoever ended the connection says why.
    if (transfer?.state.kind !== "failed") return await new Promise(() => {});
    const { why } = transfer.state;
    const name = transfer.name === "" ? `#${transfer.number}` : terminalName(transfer.name);
    throw new CommandFailure(inOneLine(explainTransfer(why, name)), faultExitCode(why));
  }
}

function lineOf({ name, bytes, doneBytes, state }: Transfer): string {
  const share = bytes === 0 ? 100 : Math.floor((100 * doneBytes) / bytes);
  const remark = state.kind === "paused" ? ", waiting for the connection" : "";
  return `${terminalName(name)}: ${share} % of ${formatBytes(bytes)}${remark}`;
}

function faultExitCode(why: TransferFault): number {
  switch (why) {
    case "exists":
    case "unwritable":
    case "unreadable":
      return exitCodes.io;
    case "no-files":
      return exitCodes.unavailable;
    case "changed":
    case "damaged":
    case "no-entry":
      return exitCodes.data;
    default:
      return refusalExitCode(why);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
