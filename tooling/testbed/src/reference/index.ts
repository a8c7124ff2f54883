/** A second implementation of docs/protocol.md, slow and readable, that tests compare the real one with. */
export { ReferenceClient, type ReferenceMessage } from "./client.ts";
export { type HandshakeInputs, slowHandshake } from "./handshake.ts";
export { encryptionKey, message, openRecord, splitMessages } from "./primitives.ts";
