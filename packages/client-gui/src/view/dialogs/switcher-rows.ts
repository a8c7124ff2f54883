/** What the quick switcher found, as rows of its list. */
import type { ListRow } from "@conclave/qt-host/widgets";
import type { UnreadCounts } from "../../app/unread.ts";
import { type Choice, choiceKey } from "../../rows/switcher.ts";
import { badgeText, counted } from "../../text/figures.ts";
import { showableLine } from "../../text/isolate.ts";
import { personSign } from "../../text/names.ts";

/** @param servers - how many there are: with one only, it is not said where something is. */
export function switcherRow(choice: Choice, servers: "one" | "several"): ListRow {
  const name = showableLine(choice.name);
  const where = showableLine(choice.where);
  const isElsewhere = servers === "several" || choice.kind === "server";
  const news = "room" in choice ? newsOf(choice) : undefined;
  return {
    key: choiceKey(choice),
    kind: "item",
    ...signOf(choice),
    text: name,
    detail: isElsewhere ? where : undefined,
    badge: news?.badge,
    bold: news !== undefined,
    accessibleText: [
      `${kindNames[choice.kind]} ${name}`,
      ...(isElsewhere ? [where] : []),
      ...(news?.said ?? []),
    ].join(", "),
  };
}

function signOf(choice: Choice): Pick<ListRow, "avatar" | "glyph" | "presence"> {
  if (choice.kind === "person") return { presence: "here", avatar: personSign(choice.name) };
  if (choice.kind === "direct") return { avatar: personSign(choice.name) };
  return { glyph: choice.kind === "room" ? "hash" : "people" };
}

function newsOf({ unreadCount, mentionCount }: UnreadCounts) {
  if (unreadCount === 0 && mentionCount === 0) return undefined;
  const badge =
    mentionCount > 0
      ? ({ text: badgeText(mentionCount), tone: "accent" } as const)
      : ({ text: badgeText(unreadCount), tone: "muted" } as const);
  const said = [
    ...(unreadCount > 0 ? [`${unreadCount} unread`] : []),
    ...(mentionCount > 0 ? [counted(mentionCount, "mention")] : []),
  ];
  return { badge, said };
}

const kindNames = { room: "Room", direct: "Conversation with", person: "Person", server: "Server" } as const;
