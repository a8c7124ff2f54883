/** A second implementation of docs/protocol.md, slow and readable, that tests compare the real one with. */
export { readCbor, type Value, writeCbor } from "./cbor.ts";
export { Channel, type Direction, type ReferenceMessage } from "./channel.ts";
export { type Answer, type Edit, type Fields, ReferenceClient } from "./client.ts";
export { type FlightStep, type Introduction, types } from "./flights.ts";
export { ConnectionEnded, FrameSocket } from "./frame-socket.ts";
export { type HandshakeInputs, slowHandshake } from "./handshake.ts";
export { type ClientHello, type ServerHello, writeClientHello } from "./hellos.ts";
export { encapsulateTo, kemKey } from "./kem.ts";
export type { Suite } from "./key-exchange.ts";
export { finish } from "./keys.ts";
export {
  encryptionKey,
  expand,
  frame,
  hash,
  message,
  openRecord,
  p,
  power,
  sealPadded,
  sealRecord,
  splitMessages,
  toBigInt,
  toBytes384,
} from "./primitives.ts";
export { rekeyOk } from "./rekey.ts";
export { ReferenceListener, ReferenceServer, type ReferenceServerOptions } from "./server.ts";
export { isSignature, type SigningKey, signingKey } from "./signature.ts";
export { type RekeyInputs, slowRekey } from "./slow-rekey.ts";
