/** The ways to whoever writes and whoever reads, in threads of their own. */
import type { NewEntry } from "../room-log.ts";
import type { WriteCommand, WriteResults } from "../sqlite/commands.ts";
import type { ReadPort, WritePort } from "../sqlite/ports.ts";
import type { ReadRequest, ReadResults } from "../sqlite/requests.ts";
import type { ThreadOrder } from "./messages.ts";
import { StoreThread } from "./store-thread.ts";

export function writeInThread(order: ThreadOrder): WritePort {
  const thread = new StoreThread<WriteCommand>("writer-thread", order);
  return {
    write: async <Name extends WriteCommand["do"]>(command: WriteCommand & { do: Name }) =>
      (await thread.ask(compact(command))) as WriteResults[Name],
    isAlive: () => thread.isAlive(),
    close: () => thread.close(),
  };
}

export function readInThread(order: ThreadOrder): ReadPort {
  const thread = new StoreThread<ReadRequest>("reader-thread", order);
  return {
    read: async <Name extends ReadRequest["read"]>(request: ReadRequest & { read: Name }) =>
      (await thread.ask(request)) as ReadResults[Name],
    isAlive: () => thread.isAlive(),
    close: () => thread.close(),
  };
}

/** Bytes are often a view of some kilobytes that came off the wire, all of which would cross. */
function compact(command: WriteCommand): WriteCommand {
  switch (command.do) {
    case "append":
      return { ...command, batch: command.batch.map(compactEntry) };
    case "create":
      return { ...command, room: { ...command.room, openId: compactBytes(command.room.openId) } };
    default:
      return command;
  }
}

function compactEntry(entry: NewEntry): NewEntry {
  const id = compactBytes(entry.id);
  const { content } = entry;
  if (content.kind === "file")
    return { ...entry, id, content: { ...content, hash: compactBytes(content.hash) } };
  return id === entry.id ? entry : { ...entry, id };
}

function compactBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes);
}
