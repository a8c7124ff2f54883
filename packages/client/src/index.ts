/**
 * The Conclave client without a window.
 *
 * @example
 * const client = new Client({ address: { host: "127.0.0.1", port: 5068 }, name: "ana" });
 * client.subscribe((event) => {
 *   if (event.type === "ready") client.say("hi");
 *   if (event.type === "entry" && event.entry.content.kind === "text")
 *     console.log(`${event.entry.from}: ${event.entry.content.text}`);
 * });
 * await client.start();
 */
export { Client } from "./client.ts";
export type {
  ClientListener,
  ClientOptions,
  PageToFetch,
  RoomToOpen,
  SayOptions,
} from "./client-options.ts";
export { type ClientClock, systemClock } from "./clock.ts";
export type { ConnectionOptions } from "./connection.ts";
export { departures, describeEntry, type EntryWords } from "./describe-entry.ts";
export { type Destination, isInvitation, parseDestination } from "./destination.ts";
export type { ClientEvent, EndedEvent, Ending } from "./events.ts";
export {
  type Explanation,
  explainEnding,
  explainNameRefusal,
  explainRefusal,
  explainTransfer,
} from "./explain.ts";
export { explainSession, type SessionFact } from "./explain-session.ts";
export { stateFolder } from "./files/state-folder.ts";
export { writeAtomically } from "./files/write-atomically.ts";
export { formatBytes } from "./format-bytes.ts";
export type { OutboxItem, OutboxState, SettledState, TextId } from "./outbox/item.ts";
export { defaultOutboxLimits, OutboxFullError, type OutboxLimits } from "./outbox/outbox.ts";
export { OutboxFileError, OutboxFolder, type OutboxOwner } from "./outbox/outbox-folder.ts";
export type { OutboxStore } from "./outbox/store.ts";
export { QuestionError } from "./questions.ts";
export { type BackOff, defaultBackOff, type Persistence } from "./reconnect.ts";
export type { PositionStore } from "./rooms/positions.ts";
export { PositionsFile, PositionsFileError } from "./rooms/positions-file.ts";
export type { Novelty } from "./rooms/progress.ts";
export type { RoomInfo } from "./rooms/room-book.ts";
export type {
  FileToFetch,
  FileToSend,
  Transfer,
  TransferFault,
  TransferId,
  TransferState,
} from "./transfers/transfer.ts";
export type { Dial, Transport, TransportHandlers } from "./transport.ts";
export { dialTcp } from "./transport-tcp.ts";
export { configFolder } from "./trust/config-folder.ts";
export { withFileLock } from "./trust/file-lock.ts";
export { identityFile } from "./trust/identity-file.ts";
export { type KnownServer, KnownServers, KnownServersError } from "./trust/known-servers.ts";
