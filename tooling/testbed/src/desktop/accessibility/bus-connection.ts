/** A client of the accessibility bus, which asks programs and hears their signals. */
import { once } from "node:events";
import { createClient, type MessageBus, messageType } from "dbus-native";
import { Changes } from "../changes.ts";
import { DesktopError } from "../errors.ts";

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Of the body. Default: none. */
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface BusSignal {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** Calls that fail do so with the errors of dbus-native. */
export class BusConnection implements AsyncDisposable {
  /** Reports every signal that comes. */
  readonly changes = new Changes(pollMs);
  readonly #bus: MessageBus;

  /** Gets every signal that comes, in their order. */
  onSignal: (signal: BusSignal) => void = () => {};

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    bus.connection.on("message", ({ type, sender, path, interface: name, member, body }) => {
      if (type !== messageType.signal) return;
      const said = { sender: sender ?? "", path: path ?? "", interface: name ?? "", member: member ?? "" };
      this.onSignal({ ...said, body: body ?? [] });
      this.changes.report();
    });
    // An end, orderly or not, is dealt with when the connection closes.
    bus.connection.on("error", () => {});
    bus.connection.on("close", () => {
      this.changes.end(
        new DesktopError("DESKTOP_STOPPED", "The connection to the accessibility bus has ended."),
      );
    });
  }

  /** @param address - such as `unix:path=/run/user/1000/bus,guid=...`. */
  static async connect(address: string): Promise<BusConnection> {
    // The library takes paths as they are, and buses write them as in URLs.
    const bus = createClient({ busAddress: decodeURIComponent(address) });
    const connection = new BusConnection(bus);
    try {
      await Promise.race([once(bus.connection, "connect"), once(bus.connection, "close")]);
      connection.changes.assertGoingOn();
      return connection;
    } catch (cause) {
      await connection[Symbol.asyncDispose]();
      const message = `The accessibility bus at ${address} does not let this program in.`;
      throw new DesktopError("DESKTOP_PROGRAM_FAILED", message, { cause });
    }
  }

  /** @returns what the answer consists of: one value as it is, several as an array. */
  async call({ body = [], ...call }: BusCall): Promise<unknown> {
    this.changes.assertGoingOn();
    return await this.#bus.invoke({ ...call, body: [...body] }, { timeout: answerMs });
  }

  /** Asks the bus for the signals that a match rule is about. */
  async listen(rule: string): Promise<void> {
    await this.#bus.addMatch(rule);
  }

  async processIdOf(busName: string): Promise<number> {
    return await this.#bus.getConnectionUnixProcessId(busName);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Not with the library's own farewell, which waits for the bus to say goodbye, too.
    const { stream } = this.#bus.connection;
    if (stream.closed) return;
    const closed = once(stream, "close");
    stream.destroy();
    await closed;
  }
}

/** How long, in ms, an answer may take: longer than any program that is not stuck. */
const answerMs = 5_000;

/** How soon, in ms, a change is seen that no signal has told of. */
const pollMs = 250;
