/** A D-Bus daemon for one test, and programs on it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enterBus, leaveBus } from "@conclave/testbed/bus-client";
import { SessionBus } from "@conclave/testbed/session-bus";
import { type MessageBus, messageType } from "dbus-native";
import { Bus } from "../../src/desktop/bus.ts";

export class TestBus implements AsyncDisposable {
  readonly #stack: AsyncDisposableStack;
  readonly #daemon: SessionBus;
  /** What handlers of signals threw. */
  readonly errors: unknown[] = [];

  private constructor(stack: AsyncDisposableStack, daemon: SessionBus) {
    this.#stack = stack;
    this.#daemon = daemon;
  }

  static async start(): Promise<TestBus> {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), "conclave-bus-"));
    stack.defer(() => rm(folder, { recursive: true }));
    const daemon = stack.use(await SessionBus.start(folder));
    return new TestBus(stack.move(), daemon);
  }

  get env(): NodeJS.ProcessEnv {
    return { DBUS_SESSION_BUS_ADDRESS: this.#daemon.address, DBUS_SYSTEM_BUS_ADDRESS: this.#daemon.address };
  }

  /** Ours, as the window has it. */
  async connect(): Promise<Bus> {
    const bus = await Bus.connect("session", { env: this.env, onError: (error) => this.errors.push(error) });
    if (bus === undefined) throw new Error("the bus does not let us in");
    return this.#stack.use(bus);
  }

  /** Another program's. */
  async stranger(): Promise<Stranger> {
    return this.#stack.use(await Stranger.connect(this.#daemon.address));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.disposeAsync();
  }
}

export class Stranger implements AsyncDisposable {
  readonly bus: MessageBus;

  private constructor(bus: MessageBus) {
    this.bus = bus;
  }

  static async connect(address: string): Promise<Stranger> {
    return new Stranger(await enterBus(address));
  }

  /** Its answer comes after everything that this program has sent before has been delivered by the bus. */
  async sync(): Promise<void> {
    await this.bus.getId();
  }

  /** Sends a signal to one program alone, which it does not have to have asked for. */
  signal(
    destination: string,
    from: { readonly path: string; readonly interface: string },
    member: string,
    signature: string,
    body: readonly unknown[],
  ): void {
    const { signal: type } = messageType;
    this.bus.connection.message({
      ...from,
      type,
      serial: this.bus.serial++,
      destination,
      member,
      signature,
      body: [...body],
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return leaveBus(this.bus);
  }
}
