/** What can be put into rooms, as methods. `Client` says how it gets there. */
import { type Content, lobby, type Role, type RoomId } from "@conclave/protocol";
import type { SayOptions } from "./client-options.ts";
import type { TextId } from "./outbox/item.ts";

export abstract class Writing {
  /**
   * Writes a text. Like everything that is written it goes through the outbox, online or not; what becomes of it is an
   * "outbox" event under this id.
   *
   * @throws {UsageError} for a text that `textFault` finds fault with, and after the end.
   * @throws {OutboxFullError} when too much waits already. Both go for all that is written.
   */
  say(text: string, { room = lobby, re, mentions }: SayOptions = {}): TextId {
    return this.write(room, { kind: "text", text, re, mentions });
  }

  /** Another text in place of that of our own entry `of`. */
  edit(room: RoomId, of: number, text: string): TextId {
    return this.write(room, { kind: "edit", of, text });
  }

  /** Takes the text of an entry away for good. */
  delete(room: RoomId, of: number): TextId {
    return this.write(room, { kind: "delete", of });
  }

  /** Puts a mark on an entry, or takes our own off it. */
  react(room: RoomId, of: number, mark: string, set: "off" | "on" = "on"): TextId {
    return this.write(room, { kind: "react", of, mark, set });
  }

  pin(room: RoomId, of: number, set: "off" | "on" = "on"): TextId {
    return this.write(room, { kind: "pin", of, set });
  }

  setTopic(room: RoomId, text: string): TextId {
    return this.write(room, { kind: "topic", text });
  }

  /** Brings somebody into a room, gives a role there, or ("none") takes somebody out. */
  setRole(room: RoomId, who: string, role: Role | "none"): TextId {
    return this.write(room, { kind: "member", who, role });
  }

  /** Comes into a public room. Throws a UsageError before the first welcome. */
  join(room: RoomId): TextId {
    return this.setRole(room, this.requireName(), "member");
  }

  /** Leaves a room. Throws a UsageError before the first welcome. */
  leave(room: RoomId): TextId {
    return this.setRole(room, this.requireName(), "none");
  }

  /** Puts something into the outbox. */
  protected abstract write(room: RoomId, content: Content): TextId;

  /** What we are called. Throws a UsageError before the first welcome. */
  protected abstract requireName(): string;
}
