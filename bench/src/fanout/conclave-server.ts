/** Conclave as it is shipped, with durable storage, and its limits out of the way. */
import { serveConclave } from "./serve-conclave.ts";

const none = 1e9;

await serveConclave({
  exempt: ["127.0.0.0/8"],
  limits: {
    connections: 20_000,
    handshakes: 20_000,
    handshakesDropFrom: 20_000,
    agreementsWaiting: 20_000,
    outboxBytes: 64 * 1024 * 1024,
    textBurst: none,
    textsPerSecond: none,
    byteBurst: none,
    bytesPerSecond: none,
  },
});
