/**
 * What a running server can be told anew: limits, and who may come in. Every part reads it here when it needs it and
 * keeps no copy, so a reload is one replacement that counts from the next look on.
 */
import { type KeyLimits, withKeyLimits } from "@conclave/protocol";
import type { AccessMode } from "./access/access.ts";
import { type AuthorizedKeys, AuthorizedKeysError } from "./access/authorized-keys.ts";
import { type ChatLimits, defaultChatLimits } from "./chat/limits.ts";
import { StartError } from "./errors.ts";
import { defaultFileLimits, type FileLimits } from "./files/limits.ts";
import { parseAddressRange } from "./moderation/address-range.ts";
import { type ServerLimits, withLimits } from "./net/limits.ts";
import type { Retention } from "./room-log/room-log.ts";

export type GuestPolicy = "allowed" | "refused";

export interface ServerSettings {
  /** Caps that differ from `defaultLimits`. */
  readonly limits?: Partial<ServerLimits>;
  /** Those that differ from `defaultChatLimits`. */
  readonly chatLimits?: Partial<ChatLimits>;
  /** What it calls itself. Default: nothing. */
  readonly name?: string;
  /** Those that differ from `defaultFileLimits`. */
  readonly fileLimits?: Partial<FileLimits>;
  /** How long rooms keep what was said, where they have no rule of their own. Default: for good. */
  readonly retention?: Retention;
  /** Who may come in. Default: everybody. */
  readonly access?: AccessMode;
  /** Identity keys that are let in. Default: none are listed. */
  readonly authorizedKeys?: AuthorizedKeys;
  /** Whether somebody without an identity key may come in. Default: allowed, where access is open. */
  readonly guests?: GuestPolicy;
  /** Addresses and ranges that penalties and the limits per source are not for. Default: none, not even our own. */
  readonly exempt?: readonly string[];
  /** When keys are replaced, where it differs from the protocol's own. */
  readonly keyLimits?: Partial<KeyLimits>;
}

export class LiveSettings {
  /** One object each for good, whose fields change at a reload. */
  readonly limits: ServerLimits;
  readonly chatLimits: ChatLimits;
  readonly fileLimits: FileLimits;
  #settings: ServerSettings;

  /** @throws {StartError} "authorized-keys-invalid". @throws {RangeError} that names a limit or a range which cannot be. */
  constructor(settings: ServerSettings) {
    this.limits = { ...check(settings) };
    this.chatLimits = { ...defaultChatLimits, ...settings.chatLimits };
    this.fileLimits = { ...defaultFileLimits, ...settings.fileLimits };
    this.#settings = settings;
  }

  get name(): string | undefined {
    return this.#settings.name;
  }

  get keyLimits(): Partial<KeyLimits> {
    return this.#settings.keyLimits ?? {};
  }

  get retention(): Retention {
    return this.#settings.retention ?? {};
  }

  get mode(): AccessMode {
    return this.#settings.access ?? "open";
  }

  get authorizedKeys(): AuthorizedKeys | undefined {
    return this.#settings.authorizedKeys;
  }

  get guests(): GuestPolicy | undefined {
    return this.#settings.guests;
  }

  get exempt(): readonly string[] {
    return this.#settings.exempt ?? [];
  }

  /** Takes over all of it, or throws as the constructor does and leaves everything as it was. */
  replace(settings: ServerSettings): void {
    Object.assign(this.limits, check(settings));
    Object.assign(this.chatLimits, defaultChatLimits, settings.chatLimits);
    Object.assign(this.fileLimits, defaultFileLimits, settings.fileLimits);
    this.#settings = settings;
  }

  /** Ends that are under way from now on may take this long, in milliseconds. */
  setLinger(lingerMs: number): void {
    Object.assign(this.limits, { lingerMs });
  }
}

/** The limits that follow from it, if all of it can be. */
function check({ limits = {}, keyLimits = {}, authorizedKeys, exempt = [] }: ServerSettings): ServerLimits {
  withKeyLimits(keyLimits);
  for (const range of exempt) parseAddressRange(range);
  requireReadable(authorizedKeys);
  return withLimits(limits);
}

/** A list that would let nobody in is found now, not by the first who comes. */
function requireReadable(authorizedKeys: AuthorizedKeys | undefined): void {
  try {
    authorizedKeys?.fingerprints();
  } catch (cause) {
    if (!(cause instanceof AuthorizedKeysError)) throw cause;
    throw new StartError("authorized-keys-invalid", cause.message, { cause });
  }
}
