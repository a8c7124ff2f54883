/** A notification service as desktops have one (Desktop Notifications Specification 1.2), which shows nothing and keeps everything. */
import { EventEmitter, once } from "node:events";
import { type DefinedInterface, defineInterface } from "dbus-native";
import type { Stranger, TestBus } from "./buses.ts";

export interface ShownNotification {
  readonly id: number;
  readonly replaces: number;
  readonly application: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
}

export class NotificationService implements AsyncDisposable {
  /** What is on the screen now. */
  readonly shown = new Map<number, ShownNotification>();
  /** Everything that was ever asked for, in order. */
  readonly asked: string[] = [];
  /** Who has asked last, as the bus calls it. */
  caller: string | undefined;
  readonly #happened = new EventEmitter();
  readonly #stranger: Stranger;
  readonly #interface: DefinedInterface;
  readonly #capabilities: readonly string[];
  /** What comes right behind the answer to each Notify. */
  afterNotify: ((id: number) => void) | undefined;
  #lastId = 0;
  #held: Promise<void> | undefined;

  private constructor(stranger: Stranger, capabilities: readonly string[]) {
    this.#stranger = stranger;
    this.#capabilities = capabilities;
    this.#interface = this.#define();
  }

  static async start(
    testBus: Pick<TestBus, "stranger">,
    capabilities: readonly string[] = ["actions", "body", "body-markup"],
  ): Promise<NotificationService> {
    const stranger = await testBus.stranger();
    const service = new NotificationService(stranger, capabilities);
    await stranger.bus.export(path, service.#interface);
    await stranger.bus.ownName(name);
    return service;
  }

  /** Waits until it has been asked for so many things, counted from the start. */
  async until(count: number): Promise<void> {
    while (this.asked.length < count) await once(this.#happened, "asked");
  }

  get only(): ShownNotification {
    const [first, ...others] = this.shown.values();
    if (first === undefined || others.length > 0) throw new Error(`${this.shown.size} are shown`);
    return first;
  }

  /** Answers nobody until the function that it returns is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return () => {
      this.#held = undefined;
      resolve();
    };
  }

  /** A person clicks: after the program was told what its notification is called, since nobody is faster than that. */
  async click(id: number, action = "default", token?: string): Promise<void> {
    await this.#stranger.sync();
    if (token !== undefined) this.#interface.emit["ActivationToken"]?.(id, token);
    this.clickAtOnce(id, action);
  }

  clickAtOnce(id: number, action = "default"): void {
    this.#interface.emit["ActionInvoked"]?.(id, action);
  }

  /** As when a person closes it. */
  dismiss(id: number): void {
    this.shown.delete(id);
    this.#interface.emit["NotificationClosed"]?.(id, 2);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stranger[Symbol.asyncDispose]();
  }

  #define(): DefinedInterface {
    return defineInterface({
      name,
      methods: {
        GetCapabilities: {
          out: { capabilities: "as" },
          handler: () => {
            this.#note("GetCapabilities");
            return this.#capabilities;
          },
        },
        Notify: {
          in: {
            application: "s",
            replaces: "u",
            icon: "s",
            title: "s",
            body: "s",
            actions: "as",
            hints: "a{sv}",
            expiry: "i",
          },
          out: { id: "u" },
          handler: async ({ application, replaces, title, body, actions, hints }, { sender }) => {
            this.caller = sender;
            const id = this.shown.has(replaces) ? replaces : ++this.#lastId;
            this.#note(`Notify ${replaces}`);
            await this.#held;
            // Behind all promises, and with them the answer; before anything else is read or written.
            process.nextTick(() => this.afterNotify?.(id));
            this.shown.set(id, { id, replaces, application, title, body, actions, hints });
            return id;
          },
        },
        CloseNotification: {
          in: { id: "u" },
          handler: ({ id }) => {
            this.#note(`Close ${id}`);
            this.shown.delete(id);
            this.#interface.emit["NotificationClosed"]?.(id, 3);
          },
        },
      },
      signals: {
        ActionInvoked: { args: { id: "u", action: "s" } },
        NotificationClosed: { args: { id: "u", reason: "u" } },
        ActivationToken: { args: { id: "u", token: "s" } },
      },
    });
  }

  #note(what: string): void {
    this.asked.push(what);
    this.#happened.emit("asked");
  }
}

const name = "org.freedesktop.Notifications";
const path = "/org/freedesktop/Notifications";
