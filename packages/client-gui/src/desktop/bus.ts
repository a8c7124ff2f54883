/**
 * A connection to a D-Bus: the session's, where the desktop's own services are, or the system's. Calls, signals, and who owns
 * a name. A bus that is not there is no fault: a program without a desktop around it has none.
 */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createClient, type DBusError, type Message, type MessageBus, messageType } from "dbus-native";

export interface BusOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Gets what a handler of a signal throws; the connection goes on. */
  onError(error: unknown): void;
}

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
  /** The well-known name of the service: signals of others are not heard. */
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
}

export class Bus implements AsyncDisposable {
  readonly #bus: MessageBus;
  readonly #onError: (error: unknown) => void;
  readonly #subscriptions = new Set<Subscription>();
  /** The unique names of those whose signals are heard; nothing for a name that nobody has. */
  readonly #owners = new Map<string, string | undefined>();
  readonly #ownerWatchers = new Set<OwnerWatcher>();

  private constructor(bus: MessageBus, { onError }: BusOptions) {
    this.#bus = bus;
    this.#onError = onError;
    const { connection } = bus;
    connection.on("message", (message) => this.#hear(message));
    connection.on("handlerError", onError);
    // An end of the bus is the end of the session; until then calls fail, and nothing more is heard.
    connection.on("error", () => {});
  }

  /** @returns nothing where there is no such bus, or it lets nobody in. */
  static async connect(which: "session" | "system", options: BusOptions): Promise<Bus | undefined> {
    const address = (which === "session" ? sessionAddress : systemAddress)(options.env ?? process.env);
    if (address === undefined) return undefined;
    const raw = createClient({ busAddress: address, timeout: answerMs, maxMessageSize: messageMaxBytes });
    const bus = new Bus(raw, options);
    const outcome = await Promise.race([
      once(raw.connection, "connect").then(() => "in" as const),
      once(raw.connection, "close").then(() => "out" as const),
    ]).catch(() => "out" as const);
    if (outcome === "in") return bus;
    await bus[Symbol.asyncDispose]();
    return undefined;
  }

  /**
   * Calls a method; a service that can be started on demand is started.
   *
   * @returns what the answer consists of: one value as it is, several as an array.
   * @throws {DBusError} of dbus-native, whose `dbusName` says what went wrong; so does an answer that takes 25 s.
   */
  async call({ body = [], ...call }: BusCall): Promise<unknown> {
    return await this.#bus.invoke({ ...call, body: [...body] });
  }

  /** Hears a signal of a service, whoever runs it, until the function that it returns is called. */
  async listen(signal: BusSignal, handle: (...values: readonly unknown[]) => void): Promise<() => void> {
    await this.#follow(signal.sender);
    const subscription = { signal, handle };
    this.#subscriptions.add(subscription);
    const rule = ruleFor(signal);
    await this.#bus.addMatch(rule);
    return () => {
      this.#subscriptions.delete(subscription);
      // The bus counts equal rules, so this takes one of them away.
      void this.#bus.removeMatch(rule).catch(() => {});
    };
  }

  /** Tells when a service comes, changes hands, or goes; nothing of whether it is there now. */
  async watchOwner(name: string, handle: (owner: string | undefined) => void): Promise<() => void> {
    await this.#follow(name);
    const watcher = { name, handle };
    this.#ownerWatchers.add(watcher);
    return () => {
      this.#ownerWatchers.delete(watcher);
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#subscriptions.clear();
    this.#ownerWatchers.clear();
    // Not with the library's own farewell, which waits for the bus to say goodbye, too.
    const { stream } = this.#bus.connection;
    if (stream.closed) return;
    const closed = once(stream, "close");
    stream.destroy();
    await closed;
  }

  /** Signals carry the unique name of their sender, and anybody may send one to us alone. */
  async #follow(name: string): Promise<void> {
    if (this.#owners.has(name)) return;
    this.#owners.set(name, undefined);
    await this.#bus.addMatch(`${ruleFor(ownerChanged)},arg0='${name}'`);
    const question = { ...theBus, member: "GetNameOwner", signature: "s", body: [name] };
    const { promise, resolve } = Promise.withResolvers<void>();
    // In a callback and not behind an await: a change that arrives right after the answer must not be undone by it.
    void this.#bus.invoke(question, (error: DBusError | null, owner: unknown) => {
      // An error says that nobody has it; if that changes, the bus tells.
      if (error === null) this.#owners.set(name, String(owner));
      resolve();
    });
    await promise;
  }

  #hear(message: Message): void {
    if (message.type !== messageType.signal) return;
    const { sender, path, member, interface: face, body = [] } = message;
    const isFrom = (signal: BusSignal) =>
      signal.path === path && signal.interface === face && signal.member === member;
    if (sender === theBus.destination && isFrom(ownerChanged)) this.#changeOwner(body);
    for (const subscription of this.#subscriptions) {
      const { signal, handle } = subscription;
      if (!isFrom(signal) || sender === undefined || sender !== this.#owners.get(signal.sender)) continue;
      // An answer that came before it, perhaps in the same packet, reaches whoever awaits it a few promises later.
      setImmediate(() => {
        if (this.#subscriptions.has(subscription)) this.#handle(() => handle(...body));
      });
    }
  }

  #handle(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#onError(error);
    }
  }

  #changeOwner([name, , owner]: readonly unknown[]): void {
    if (typeof name !== "string" || !this.#owners.has(name)) return;
    const present = typeof owner === "string" && owner !== "" ? owner : undefined;
    this.#owners.set(name, present);
    for (const watcher of this.#ownerWatchers) if (watcher.name === name) watcher.handle(present);
  }
}

interface Subscription {
  readonly signal: BusSignal;
  readonly handle: (...values: readonly unknown[]) => void;
}

interface OwnerWatcher {
  readonly name: string;
  readonly handle: (owner: string | undefined) => void;
}

function ruleFor({ sender, path, interface: face, member }: BusSignal): string {
  return `type='signal',sender='${sender}',path='${path}',interface='${face}',member='${member}'`;
}

function sessionAddress(env: NodeJS.ProcessEnv): string | undefined {
  const runtimeFolder = env["XDG_RUNTIME_DIR"];
  const usual = runtimeFolder?.startsWith("/") ? join(runtimeFolder, "bus") : undefined;
  return socketAddress(env["DBUS_SESSION_BUS_ADDRESS"]) ?? socketAt(usual);
}

function systemAddress(env: NodeJS.ProcessEnv): string | undefined {
  return socketAddress(env["DBUS_SYSTEM_BUS_ADDRESS"]) ?? socketAt("/run/dbus/system_bus_socket");
}

/** Of the addresses in a list those of Unix sockets: a bus of this machine. The library wants them without escapes. */
function socketAddress(list: string | undefined): string | undefined {
  const sockets = (list ?? "").split(";").filter((each) => /^unix:(.*,)?(abstract|path)=/.test(each));
  const [first] = sockets;
  try {
    return first === undefined ? undefined : decodeURIComponent(first);
  } catch {
    return undefined;
  }
}

function socketAt(path: string | undefined): string | undefined {
  return path !== undefined && existsSync(path) ? `unix:path=${path}` : undefined;
}

const theBus = {
  destination: "org.freedesktop.DBus",
  path: "/org/freedesktop/DBus",
  interface: "org.freedesktop.DBus",
} as const;

const ownerChanged: BusSignal = { ...theBus, sender: theBus.destination, member: "NameOwnerChanged" };

/** What D-Bus libraries wait by default, in ms. */
const answerMs = 25_000;

/** None of what we ask for comes near it. */
const messageMaxBytes = 1_048_576;
