/** Names that belong to keys, and keys that have a role. */
import { fingerprint } from "@conclave/crypto";
import { type ServerRole, serverRoles } from "../../moderation/staff.ts";
import { type Act, type Asked, record } from "../act.ts";
import { AdminError } from "../errors.ts";

export interface NamesAnswer {
  readonly names: readonly NameRow[];
}

export interface NameRow {
  readonly name: string;
  readonly fingerprint: string;
  readonly claimedMs: number;
  readonly role?: ServerRole;
}

export const namesList: Act = (args, { names, moderation }): NamesAnswer => {
  args.end();
  return {
    names: names.list().map(({ name, key, claimedMs }) => {
      const role = moderation.staff.roleOf(key);
      return { name, fingerprint: fingerprint(key), claimedMs, ...(role === undefined ? {} : { role }) };
    }),
  };
};

export const namesRelease: Act = (args, asked): { readonly name: string } => {
  const name = args.text("name");
  args.end();
  const owned = requireOwned(name, asked);
  asked.names.release(owned.name);
  record(asked, "names.release", owned.name);
  return { name: owned.name };
};

export interface StaffAnswer {
  readonly staff: readonly StaffRow[];
}

export interface StaffRow {
  readonly role: ServerRole;
  readonly fingerprint: string;
  /** Names of the key. */
  readonly names: readonly string[];
  readonly by: string;
  readonly sinceMs: number;
}

export const staffList: Act = (args, { names, moderation }): StaffAnswer => {
  args.end();
  const owned = Map.groupBy(names.list(), ({ key }) => fingerprint(key));
  return {
    staff: moderation.staff.list().map(({ key, role, by, sinceMs }) => {
      const shown = fingerprint(key);
      return {
        role,
        fingerprint: shown,
        names: (owned.get(shown) ?? []).map(({ name }) => name),
        by,
        sinceMs,
      };
    }),
  };
};

/** Gives the key behind a name a role. */
export const staffGrant: Act = (args, asked): { readonly name: string; readonly role: ServerRole } => {
  const [name, role] = [args.text("name"), args.choice("role", serverRoles)];
  args.end();
  const owned = requireOwned(name, asked);
  asked.moderation.staff.grant(owned.key, role, asked.by, asked.nowMs);
  asked.control.standingsChanged();
  record(asked, "staff.grant", `${owned.name} as ${role}`);
  return { name: owned.name, role };
};

export const staffRevoke: Act = (args, asked): { readonly name: string } => {
  const name = args.text("name");
  args.end();
  const owned = requireOwned(name, asked);
  if (!asked.moderation.staff.revoke(owned.key))
    throw new AdminError("not-found", `"${owned.name}" has no role.`);
  asked.control.standingsChanged();
  record(asked, "staff.revoke", owned.name);
  return { name: owned.name };
};

function requireOwned(name: string, { names }: Asked) {
  const owned = names.owner(name);
  if (owned === undefined) throw new AdminError("not-found", `nobody owns the name "${name}".`);
  return owned;
}
