/** Tells the desktop of what people write, and takes it back when it was read: from the controller's news to the announcer. */
import type { AppState } from "../app/app-state.ts";
import { findRoom, findServer, isOnScreen } from "../app/change.ts";
import type { News } from "../app/sessions/session-parts.ts";
import type { Store } from "../app/store.ts";
import { Announcer, type NotificationSink } from "../desktop/announcer.ts";
import type { Happening } from "../desktop/notify-rules.ts";

export interface AnnouncingParts {
  readonly store: Store;
  onNews(listener: (news: News) => void): () => void;
  readonly sink: NotificationSink;
}

/** @returns what ends it. */
export function announce({ store, onNews, sink }: AnnouncingParts): () => void {
  const announcer = new Announcer(sink);
  const stopHearing = onNews((news) => {
    const { state } = store;
    const happening = happeningOf(state, news);
    if (happening === undefined) return;
    const { server, room } = news;
    announcer.hear(happening, {
      settings: state.settings,
      roomRule: findRoom(state, server, room)?.notify,
      onScreen: isSeen(state, news) ? "yes" : "no",
    });
  });
  let servers = store.state.servers;
  const stopWatching = store.subscribe(() => {
    const before = servers;
    servers = store.state.servers;
    if (servers === before) return;
    for (const server of servers) {
      const old = before.find(({ key }) => key === server.key);
      if (old === server) continue;
      for (const [id, room] of server.rooms)
        if (room.info.read !== old?.rooms.get(id)?.info.read) announcer.read(server.key, id, room.info.read);
    }
  });
  return () => {
    stopHearing();
    stopWatching();
    announcer[Symbol.dispose]();
  };
}

/** What somebody wrote, in the words of the rules; undefined for what nobody wrote. */
export function happeningOf(
  state: AppState,
  { server: key, room: id, entry, novelty, mention }: News,
): Happening | undefined {
  const server = findServer(state, key);
  const room = findRoom(state, key, id);
  const { content } = entry;
  if (server === undefined || room === undefined) return undefined;
  if (content.kind !== "text" && content.kind !== "file" && content.kind !== "notice") return undefined;
  const { kind, name } = room.info;
  return {
    server: key,
    serverLabel: state.servers.length > 1 ? server.label : undefined,
    room: id,
    roomName: name,
    roomKind: kind === "lobby" ? "public" : kind,
    number: entry.number,
    by: content.kind === "notice" ? "server" : entry.from === server.name ? "own" : "other",
    from: entry.from,
    text: content.kind === "file" ? content.name : content.text,
    mention,
    novelty,
  };
}

/** Whether a person who is here has the end of the room before them. */
function isSeen(state: AppState, { server, room }: News): boolean {
  return (
    state.attention === "here" &&
    isOnScreen(state, server, room) &&
    findRoom(state, server, room)?.timeline.following === "yes"
  );
}
