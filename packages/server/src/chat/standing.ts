/** What the server's administration says of somebody, beside the roles that rooms give. */
import type { IdentityPublicKey } from "@conclave/crypto";
import type { Role, RoomKind } from "@conclave/protocol";
import type { Moderation } from "../moderation/moderation.ts";
import type { Person } from "./person.ts";

export interface Standing {
  /** Until when it may listen and not speak, in milliseconds since 1970; 0 is not at all. */
  readonly mutedUntilMs: number;
  /** Whether it counts as a moderator of the lobby and of the public rooms that it is in. */
  readonly staff: "no" | "yes";
}

/** How somebody stands now. It is asked for when somebody comes in and when it may have changed, not for each message. */
export function standingOf(
  moderation: Moderation,
  { name }: Person,
  identity: IdentityPublicKey | undefined,
  dateMs: number,
): Standing {
  const mute = moderation.mutes.find({ name, identity }, dateMs);
  return {
    mutedUntilMs: mute === undefined ? 0 : (mute.endsMs ?? Number.POSITIVE_INFINITY),
    staff: moderation.staff.roleOf(identity) === undefined ? "no" : "yes",
  };
}

/** The role that counts in a room: the one that the room has given, or more, or less. */
export function effectiveRole(
  role: Role | undefined,
  kind: RoomKind,
  { mutedUntilMs, staff }: Standing,
  dateMs: number,
): Role | undefined {
  if (role === undefined) return undefined;
  if (mutedUntilMs > dateMs) return "muted";
  const isTheirs = kind === "lobby" || kind === "public";
  return staff === "yes" && isTheirs && role !== "owner" ? "moderator" : role;
}
