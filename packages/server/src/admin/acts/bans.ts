/** Bans made, shown and lifted. Whoever is here and is hit goes at once. */
import {
  type Ban,
  type BanKind,
  type BanSubject,
  readBanSubject,
  whomBanHits,
} from "../../moderation/bans.ts";
import { type Act, type Asked, endOf, record } from "../act.ts";
import type { Arguments } from "../arguments.ts";
import type { ConnectionView } from "../control.ts";
import { AdminError } from "../errors.ts";
import { goodbyeText } from "./people.ts";

export interface BanAddAnswer extends BanSubject {
  readonly endsMs?: number;
  /** "tried": nothing was changed. */
  readonly outcome: "banned" | "tried";
  /** Those who are here and are hit: a member's name, or the connection of somebody who has none yet. */
  readonly hits: readonly string[];
}

export const banAdd: Act = (args, asked): BanAddAnswer => {
  const { control, moderation, by, nowMs } = asked;
  const subject = takeSubject(args);
  const [reason, endsMs, isTrial] = [args.textOr("reason", ""), endOf(args, nowMs), args.flag("dryRun")];
  args.end();
  const hit = whomBanHits(subject);
  const isHit = ({ name, identity, host }: ConnectionView) => hit({ name, identity, address: host });
  const found = control.who().filter(isHit);
  const hits = [...new Set(found.map(({ name, conn }) => name ?? conn))];
  const answer = { ...subject, hits, ...(endsMs === undefined ? {} : { endsMs }) };
  if (isTrial) return { ...answer, outcome: "tried" };
  moderation.bans.add(subject, { reason, by, endsMs }, nowMs);
  for (const { conn } of found) control.disconnect(conn, goodbyeText(reason));
  record(asked, "ban.add", labelOf(subject), reason);
  return { ...answer, outcome: "banned" };
};

export interface BanListAnswer {
  readonly bans: readonly Ban[];
}

export const banList: Act = (args, { moderation, nowMs }): BanListAnswer => {
  args.end();
  return { bans: moderation.bans.list(nowMs) };
};

export const banRemove: Act = (args, asked: Asked): BanSubject => {
  const subject = takeSubject(args);
  args.end();
  if (asked.moderation.bans.remove(subject) === undefined)
    throw new AdminError("not-found", `there is no ban on ${labelOf(subject)}.`);
  record(asked, "ban.remove", labelOf(subject));
  return subject;
};

function takeSubject(args: Arguments): BanSubject {
  const given = banKinds.filter((kind) => args.has(kind));
  const [kind] = given;
  if (kind === undefined || given.length > 1)
    throw new AdminError("bad-argument", "a ban is on one of name, key and address.");
  try {
    return readBanSubject(kind, args.text(kind));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new AdminError("bad-argument", cause.message, { cause });
  }
}

function labelOf({ kind, subject }: BanSubject): string {
  return `${kind} ${subject}`;
}

const banKinds: readonly BanKind[] = ["name", "key", "address"];
