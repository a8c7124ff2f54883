/** How programs of the tests come to a D-Bus and go from it. What they say there is theirs. */
import { once } from "node:events";
import { createClient, type MessageBus } from "dbus-native";
import { DesktopError } from "../errors.ts";

/**
 * @param address - such as `unix:path=/run/user/1000/bus,guid=...`.
 * @throws {DesktopError} DESKTOP_PROGRAM_FAILED if nobody is there, or lets nobody in.
 */
export async function enterBus(address: string): Promise<MessageBus> {
  // The library takes paths as they are, and buses write them as in URLs.
  const bus = createClient({ busAddress: decodeURIComponent(address) });
  const { connection } = bus;
  // An end, orderly or not, is dealt with when the connection closes.
  connection.on("error", () => {});
  try {
    await Promise.race([
      once(connection, "connect"),
      once(connection, "close").then(() => Promise.reject(new Error("It closes the connection."))),
    ]);
    return bus;
  } catch (cause) {
    await leaveBus(bus);
    throw new DesktopError("DESKTOP_PROGRAM_FAILED", `The bus at ${address} does not let this program in.`, {
      cause,
    });
  }
}

/** Not with the library's own farewell, which waits for the bus to say goodbye, too. */
export async function leaveBus({ connection: { stream } }: MessageBus): Promise<void> {
  if (stream.closed) return;
  const closed = once(stream, "close");
  stream.destroy();
  await closed;
}
