/**
 * Tells systemd how the service is (sd_notify(3)): datagrams to the Unix socket that $NOTIFY_SOCKET names. Node has no
 * Unix datagrams, so the socket is node-unix-socket's; each message has one of its own, which leaves nothing open that
 * the loop would wait for.
 */
import { DgramSocket } from "node-unix-socket";

export interface Notifier {
  /** @returns when it was handed over. @throws {Error} if nobody takes it. */
  send(state: Readonly<Record<string, string>>): Promise<void>;
}

/** Nothing outside of a service that is to notify. */
export function notifierFrom({ NOTIFY_SOCKET: address }: NodeJS.ProcessEnv): Notifier | undefined {
  if (!address) return undefined;
  return { send: (state) => sendTo(address, state) };
}

/** CLOCK_MONOTONIC in microseconds, which RELOADING=1 has to come with. */
export function monotonicMicroseconds(): string {
  return String(process.hrtime.bigint() / 1000n);
}

async function sendTo(address: string, state: Readonly<Record<string, string>>): Promise<void> {
  if (!address.startsWith("/"))
    throw new Error(`$NOTIFY_SOCKET is ${address}: only a socket with a path can be reached from here.`);
  const text = Object.entries(state).map(([name, value]) => `${name}=${value.replaceAll("\n", " ")}`);
  const message = Buffer.from(text.join("\n"));
  const socket = new DgramSocket();
  // Nobody writes to it; an error of the handle comes with the one of the sending.
  socket.on("error", () => {});
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.sendTo(message, 0, message.length, address, (error) => (error ? reject(error) : resolve()));
  await promise.finally(() => socket.close());
}
