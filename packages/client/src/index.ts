/**
 * The Conclave client without a window.
 *
 * @example
 * const client = new Client({ address: { host: "127.0.0.1", port: 5068 }, name: "ana" });
 * client.subscribe((event) => {
 *   if (event.type === "welcome") client.say("hi");
 *   if (event.type === "said") console.log(`${event.from}: ${event.text}`);
 * });
 * await client.start();
 */
export { Client, type ClientListener, type ClientOptions } from "./client.ts";
export { type Destination, isInvitation, parseDestination } from "./destination.ts";
export type { ClientEvent, EndedEvent, Ending, TextId } from "./events.ts";
export { type Explanation, explainEnding, explainNameRefusal } from "./explain.ts";
export { explainSession, type SessionFact } from "./explain-session.ts";
export type { Dial, Transport, TransportHandlers } from "./transport.ts";
export { connectTimeoutMs, dialTcp } from "./transport-tcp.ts";
export { configFolder } from "./trust/config-folder.ts";
export { identityFile } from "./trust/identity-file.ts";
export { type KnownServer, KnownServers, KnownServersError } from "./trust/known-servers.ts";
