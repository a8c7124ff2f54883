/** What a person can make of somebody else in a room, by the own role there; the server has the last word (clause 9.11). */
import type { Role, RoomKind } from "@conclave/protocol";

export interface RoleAct {
  readonly role: Role | "none";
  /** On a button. */
  readonly text: string;
  /** Whether it takes something from the other one. */
  readonly tone: "calm" | "serious";
}

export interface RoleActsInput {
  readonly kind: RoomKind;
  readonly ownRole: Role;
  readonly theirRole: Role;
  /** Whether it is about ourselves. */
  readonly who: "another" | "oneself";
}

/** The ones that are of use, in the order of a menu. */
export function roleActs({ kind, ownRole, theirRole, who }: RoleActsInput): readonly RoleAct[] {
  if (kind === "direct" || who === "oneself") return [];
  const isOrdinary = theirRole === "member" || theirRole === "muted";
  if (ownRole !== "owner" && !(ownRole === "moderator" && isOrdinary)) return [];
  const wanted: readonly (Role | "none")[] =
    ownRole === "owner" ? ["owner", "moderator", "member", "muted", "none"] : ["member", "muted", "none"];
  return wanted
    .filter((role) => role !== theirRole && !(role === "none" && kind === "lobby"))
    .map((role) => ({ role, text: actText(role, theirRole), tone: tones[role] }));
}

function actText(role: Role | "none", theirs: Role): string {
  if (role === "member") return theirs === "muted" ? "Let speak again" : "Make an ordinary member";
  return actTexts[role];
}

const actTexts = {
  owner: "Make an owner",
  moderator: "Make a moderator",
  muted: "Mute",
  none: "Remove from the room",
} as const;

const tones = {
  owner: "calm",
  moderator: "calm",
  member: "calm",
  muted: "serious",
  none: "serious",
} as const;
