/** A client of the accessibility bus, which asks programs and hears their signals. */
import { type MessageBus, messageType } from "dbus-native";
import { Changes } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import { enterBus, leaveBus } from "../session/bus-client.ts";

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
    bus.connection.on("close", () => {
      this.changes.end(
        new DesktopError("DESKTOP_STOPPED", "The connection to the accessibility bus has ended."),
      );
    });
  }

  /** @throws {DesktopError} as `enterBus` does. */
  static async connect(address: string): Promise<BusConnection> {
    return new BusConnection(await enterBus(address));
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

  [Symbol.asyncDispose](): Promise<void> {
    return leaveBus(this.#bus);
  }
}

/** How long, in ms, an answer may take: longer than any program that is not stuck. */
const answerMs = 5_000;

/** How soon, in ms, a change is seen that no signal has told of. */
const pollMs = 250;
