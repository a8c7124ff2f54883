/** Who may put what into a room (docs/protocol.md, clauses 9.6, 9.10 and 9.11). */
import type { Content, RefusalReason, Role, RoomKind } from "@conclave/protocol";

export interface Act {
  readonly kind: RoomKind;
  /** What the one who acts is in this room; nothing for somebody who is not in it. */
  readonly role: Role | undefined;
  readonly guest: boolean;
  readonly content: Content;
  /** For a change of somebody's role: who that is to the one who acts, and what it is in the room now. */
  readonly subject?: Subject | undefined;
}

export interface Subject {
  readonly who: "another" | "oneself";
  readonly role: Role | undefined;
  /** Whether the room would be without an owner if this one were none. */
  readonly isLastOwner: boolean;
}

/** What the act is refused for, if it is. Whether an entry may be changed is the log's to say. */
export function judgeAct({ kind, role, guest, content, subject }: Act): RefusalReason | undefined {
  if (guest && kind !== "lobby") return "room";
  // A file of a guest is one that it was allowed to bring, or there is none.
  if (guest && content.kind !== "text" && content.kind !== "file") return "guest";
  if (content.kind === "member") {
    // Whoever is not in the room does not learn by somebody's name that there is one.
    if (subject === undefined) return role === undefined ? "room" : "person";
    return judgeMembership(kind, role, content.role, subject);
  }
  if (role === undefined) return "room";
  if (role === "muted") return "role";
  switch (content.kind) {
    case "text":
    case "file":
    case "edit":
    case "delete":
    case "react":
      return undefined;
    case "pin":
      return kind === "direct" || isModerator(role) ? undefined : "role";
    case "topic":
      return kind !== "direct" && isModerator(role) ? undefined : "role";
    case "notice":
      return "role";
  }
}

/** Whether a role lets one act on what others wrote, and on others. */
export function isModerator(role: Role | undefined): boolean {
  return role === "moderator" || role === "owner";
}

function judgeMembership(
  kind: RoomKind,
  role: Role | undefined,
  wanted: Role | "none",
  subject: Subject,
): RefusalReason | undefined {
  if (role === undefined) {
    const isEntering = kind === "public" && subject.who === "oneself" && wanted === "member";
    return isEntering ? undefined : "room";
  }
  if (kind === "direct" || (kind === "lobby" && wanted === "none")) return "role";
  if (wanted === (subject.role ?? "none")) return "entry";
  if (subject.isLastOwner) return "role";
  if (subject.who === "oneself" && wanted === "none") return undefined;
  if (role === "owner") return undefined;
  return role === "moderator" && isOrdinary(subject.role) && isOrdinary(wanted) ? undefined : "role";
}

/** What a moderator may make of others, and who these others may be. */
function isOrdinary(role: Role | "none" | undefined): boolean {
  return role === undefined || role === "none" || role === "member" || role === "muted";
}
