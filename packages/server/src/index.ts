/**
 * The Conclave server as a library; `conclaved` is the same as a program.
 *
 * @example
 * const { key } = await loadOrCreateHostKey("/var/lib/conclave");
 * const server = await startServer({ hostKey: key, listen: { host: "0.0.0.0", port: 5068 } });
 * process.once("SIGTERM", () => server.stop());
 */
export type { AccessMode } from "./access/access.ts";
export { AuthorizedKeys, AuthorizedKeysError } from "./access/authorized-keys.ts";
export { type Invitation, Invitations, type Redemption } from "./access/invitations.ts";
export { type Bot, type BotVerb, botVerbs } from "./bots/bot.ts";
export { Bots } from "./bots/bots.ts";
export { type Clock, systemClock } from "./clock.ts";
export { describeSettings, type SectionDescription, type SettingDescription } from "./config/describe.ts";
export { exitCodes, StartError, type StartErrorCode } from "./errors.ts";
export { type HostKeyFile, loadOrCreateHostKey } from "./host-key-file.ts";
export { defaultListenAddress } from "./listen-address.ts";
export type { GuestPolicy, ServerSettings } from "./live-settings.ts";
export { type LogEventName, type LogEvents, type LogLevel, logLevels } from "./log/events.ts";
export type { LogFormat } from "./log/format.ts";
export { type AdjustableLog, createLog, type Log, silentLog } from "./log/logger.ts";
export { type Ban, type BanKind, type BanSubject, Bans, readBanSubject } from "./moderation/bans.ts";
export { Lockdown, type LockdownMode, type LockdownState } from "./moderation/lockdown.ts";
export { type ServerRole, Staff, type StaffMember } from "./moderation/staff.ts";
export { judgeName, type NameVerdict, nameMaxCodePoints } from "./names/profile.ts";
export { NameRegistry, type OwnedName } from "./names/registry.ts";
export { defaultLimits, type ServerLimits } from "./net/limits.ts";
export { openRoomLog, type RoomLogOptions } from "./room-log/open.ts";
export type * from "./room-log/room-log.ts";
export { StoreError, type StoreErrorCode } from "./room-log/store-error.ts";
export { type ConclaveServer, type ServerOptions, startServer } from "./server.ts";
export { Database } from "./store/database.ts";
