/**
 * Who is kept away, in three questions: at accept by address, at the verdict by name and key, and at the end what it
 * costs the source. Everything of it that an administrator sets is in the database, and counts at once.
 */
import type { CloseReason } from "@conclave/protocol";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import type { ServerLimits } from "../net/limits.ts";
import { sourceOf } from "../net/source.ts";
import type { Database } from "../store/database.ts";
import { AddressSet, parseAddressRange } from "./address-range.ts";
import { Bans } from "./bans.ts";
import { Lockdown } from "./lockdown.ts";
import { Mutes } from "./mutes.ts";
import { penaltyMs } from "./offences.ts";
import { Penalties } from "./penalties.ts";
import type { Person } from "./person.ts";
import { Staff } from "./staff.ts";

/** "banned": for as long as the ban holds. "penalty": for a while. */
export type AddressVerdict = "admitted" | "banned" | "penalty";

export type PersonVerdict = "admitted" | "banned" | "lockdown";

export interface ModerationOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: ServerLimits;
  /** Addresses and ranges that no penalty and no limit per source holds for, such as a proxy's, or a school's. */
  readonly exempt?: readonly string[];
}

export class Moderation {
  readonly bans: Bans;
  readonly lockdown: Lockdown;
  readonly mutes: Mutes;
  readonly staff: Staff;
  readonly penalties: Penalties;
  readonly #clock: Clock;
  readonly #log: Log;
  #exempt: AddressSet;

  /** @throws {RangeError} that names what is no address and no range. */
  constructor({ database, clock, log, limits, exempt = [] }: ModerationOptions) {
    this.bans = new Bans(database);
    this.lockdown = new Lockdown(database);
    this.mutes = new Mutes(database);
    this.staff = new Staff(database);
    this.penalties = new Penalties(limits);
    this.#clock = clock;
    this.#log = log;
    this.#exempt = new AddressSet(exempt.map(parseAddressRange));
  }

  /** Replaces the list of those that are exempt. @throws {RangeError} as the constructor does, and leaves it as it was. */
  setExempt(ranges: readonly string[]): void {
    this.#exempt = new AddressSet(ranges.map(parseAddressRange));
  }

  /** Whether a connection from this address is taken; asked before anything is spent on it. */
  judgeAddress(address: string | undefined): AddressVerdict {
    if (this.bans.find({ address }, this.#clock.dateMs()) !== undefined) return "banned";
    const remainingMs = this.penalties.remainingMs(sourceOf(address), this.#clock.nowMs());
    return remainingMs > 0 && !this.isExempt(address) ? "penalty" : "admitted";
  }

  /** Whether somebody comes in who has proved this key, if any, and offers this name. Lockdown is not for staff. */
  judgePerson({ name, identity }: Person): PersonVerdict {
    if (this.bans.find({ name, identity }, this.#clock.dateMs()) !== undefined) return "banned";
    if (this.lockdown.admits(identity) || this.staff.roleOf(identity) !== undefined) return "admitted";
    return "lockdown";
  }

  /** A connection from this address has ended like this; what it costs is for later ones. */
  ended(address: string | undefined, ending: CloseReason): void {
    if (this.isExempt(address)) return;
    const [source, nowMs] = [sourceOf(address), this.#clock.nowMs()];
    if (this.penalties.charge(source, penaltyMs(ending), nowMs) === "begins")
      this.#log.write("source.penalised", { source, forMs: this.penalties.remainingMs(source, nowMs) });
  }

  isExempt(address: string | undefined): boolean {
    return address !== undefined && this.#exempt.has(address);
  }
}
