/**
 * A process of attackers: 2,000 connections that never finish their handshake, and as many as it can open that send
 * garbage. They come from many addresses of the loopback network, so that limits for one source do not stop them.
 */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

const [port, halfOpenCount, garbageCount] = process.argv.slice(2).map(Number) as [number, number, number];
let opened = 0;

for (let index = 0; index < halfOpenCount; index += 1) keepOpen(index, () => {});
for (let index = 0; index < garbageCount; index += 1)
  keepOpen(halfOpenCount + index, (socket) => {
    socket.write(randomBytes(16_384));
  });
process.on("message", () => process.send?.(opened));
process.once("SIGTERM", () => process.exit());
process.send?.("ready");

/** Opens a connection, and another one whenever it ends. */
function keepOpen(index: number, attack: (socket: Socket) => void): void {
  const localAddress = `127.0.${1 + (index % 200)}.${1 + (Math.floor(index / 200) % 250)}`;
  const socket = connect({ host: "127.0.0.1", port, localAddress });
  socket.once("connect", () => {
    opened += 1;
    attack(socket);
  });
  socket.resume();
  socket.on("error", () => {});
  socket.once("close", () => setTimeout(keepOpen, 20, index, attack));
}
