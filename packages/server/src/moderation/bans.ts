/**
 * Who is kept out: by name, by identity key, or by address, until a certain time or for good.
 *
 * They are in the database, and in memory as well, since each connection asks; whoever changes them, in this process or
 * another, changes a counter that is looked at first.
 */
import { fingerprint } from "@conclave/crypto";
import { judgeName } from "../names/profile.ts";
import { looksOf } from "../names/skeleton.ts";
import type { Database } from "../store/database.ts";
import { type AddressRange, AddressSet, parseAddressRange } from "./address-range.ts";
import type { Visitor } from "./person.ts";

export type BanKind = "address" | "key" | "name";

/** Whom a ban is about, in the one spelling that `readBanSubject` gives it. */
export interface BanSubject {
  readonly kind: BanKind;
  /** A name, a fingerprint, or an address or range. */
  readonly subject: string;
}

export interface Ban extends BanSubject {
  readonly id: number;
  readonly reason: string;
  /** The administrator. */
  readonly by: string;
  /** In milliseconds since 1970; a ban without an end is for good. */
  readonly madeMs: number;
  readonly endsMs: number | undefined;
}

export class Bans {
  readonly #database: Database;
  #snapshot: Snapshot | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes a ban, or changes the reason and the end of the one on the same subject. */
  add({ kind, subject }: BanSubject, terms: BanTerms, nowMs: number): Ban {
    const row = this.#database
      .prepare(
        `INSERT INTO bans (kind, subject, reason, made_by, made_ms, ends_ms) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (kind, subject) DO UPDATE SET reason = excluded.reason, made_by = excluded.made_by,
           made_ms = excluded.made_ms, ends_ms = excluded.ends_ms
         RETURNING *`,
      )
      .get(kind, subject, terms.reason, terms.by, nowMs, terms.endsMs ?? null);
    return toBan(row ?? {});
  }

  /** The ban that was lifted; nothing if there is none like that. */
  remove({ kind, subject }: BanSubject): Ban | undefined {
    const row = this.#database
      .prepare("DELETE FROM bans WHERE kind = ? AND subject = ? RETURNING *")
      .get(kind, subject);
    return row === undefined ? undefined : toBan(row);
  }

  /** Those that hold now, the newest first. Those that are over are forgotten. */
  list(nowMs: number): Ban[] {
    this.#database.prepare("DELETE FROM bans WHERE ends_ms <= ?").run(nowMs);
    return this.#database.prepare("SELECT * FROM bans ORDER BY id DESC").all().map(toBan);
  }

  /** The ban that keeps somebody with this address, name or key out, if any. */
  find(visitor: Visitor, nowMs: number): Ban | undefined {
    const { addresses, ranges, keys, looks } = this.#current();
    const holds = ({ endsMs }: Ban) => endsMs === undefined || endsMs > nowMs;
    const { address, identity, name } = visitor;
    if (address !== undefined && addresses.has(address)) {
      const found = ranges.find(({ ban, range }) => holds(ban) && range.has(address));
      if (found !== undefined) return found.ban;
    }
    const byKey = identity === undefined ? undefined : keys.get(fingerprint(identity));
    if (byKey !== undefined && holds(byKey)) return byKey;
    const alike = name === undefined ? [] : [...looksOf(name)].flatMap((look) => looks.get(look) ?? []);
    return alike.find(holds);
  }

  #current(): Snapshot {
    const changes = this.#database.prepare("SELECT count FROM ban_changes").get()?.["count"] as number;
    if (this.#snapshot?.changes !== changes) {
      const bans = this.#database.prepare("SELECT * FROM bans").all().map(toBan);
      this.#snapshot = { changes, ...indexOf(bans) };
    }
    return this.#snapshot;
  }
}

export interface BanTerms {
  readonly reason: string;
  readonly by: string;
  readonly endsMs: number | undefined;
}

interface Index {
  /** All ranges in one: most addresses are in none, and that is said fast. */
  readonly addresses: AddressSet;
  readonly ranges: readonly { readonly ban: Ban; readonly range: AddressRange }[];
  readonly keys: ReadonlyMap<string, Ban>;
  readonly looks: ReadonlyMap<string, readonly Ban[]>;
}

interface Snapshot extends Index {
  /** The counter's value that it was made at. */
  readonly changes: number;
}

function indexOf(bans: readonly Ban[]): Index {
  const of = (kind: BanKind) => bans.filter((ban) => ban.kind === kind);
  const ranges = of("address").map((ban) => ({ ban, range: parseAddressRange(ban.subject) }));
  const looks = new Map<string, Ban[]>();
  for (const ban of of("name"))
    for (const look of looksOf(ban.subject)) looks.set(look, [...(looks.get(look) ?? []), ban]);
  return {
    addresses: new AddressSet(ranges.map(({ range }) => range)),
    ranges,
    keys: new Map(of("key").map((ban) => [ban.subject, ban])),
    looks,
  };
}

/** Brings what an operator wrote into the one spelling. @throws {RangeError} with a sentence that says what is wrong. */
export function readBanSubject(kind: BanKind, text: string): BanSubject {
  if (kind === "address") return { kind, subject: parseAddressRange(text).text };
  if (kind === "key") {
    if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(text))
      throw new RangeError(`"${text}" is no fingerprint of a key: SHA256: and 43 characters.`);
    return { kind, subject: text };
  }
  const judged = judgeName(text);
  if (judged.verdict === "refused") throw new RangeError(`"${text}" is no name that anybody can have here.`);
  return { kind, subject: judged.name };
}

/** Whether a ban on this subject would keep somebody out. Names that look alike are one name here. */
export function whomBanHits({ kind, subject }: BanSubject): (visitor: Visitor) => boolean {
  switch (kind) {
    case "address": {
      const range = parseAddressRange(subject);
      return ({ address }) => address !== undefined && range.has(address);
    }
    case "key":
      return ({ identity }) => identity !== undefined && fingerprint(identity) === subject;
    case "name": {
      const looks = looksOf(subject);
      return ({ name }) => name !== undefined && !looks.isDisjointFrom(looksOf(name));
    }
  }
}

function toBan(row: Record<string, unknown>): Ban {
  return {
    id: row["id"] as number,
    kind: row["kind"] as BanKind,
    subject: row["subject"] as string,
    reason: row["reason"] as string,
    by: row["made_by"] as string,
    madeMs: row["made_ms"] as number,
    endsMs: (row["ends_ms"] as number | null) ?? undefined,
  };
}
