/**
 * All settings, each once: from this table come the check of what is configured, `conclaved config default` and `config
 * show`, docs/configuration.md, deploy/server.toml, the command line's options, and what a reload takes.
 *
 * To add one, add an entry under the name that it has in the file, `section.key`, beside its neighbours, and say what is
 * served by it in `server-options.ts`. Then write what is generated:
 * `pnpm --filter @conclave/repository-checks run write`. A new section needs its sentence in `sections`, too.
 */
import { hardRecordLimits } from "@conclave/crypto";
import { defaultKeyLimits, roomsHeardOfMaxCount } from "@conclave/protocol";
import { defaultChatLimits } from "../chat/limits.ts";
import { defaultFileLimits } from "../files/limits.ts";
import { defaultListenAddress } from "../listen-address.ts";
import { defaultLimits } from "../net/limits.ts";
import { defaultStateFolder } from "../state-folder.ts";
import { credentialFile } from "./credentials.ts";
import {
  addresses,
  choice,
  count,
  type Kind,
  metricsPlace,
  path,
  ranges,
  rate,
  serverName,
  size,
  span,
} from "./kinds.ts";

/** What a reload does with a change: for everybody at once, for those who connect after it, or nothing before a restart. */
export type Reload = "at once" | "for new connections" | "at a restart";

export interface Setting<Value> {
  readonly kind: Kind<Value>;
  /** Whole sentences for the operator. */
  readonly doc: string;
  readonly reload: Reload;
  /** What it is where nobody says anything. */
  readonly fallback: (env: NodeJS.ProcessEnv) => NoInfer<Value>;
  /** The same in words, where it is not one and the same value everywhere. */
  readonly fallbackNote?: string;
  /** A value for the sample, where it has no fixed one. */
  readonly example?: NoInfer<Value>;
  /** The variable of the environment that sets it. */
  readonly variable?: string;
  /** The option of the command line that sets it. */
  readonly option?: string;
}

export const settings = {
  "server.listen": setting({
    kind: addresses,
    doc: "Where the server listens: addresses, each with a port; port 0 takes any free one. Sockets that systemd hands over are used in place of these.",
    reload: "at a restart",
    fallback: () => [defaultListenAddress],
    variable: "CONCLAVED_LISTEN",
    option: "--listen <host:port>",
  }),
  "server.name": setting({
    kind: optional(serverName),
    doc: "What the server calls itself to those who are in: at most 64 characters, in one line.",
    reload: "for new connections",
    fallback: () => undefined,
    example: "Ana's server",
    fallbackNote: "nothing; programs show its address",
    variable: "CONCLAVED_SERVER_NAME",
    option: "--server-name <name>",
  }),
  "server.state": setting({
    kind: path,
    doc: "The folder of what must outlive the server: host key, names, invitations, rooms.",
    reload: "at a restart",
    fallback: defaultStateFolder,
    example: "/var/lib/conclave",
    fallbackNote: "$STATE_DIRECTORY, which systemd gives a service; else $XDG_DATA_HOME/conclaved",
    variable: "CONCLAVED_STATE",
    option: "--state <folder>",
  }),
  "server.passphrase_file": setting({
    kind: optional(path),
    doc: "A file that has the passphrase of the host key, where that is sealed.",
    reload: "at a restart",
    fallback: credentialFile("host-key-passphrase"),
    example: "/etc/conclave/host-key-passphrase",
    fallbackNote:
      "the credential host-key-passphrase, if systemd has one for the service; else it is asked for",
    variable: "CONCLAVED_PASSPHRASE_FILE",
    option: "--passphrase-file <file>",
  }),
  "server.drain": setting({
    kind: span,
    doc: "How long the last messages may take to reach the clients when the server stops.",
    reload: "at once",
    fallback: () => 5000,
  }),

  "access.mode": setting({
    kind: choice("open", "invited", "listed"),
    doc: "Who may come in: everybody (open), who has an invitation or came in with one before (invited), or who is in the list (listed).",
    reload: "for new connections",
    fallback: () => "open" as const,
    variable: "CONCLAVED_ACCESS",
    option: "--access <mode>",
  }),
  "access.authorized_keys": setting({
    kind: optional(path),
    doc: "A file with the fingerprints of identity keys that are let in whatever the mode is, one on a line. A change of the file counts for the next who comes, without a reload.",
    reload: "for new connections",
    fallback: () => undefined,
    example: "/etc/conclave/authorized_keys",
    fallbackNote: "none",
    variable: "CONCLAVED_AUTHORIZED_KEYS",
    option: "--authorized-keys <file>",
  }),
  "access.guests": setting({
    kind: optional(choice("allowed", "refused")),
    doc: "Whether somebody without an identity key may come in.",
    reload: "for new connections",
    fallback: () => undefined,
    example: "refused",
    fallbackNote: "allowed where the mode is open, else refused",
    variable: "CONCLAVED_GUESTS",
    option: "--guests <policy>",
  }),

  "log.format": setting({
    kind: choice("auto", "journal", "json", "text"),
    doc: "How the log is written, on standard output: JSON lines with the journal's priorities in front (journal), JSON lines (json), lines to read (text), or what fits where it goes (auto).",
    reload: "at a restart",
    fallback: () => "auto" as const,
    variable: "CONCLAVED_LOG",
    option: "--log <format>",
  }),
  "log.level": setting({
    kind: choice("debug", "info", "warn", "error"),
    doc: "The least that is logged.",
    reload: "at once",
    fallback: () => "info" as const,
    variable: "CONCLAVED_LOG_LEVEL",
    option: "--log-level <level>",
  }),

  "admin.socket": setting({
    kind: optional(path),
    doc: "The Unix socket that conclaved admin uses. It is for the server's own user and root alone.",
    reload: "at a restart",
    fallback: () => undefined,
    example: "/run/conclave/admin.sock",
    fallbackNote: "admin.sock in the state folder",
    variable: "CONCLAVED_ADMIN_SOCKET",
    option: "--admin-socket <path>",
  }),

  "metrics.listen": setting({
    kind: optional(metricsPlace),
    doc: "Where figures can be fetched: a Unix socket, or an address that only this machine reaches.",
    reload: "at a restart",
    fallback: () => undefined,
    example: "127.0.0.1:9468",
    fallbackNote: "nowhere",
    option: "--metrics <place>",
  }),
  "metrics.reach": setting({
    kind: choice("loopback", "anywhere"),
    doc: "Whether metrics.listen may be an address that others reach too. Figures show when people come and how much is said.",
    reload: "at a restart",
    fallback: () => "loopback" as const,
    option: "--metrics-reach <reach>",
  }),

  "store.durability": setting({
    kind: choice("power", "process"),
    doc: "What a message survives that was acknowledged: a power failure (power), which costs a write to the disk for each bunch of messages; or the end of the server however it ends, but not of the machine (process).",
    reload: "at a restart",
    fallback: () => "power" as const,
  }),

  "history.days": setting({
    kind: optional(count()),
    doc: "For how many days rooms keep what was said, where they have no rule of their own (conclaved history). Left out: for good.",
    reload: "at once",
    fallback: () => undefined,
    example: 365,
    fallbackNote: "for good",
  }),
  "history.entries": setting({
    kind: optional(count()),
    doc: "How many of its newest entries a room keeps, where it has no rule of its own. Left out: all of them.",
    reload: "at once",
    fallback: () => undefined,
    example: 1_000_000,
    fallbackNote: "all of them",
  }),

  "files.from": setting({
    kind: choice("everybody", "keys", "nobody"),
    doc: "Who may bring files: who has an identity key (keys), guests as well (everybody), or nobody. What there is can be fetched in any case.",
    reload: "at once",
    fallback: () => defaultFileLimits.from,
  }),
  "files.max_bytes": setting({
    kind: size,
    doc: "The largest file that is taken.",
    reload: "at once",
    fallback: () => defaultFileLimits.maxBytes,
  }),
  "files.person_bytes": setting({
    kind: size,
    doc: "How much all files of one person may take, those that are being brought included.",
    reload: "at once",
    fallback: () => defaultFileLimits.personBytes,
  }),
  "files.total_bytes": setting({
    kind: size,
    doc: "The same for all files together.",
    reload: "at once",
    fallback: () => defaultFileLimits.totalBytes,
  }),
  "files.unfinished": setting({
    kind: span,
    doc: "How long a file is kept that was not brought to its end, or not put into its room.",
    reload: "at once",
    fallback: () => defaultFileLimits.unfinishedMs,
  }),
  "files.bytes_per_second": setting({
    kind: size,
    doc: "How much of files one connection may send or fetch in a second. Texts do not wait for it.",
    reload: "for new connections",
    fallback: () => defaultFileLimits.bytesPerSecond,
  }),

  "limits.connections": setting({
    kind: count(),
    doc: "Connections in all; further ones are told that the server is busy. Each takes about 60 KiB and a file descriptor.",
    reload: "at once",
    fallback: () => defaultLimits.connections,
  }),
  "limits.handshakes": setting({
    kind: count(),
    doc: "Connections that have not finished their handshake, in all.",
    reload: "at once",
    fallback: () => defaultLimits.handshakes,
  }),
  "limits.handshakes_drop_from": setting({
    kind: count(),
    doc: "From so many of these on, some newcomers are told by chance that the server is busy, and more of them the closer it gets to the most, so that others still get through.",
    reload: "at once",
    fallback: () => defaultLimits.handshakesDropFrom,
  }),
  "limits.handshakes_drop_percent": setting({
    kind: count(1, 100),
    doc: "How many of a hundred are, where that begins.",
    reload: "at once",
    fallback: () => defaultLimits.handshakesDropPercent,
  }),
  "limits.handshakes_per_source": setting({
    kind: count(),
    doc: "Handshakes from one IPv4 address, or one /64 of IPv6.",
    reload: "at once",
    fallback: () => defaultLimits.handshakesPerSource,
  }),
  "limits.sessions_per_source": setting({
    kind: count(),
    doc: "Connections from there in all.",
    reload: "at once",
    fallback: () => defaultLimits.sessionsPerSource,
  }),
  "limits.penalty_from": setting({
    kind: span,
    doc: "A connection that ends badly is a penalty for its source: 1s without a hello, 10s for a bad one, 90s for a record that does not open. A source that has collected so much has to stay away until it is over.",
    reload: "at once",
    fallback: () => defaultLimits.penaltyFromMs,
  }),
  "limits.penalty_max": setting({
    kind: span,
    doc: "The longest that a source has to stay away.",
    reload: "at once",
    fallback: () => defaultLimits.penaltyMaxMs,
  }),
  "limits.penalty_sources": setting({
    kind: count(),
    doc: "Sources whose penalties are remembered; the one that offended longest ago is forgotten first.",
    reload: "at once",
    fallback: () => defaultLimits.penaltySources,
  }),
  "limits.exempt": setting({
    kind: ranges,
    doc: "Addresses and ranges that penalties and the limits per source are not for, such as a proxy's, or those of a school behind one address.",
    reload: "at once",
    fallback: () => [],
    option: "--exempt <range>",
  }),
  "limits.agreements": setting({
    kind: count(1, 1024),
    doc: "Key agreements at a time. More than the machine has cores gains nothing.",
    reload: "at once",
    fallback: () => defaultLimits.agreements,
  }),
  "limits.agreements_waiting": setting({
    kind: count(),
    doc: "Key agreements that wait their turn.",
    reload: "at once",
    fallback: () => defaultLimits.agreementsWaiting,
  }),

  "rooms.max": setting({
    kind: count(),
    doc: "Rooms in all, direct ones counted.",
    reload: "at once",
    fallback: () => defaultChatLimits.rooms,
  }),
  "rooms.max_members": setting({
    kind: count(),
    doc: "Members of one room.",
    reload: "at once",
    fallback: () => defaultChatLimits.membersPerRoom,
  }),
  "rooms.max_per_person": setting({
    kind: count(1, roomsHeardOfMaxCount - 1),
    doc: "Rooms that one person can be in, the lobby not counted.",
    reload: "at once",
    fallback: () => defaultChatLimits.roomsPerPerson,
  }),

  "member.devices": setting({
    kind: count(),
    doc: "Connections of one person at a time; the oldest goes when another comes.",
    reload: "at a restart",
    fallback: () => defaultChatLimits.devicesPerPerson,
  }),
  "member.questions": setting({
    kind: count(),
    doc: "Questions of one connection, such as for a page of history, that are answered at a time.",
    reload: "at once",
    fallback: () => defaultChatLimits.questions,
  }),
  "member.outbox": setting({
    kind: size,
    doc: "What may wait for one member to read it; a member for whom more waits is disconnected.",
    reload: "at once",
    fallback: () => defaultLimits.outboxBytes,
  }),
  "member.stalled": setting({
    kind: span,
    doc: "How long a member may take nothing while something waits for it.",
    reload: "at once",
    fallback: () => defaultLimits.stalledMs,
  }),
  "member.text_burst": setting({
    kind: count(),
    doc: "Texts that a member may send at once.",
    reload: "for new connections",
    fallback: () => defaultLimits.textBurst,
  }),
  "member.texts_per_second": setting({
    kind: rate,
    doc: "Texts a second after that. Who sends more is read more slowly, and loses nothing.",
    reload: "for new connections",
    fallback: () => defaultLimits.textsPerSecond,
  }),
  "member.byte_burst": setting({
    kind: size,
    doc: "Bytes that a member may send at once.",
    reload: "for new connections",
    fallback: () => defaultLimits.byteBurst,
  }),
  "member.bytes_per_second": setting({
    kind: size,
    doc: "Bytes a second after that.",
    reload: "for new connections",
    fallback: () => defaultLimits.bytesPerSecond,
  }),
  "member.flood": setting({
    kind: span,
    doc: "Who has sent so much that reading it at these rates would take longer than this is disconnected.",
    reload: "at once",
    fallback: () => defaultLimits.floodMs,
  }),
  "member.linger": setting({
    kind: span,
    doc: "How long the last bytes to somebody who leaves, and the other side's own ending, are waited for.",
    reload: "at once",
    fallback: () => defaultLimits.lingerMs,
  }),

  "keys.rekey_interval": setting({
    kind: span,
    doc: "A client may have its keys replaced no sooner than this after the last time.",
    reload: "for new connections",
    fallback: () => defaultKeyLimits.rekeyIntervalMs,
  }),
  "keys.max_age": setting({
    kind: span,
    doc: "No key is used for longer; a client that does not have it replaced is disconnected.",
    reload: "for new connections",
    fallback: () => defaultKeyLimits.hardAgeMs,
  }),
  "keys.max_bytes": setting({
    kind: size,
    doc: "Nor for more bytes of records than this; 64GiB is the most that the cipher bears.",
    reload: "for new connections",
    fallback: () => hardRecordLimits.bytes,
  }),
};

/** What each section is about. */
export const sections: Readonly<Record<string, string>> = {
  server: "Where it listens and what it keeps.",
  access: "Who may come in.",
  log: "What it says of itself, and how.",
  admin: "How conclaved admin reaches the server.",
  metrics: "Whether and where figures can be fetched, for Prometheus.",
  store: "How what is said is kept.",
  history: "For how long rooms keep what was said.",
  files: "What files of rooms may take.",
  limits: "What all connections together may take of the machine.",
  rooms: "How many rooms there may be, and how large.",
  member: "What one member may take, and how fast.",
  keys: "When the keys of a connection are replaced.",
};

export type SettingName = keyof typeof settings;

/** The value of every setting. */
export type Settings = {
  readonly [Name in SettingName]: (typeof settings)[Name] extends Setting<infer Value> ? Value : never;
};

export const settingNames = Object.keys(settings) as SettingName[];

/** The same entry, as one of many: for code that treats all alike. */
export function settingOf(name: SettingName): Setting<unknown> {
  return settings[name] as Setting<unknown>;
}

/** Sees to it that the default is of the setting's kind. */
function setting<Value>(entry: Setting<Value>): Setting<Value> {
  return entry;
}

/** A kind whose setting may have no value; where it has one, it is of that kind. */
function optional<Value>(kind: Kind<Value>): Kind<Value | undefined> {
  return kind as Kind<Value | undefined>;
}
