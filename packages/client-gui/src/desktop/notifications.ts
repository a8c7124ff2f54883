/**
 * Notifications of the desktop: `org.freedesktop.Notifications`, Desktop Notifications Specification 1.2. One for each room,
 * which the next one of that room replaces. Without a service that shows them nothing happens; one that comes, or comes back
 * after an end, is found by the next notification.
 */
import type { RoomId } from "@conclave/protocol";
import { Variant } from "dbus-native";
import type { ServerKey } from "../app/app-state.ts";
import { type RoomKey, roomKey } from "../settings/kept-state.ts";
import { notificationBody } from "../text/escape.ts";
import type { NotificationSink } from "./announcer.ts";
import type { Bus } from "./bus.ts";
import { applicationId } from "./identity.ts";

export interface Notification {
  readonly server: ServerKey;
  readonly room: RoomId;
  /** The entry that a click leads to. */
  readonly number: number;
  /** Plain text; so is the body, whatever the service understands, of which only the beginning is shown. */
  readonly title: string;
  readonly body: string;
  readonly urgency: "low" | "normal";
}

export interface NotificationsOptions {
  readonly bus: Bus;
  /** A notification was clicked. The token, if there is one, lets a window come to the front (xdg-activation). */
  onOpen(target: Pick<Notification, "number" | "room" | "server">, activationToken: string | undefined): void;
}

export class Notifications implements NotificationSink, AsyncDisposable {
  readonly #bus: Bus;
  readonly #onOpen: NotificationsOptions["onOpen"];
  readonly #rooms = new Map<RoomKey, RoomNotification>();
  /** What the present service can do, once it was asked. */
  #capabilities: ReadonlySet<string> | undefined;
  /** Comes just before the action that it belongs to. */
  #token: { readonly id: number; readonly token: string } | undefined;
  #undo: readonly (() => void)[] = [];

  private constructor({ bus, onOpen }: NotificationsOptions) {
    this.#bus = bus;
    this.#onOpen = onOpen;
  }

  static async start(options: NotificationsOptions): Promise<Notifications> {
    const notifications = new Notifications(options);
    await notifications.#listen();
    return notifications;
  }

  show(notification: Notification): void {
    const { server, room } = notification;
    const key = roomKey(server, room);
    const before = this.#rooms.get(key);
    if (before === undefined) {
      const fresh: RoomNotification = {
        wanted: notification,
        shown: undefined,
        id: 0,
        work: "idle",
        settled,
      };
      this.#rooms.set(key, fresh);
      this.#settle(key, fresh);
    } else {
      before.wanted = notification;
      this.#settle(key, before);
    }
  }

  /** What was shown of a room was read, here or on another device. */
  close(server: ServerKey, room: RoomId): void {
    const key = roomKey(server, room);
    const present = this.#rooms.get(key);
    if (present === undefined) return;
    present.wanted = undefined;
    this.#settle(key, present);
  }

  /** Settles once what is on the screen is what was wanted last. */
  async settled(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map(({ settled }) => settled));
  }

  /** Takes all of them away: without the program, a click would lead nowhere. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const undo of this.#undo) undo();
    for (const { room, server } of [...this.#rooms.values()].flatMap(({ wanted }) => wanted ?? []))
      this.close(server, room);
    await this.settled();
  }

  async #listen(): Promise<void> {
    const { destination: sender, path, interface: face } = service;
    const signal = (member: string) => ({ sender, path, interface: face, member });
    this.#undo = await Promise.all([
      this.#bus.watchOwner(sender, () => this.#forgetService()),
      this.#bus.listen(signal("ActionInvoked"), (id, action) => this.#invoked(id, action)),
      this.#bus.listen(signal("NotificationClosed"), (id) => this.#closed(id)),
      this.#bus.listen(signal("ActivationToken"), (id, token) => {
        if (typeof id === "number" && typeof token === "string") this.#token = { id, token };
      }),
    ]);
  }

  /** Brings what is shown of a room to what is wanted, one call at a time; of several wishes meanwhile the last one counts. */
  #settle(key: RoomKey, room: RoomNotification): void {
    if (room.work === "idle") room.settled = this.#work(key, room);
  }

  async #work(key: RoomKey, room: RoomNotification): Promise<void> {
    room.work = "calling";
    try {
      while (room.wanted !== room.shown) {
        const { wanted } = room;
        if (wanted === undefined) await this.#takeAway(room);
        else await this.#notify(room, wanted);
        room.shown = wanted;
      }
    } catch {
      // Nobody shows notifications here, or nobody does any more. What is wanted next is tried again.
      room.shown = room.wanted = undefined;
      room.id = 0;
    }
    room.work = "idle";
    if (room.wanted === undefined && this.#rooms.get(key) === room) this.#rooms.delete(key);
  }

  async #notify(room: RoomNotification, { title, body, urgency }: Notification): Promise<void> {
    this.#capabilities ??= await this.#askCapabilities();
    const reads = this.#capabilities.has("body-markup") ? "markup" : "text";
    const actions = this.#capabilities.has("actions") ? ["default", "Open"] : [];
    const id = await this.#bus.call({
      ...service,
      member: "Notify",
      signature: "susssasa{sv}i",
      body: [
        "Conclave",
        room.id,
        applicationId,
        title,
        notificationBody(body, reads),
        actions,
        hints(urgency),
        byTheService,
      ],
    });
    room.id = typeof id === "number" ? id : 0;
  }

  async #takeAway(room: RoomNotification): Promise<void> {
    const { id } = room;
    room.id = 0;
    if (id === 0) return;
    await this.#bus.call({ ...service, member: "CloseNotification", signature: "u", body: [id] });
  }

  async #askCapabilities(): Promise<ReadonlySet<string>> {
    const list = await this.#bus.call({ ...service, member: "GetCapabilities" });
    return new Set(Array.isArray(list) ? list.filter((each) => typeof each === "string") : []);
  }

  #invoked(id: unknown, action: unknown): void {
    const shown = [...this.#rooms.values()].find((room) => room.id === id)?.shown;
    const token = this.#token?.id === id ? this.#token?.token : undefined;
    this.#token = undefined;
    if (shown === undefined || action !== "default") return;
    const { server, room, number } = shown;
    this.#onOpen({ server, room, number }, token);
  }

  /** It is not there any more; the next one of the room is a new one. */
  #closed(id: unknown): void {
    for (const [key, room] of this.#rooms) {
      if (room.id !== id || id === 0) continue;
      room.id = 0;
      if (room.wanted === room.shown) room.wanted = undefined;
      room.shown = undefined;
      if (room.work === "idle") this.#rooms.delete(key);
    }
  }

  /** Another service knows nothing of what the one before has shown, and may do other things. */
  #forgetService(): void {
    this.#capabilities = undefined;
    for (const [key, room] of this.#rooms) {
      room.id = 0;
      if (room.work === "idle") this.#rooms.delete(key);
    }
  }
}

interface RoomNotification {
  /** Undefined: none. */
  wanted: Notification | undefined;
  shown: Notification | undefined;
  /** What the service calls it; 0 for none. */
  id: number;
  work: "calling" | "idle";
  settled: Promise<void>;
}

function hints(urgency: Notification["urgency"]): Readonly<Record<string, Variant>> {
  return {
    "desktop-entry": new Variant("s", applicationId),
    category: new Variant("s", "im.received"),
    urgency: new Variant("y", urgency === "low" ? 0 : 1),
  };
}

const service = {
  destination: "org.freedesktop.Notifications",
  path: "/org/freedesktop/Notifications",
  interface: "org.freedesktop.Notifications",
} as const;

const settled = Promise.resolve();

/** How long it is shown is the service's own choice. */
const byTheService = -1;
