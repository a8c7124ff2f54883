/** Who is here, and sending away or quieting them. */
import { fingerprint } from "@conclave/crypto";
import { formatAddress } from "@conclave/protocol";
import type { Person } from "../../moderation/person.ts";
import type { ServerRole } from "../../moderation/staff.ts";
import { foldName } from "../../names/skeleton.ts";
import { type Act, type Asked, endOf, record } from "../act.ts";
import type { ConnectionView } from "../control.ts";
import { AdminError } from "../errors.ts";

export interface WhoAnswer {
  readonly connections: readonly WhoRow[];
}

export interface WhoRow {
  readonly conn: string;
  readonly stage: ConnectionView["stage"];
  readonly name?: string;
  /** Of the identity key; a member without one is a guest. */
  readonly fingerprint?: string;
  readonly role?: ServerRole;
  readonly muted: boolean;
  readonly address: string;
  readonly sinceMs: number;
  /** Connections of the same name. */
  readonly deviceCount: number;
  readonly waitingBytes: number;
  readonly rekeyCount: number;
}

export const who: Act = (args, asked): WhoAnswer => {
  args.end();
  const connections = asked.control.who();
  const devices = Map.groupBy(connections, ({ name }) => name);
  return { connections: connections.map((view) => toRow(view, devices.get(view.name)?.length ?? 0, asked)) };
};

function toRow(view: ConnectionView, sameName: number, { moderation, nowMs }: Asked): WhoRow {
  const { conn, stage, name, identity, host, port, sinceMs, waitingBytes, rekeyCount } = view;
  const role = moderation.staff.roleOf(identity);
  const muted = name !== undefined && moderation.mutes.find({ name, identity }, nowMs) !== undefined;
  return {
    ...{ conn, stage, muted, sinceMs, waitingBytes, rekeyCount },
    ...(name === undefined ? {} : { name }),
    ...(identity === undefined ? {} : { fingerprint: fingerprint(identity) }),
    ...(role === undefined ? {} : { role }),
    address: formatAddress({ host, port }),
    deviceCount: name === undefined ? 0 : sameName,
  };
}

export interface KickAnswer {
  readonly name: string;
  readonly connectionCount: number;
}

export const kick: Act = (args, asked): KickAnswer => {
  const [name, reason] = [args.text("name"), args.textOr("reason", "")];
  args.end();
  const found = connectionsOf(name, asked);
  const known = found[0]?.name;
  if (known === undefined) throw new AdminError("not-found", `nobody called "${name}" is here.`);
  const gone = found.filter(({ conn }) => asked.control.disconnect(conn, goodbyeText(reason)));
  record(asked, "kick", known, reason);
  return { name: known, connectionCount: gone.length };
};

export interface MuteAnswer {
  readonly name: string;
  readonly endsMs?: number;
}

export const mute: Act = (args, asked): MuteAnswer => {
  const { control, moderation, by, nowMs } = asked;
  const [name, reason, endsMs] = [args.text("name"), args.textOr("reason", ""), endOf(args, nowMs)];
  args.end();
  const person = requirePerson(name, asked);
  moderation.mutes.add(person, { reason, by, endsMs }, nowMs);
  control.standingsChanged();
  record(asked, "mute", person.name, reason);
  return { name: person.name, ...(endsMs === undefined ? {} : { endsMs }) };
};

export const unmute: Act = (args, asked): MuteAnswer => {
  const { control, moderation } = asked;
  const name = args.text("name");
  args.end();
  const person = requirePerson(name, asked);
  if (!moderation.mutes.remove(person)) throw new AdminError("not-found", `"${person.name}" is not muted.`);
  control.standingsChanged();
  record(asked, "unmute", person.name);
  return { name: person.name };
};

/** What somebody reads who is sent away. */
export function goodbyeText(reason: string): string {
  return reason === "" ? "removed by an administrator" : reason;
}

function connectionsOf(name: string, { control }: Asked): readonly ConnectionView[] {
  const folded = foldName(name);
  return control.who().filter((view) => view.name !== undefined && foldName(view.name) === folded);
}

/** Somebody who is here, or whose name belongs to a key. */
function requirePerson(name: string, asked: Asked): Person {
  const [here] = connectionsOf(name, asked);
  if (here?.name !== undefined) return { name: here.name, identity: here.identity };
  const owned = asked.names.owner(name);
  if (owned !== undefined) return { name: owned.name, identity: owned.key };
  throw new AdminError("not-found", `nobody called "${name}" is here, and the name belongs to nobody.`);
}
