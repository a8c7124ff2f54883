/** TCP that a test can break: reset, or left unread, whenever it likes. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Dial } from "@conclave/client";
import type { ServerAddress } from "@conclave/protocol";

export class FaultyDial {
  readonly #address: ServerAddress;
  #socket: Socket | undefined;

  constructor(address: ServerAddress) {
    this.#address = address;
  }

  readonly dial: Dial = async (handlers, signal) => {
    const socket = connect({ ...this.#address, noDelay: true });
    signal.addEventListener("abort", () => socket.destroy());
    let failure: NodeJS.ErrnoException | undefined;
    socket.on("error", (error) => {
      failure = error;
    });
    await Promise.race([once(socket, "connect"), once(socket, "close")]);
    if (failure !== undefined) throw failure;
    signal.throwIfAborted();
    this.#socket = socket;
    socket.on("data", handlers.onData).on("drain", handlers.onDrain);
    if (socket.destroyed) setImmediate(() => handlers.onClose(failure));
    else socket.on("close", () => handlers.onClose(failure));
    return {
      write: (bytes) => socket.write(bytes),
      end: () => socket.end(() => socket.destroy()),
      destroy: () => socket.destroy(),
    };
  };

  /** Ends the connection as a crash of the network would: what is under way is gone. */
  reset(): void {
    this.#socket?.resetAndDestroy();
  }

  /** Reads nothing until the function that this returns is called. */
  stall(): () => void {
    const socket = this.#socket;
    socket?.pause();
    return () => void socket?.resume();
  }
}
