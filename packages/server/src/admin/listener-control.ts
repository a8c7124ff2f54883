/** What administration can do with the connections of a listener and the rooms of its chat. */
import type { Chat } from "../chat/chat.ts";
import type { Listener } from "../net/listener.ts";
import type { ConnectionView, RoomView, ServerControl } from "./control.ts";

export class ListenerControl implements ServerControl {
  readonly #listener: Listener;
  readonly #chat: Chat;

  constructor(listener: Listener, chat: Chat) {
    this.#listener = listener;
    this.#chat = chat;
  }

  who(): readonly ConnectionView[] {
    return Array.from(this.#listener.connections, (connection) => connection.view);
  }

  rooms(): readonly RoomView[] {
    const { rooms, presence } = this.#chat;
    return Array.from(rooms.all, ({ id, kind, name, members, audience, last }) => ({
      id,
      kind,
      name: kind === "direct" ? Array.from(members.values(), (member) => member.name).join(", ") : name,
      memberCount: kind === "lobby" ? presence.count : members.size,
      presentCount: new Set(Array.from(audience, ({ person }) => person.name)).size,
      lastNumber: last,
    }));
  }

  disconnect(conn: string, text: string): boolean {
    const found = this.#listener.connections.find((connection) => connection.conn === conn);
    found?.remove(text);
    return found !== undefined;
  }

  standingsChanged(): void {
    for (const connection of this.#listener.connections) connection.refreshStanding();
  }

  async announce(text: string): Promise<number> {
    const { presence } = this.#chat;
    await this.#chat.announce(text);
    return presence.count;
  }
}
