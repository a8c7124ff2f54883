/** From the settings of a configuration to what the server is told: at its start, and again at each reload. */
import { AuthorizedKeys } from "../access/authorized-keys.ts";
import type { ServerSettings } from "../live-settings.ts";
import type { Settings } from "./settings.ts";

export function serverSettings(settings: Settings): ServerSettings {
  const listed = settings["access.authorized_keys"];
  const guests = settings["access.guests"];
  const name = settings["server.name"];
  return {
    access: settings["access.mode"],
    ...(listed === undefined ? {} : { authorizedKeys: new AuthorizedKeys(listed) }),
    ...(guests === undefined ? {} : { guests }),
    ...(name === undefined ? {} : { name }),
    exempt: settings["limits.exempt"],
    limits: {
      connections: settings["limits.connections"],
      handshakes: settings["limits.handshakes"],
      handshakesPerSource: settings["limits.handshakes_per_source"],
      handshakesDropFrom: settings["limits.handshakes_drop_from"],
      handshakesDropPercent: settings["limits.handshakes_drop_percent"],
      sessionsPerSource: settings["limits.sessions_per_source"],
      penaltyFromMs: settings["limits.penalty_from"],
      penaltyMaxMs: settings["limits.penalty_max"],
      penaltySources: settings["limits.penalty_sources"],
      agreements: settings["limits.agreements"],
      agreementsWaiting: settings["limits.agreements_waiting"],
      outboxBytes: settings["member.outbox"],
      stalledMs: settings["member.stalled"],
      textBurst: settings["member.text_burst"],
      textsPerSecond: settings["member.texts_per_second"],
      byteBurst: settings["member.byte_burst"],
      bytesPerSecond: settings["member.bytes_per_second"],
      floodMs: settings["member.flood"],
      lingerMs: settings["member.linger"],
    },
    retention: { days: settings["history.days"], entries: settings["history.entries"] },
    fileLimits: {
      from: settings["files.from"],
      maxBytes: settings["files.max_bytes"],
      personBytes: settings["files.person_bytes"],
      totalBytes: settings["files.total_bytes"],
      unfinishedMs: settings["files.unfinished"],
      bytesPerSecond: settings["files.bytes_per_second"],
    },
    chatLimits: {
      rooms: settings["rooms.max"],
      membersPerRoom: settings["rooms.max_members"],
      roomsPerPerson: settings["rooms.max_per_person"],
      devicesPerPerson: settings["member.devices"],
      questions: settings["member.questions"],
    },
    keyLimits: {
      rekeyIntervalMs: settings["keys.rekey_interval"],
      hardAgeMs: settings["keys.max_age"],
      hardBytes: settings["keys.max_bytes"],
    },
  };
}
