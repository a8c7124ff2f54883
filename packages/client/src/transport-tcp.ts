/** TCP; the only file that imports node:net. */
import { connect, type Socket } from "node:net";
import type { ServerAddress } from "@conclave/protocol";
import type { Dial, Transport, TransportHandlers } from "./transport.ts";

/** How long a connection may take to come about, in milliseconds. */
const connectTimeoutMs = 10_000;

/** How long the other side's end is waited for after ours, in milliseconds. */
const lingerMs = 2_000;

/** Dials the address; a name with several addresses is tried at all of them. */
export function dialTcp({ host, port }: ServerAddress): Dial {
  return async (handlers, signal) => {
    signal.throwIfAborted();
    const socket = connect({ host, port, noDelay: true });
    await connected(socket, signal);
    return carry(socket, handlers);
  };
}

async function connected(socket: Socket, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timeOut = () => socket.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" }));
  const abort = () => socket.destroy(signal.reason as Error);
  signal.addEventListener("abort", abort);
  socket.setTimeout(connectTimeoutMs, timeOut);
  socket.once("connect", resolve).once("error", reject);
  try {
    await promise;
  } finally {
    signal.removeEventListener("abort", abort);
    socket.setTimeout(0);
    socket.off("timeout", timeOut).off("error", reject);
  }
}

function carry(socket: Socket, handlers: TransportHandlers): Transport {
  let failure: NodeJS.ErrnoException | undefined;
  let lingering: NodeJS.Timeout | undefined;
  socket
    .on("data", handlers.onData)
    .on("drain", handlers.onDrain)
    .on("error", (error) => {
      failure = error;
    })
    .on("close", () => {
      clearTimeout(lingering);
      handlers.onClose(failure);
    });
  return {
    write: (bytes) => socket.write(bytes),
    end: () => {
      socket.end();
      lingering ??= setTimeout(() => socket.destroy(), lingerMs);
    },
    destroy: () => socket.destroy(),
  };
}
