/** The people of a room, as the list at the side has them: those who are here first, and we ourselves before all others. */

import type { Occupant, Role } from "@conclave/protocol";
import type { ListRow } from "@conclave/qt-host/widgets";
import type { RoomState, ServerState } from "../app/app-state.ts";
import { counted } from "../text/figures.ts";
import { showableLine } from "../text/isolate.ts";
import { describePerson, doublesAmong, nameTags, personSign, spokenName } from "../text/names.ts";

interface Inhabitant {
  readonly name: string;
  readonly guest: boolean;
  readonly own: boolean;
  readonly role: Role | undefined;
  readonly presence: "here" | "none";
}

export function peopleRows(
  server: Pick<ServerState, "name" | "present">,
  room: RoomState,
): readonly ListRow[] {
  const everybody = inhabitants(server, room);
  const here = everybody.filter(({ presence }) => presence === "here").sort(byName);
  const away = everybody.filter(({ presence }) => presence === "none").sort(byName);
  const doubleOf = doublesAmong(everybody.filter(({ guest }) => !guest));
  return [...section("here", "Here", here, doubleOf), ...section("away", "Not here", away, doubleOf)];
}

/** The name that a row stands for. */
export function nameOfKey(key: string): string | undefined {
  return key.startsWith("p ") ? key.slice(2) : undefined;
}

/** Everybody who is connected is in the lobby; who is in another room, its members say. */
function inhabitants(
  { name: ownName, present }: Pick<ServerState, "name" | "present">,
  { info, members }: RoomState,
): Inhabitant[] {
  const roles = new Map((members ?? []).map(({ name, role }) => [name, role]));
  const byName = new Map(present.map((person) => [person.name, person]));
  const toInhabitant = (name: string, occupant: Occupant | undefined): Inhabitant => ({
    name,
    guest: occupant?.guest ?? false,
    own: name === ownName,
    role: roles.get(name) ?? (name === ownName ? info.role : undefined),
    presence: occupant === undefined ? "none" : "here",
  });
  const names =
    info.kind === "lobby"
      ? new Set([...byName.keys(), ...roles.keys()])
      : info.kind === "direct"
        ? new Set([ownName, info.name])
        : new Set(roles.keys());
  return [...names].map((name) => toInhabitant(name, byName.get(name)));
}

function section(
  key: string,
  title: string,
  people: readonly Inhabitant[],
  doubleOf: ReturnType<typeof doublesAmong>,
): readonly ListRow[] {
  if (people.length === 0) return [];
  const heading: ListRow = {
    key: `h ${key}`,
    kind: "heading",
    text: `${title} (${people.length})`,
    accessibleText: `${title}: ${counted(people.length, "person", "people")}`,
  };
  return [heading, ...people.map((person) => personRow(person, doubleOf))];
}

function personRow(person: Inhabitant, doubleOf: ReturnType<typeof doublesAmong>): ListRow {
  const alike = doubleOf(person);
  const role = person.role === "member" ? undefined : person.role;
  const tags = [...nameTags(person, alike), ...(role === undefined ? [] : [role])];
  const detail = tags.length === 0 ? undefined : tags.join(", ");
  const signature = `${person.presence} ${person.own} ${person.guest} ${detail} ${alike}`;
  const known = rows.get(person.name);
  if (known?.signature === signature) return known.row;
  const row: ListRow = {
    key: `p ${person.name}`,
    kind: "item",
    presence: person.presence,
    avatar: personSign(person.name),
    text: showableLine(person.name),
    detail,
    dim: person.presence === "none",
    accessibleText: [
      spokenName(person),
      ...(role === undefined ? [] : [role]),
      ...(alike === undefined ? [] : [`not ${showableLine(alike)}`]),
      person.presence === "here" ? "here" : "not here",
    ].join(", "),
    tooltip: describePerson(person, alike),
  };
  if (rows.size >= rowsMaxCount) rows.clear();
  rows.set(person.name, { signature, row });
  return row;
}

/** We first, then those who look after the room, then the others by name; guests last. */
function byName(left: Inhabitant, right: Inhabitant): number {
  return rank(left) - rank(right) || left.name.localeCompare(right.name);
}

function rank({ own, guest, role }: Inhabitant): number {
  if (own) return 0;
  if (role === "owner") return 1;
  if (role === "moderator") return 2;
  return guest ? 4 : 3;
}

/** Rows by name, as they were last: they are the same objects as long as nothing about them changes. */
const rows = new Map<string, { readonly signature: string; readonly row: ListRow }>();
const rowsMaxCount = 5000;
