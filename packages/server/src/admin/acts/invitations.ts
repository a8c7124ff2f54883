/** Invitations, while the server runs: what `conclaved invite` does, with an entry in the audit log. */
import { formatInvitation, parseAddress, type ServerAddress } from "@conclave/protocol";
import type { Invitation } from "../../access/invitations.ts";
import { serverRoles } from "../../moderation/staff.ts";
import { type Act, record, spanMaxMs } from "../act.ts";
import type { Arguments } from "../arguments.ts";
import { AdminError } from "../errors.ts";

export interface InviteAnswer {
  readonly link: string;
  readonly invitation: Invitation;
}

export const inviteMake: Act = (args, asked): InviteAnswer => {
  const { invitations, destination, nowMs } = asked;
  const [note, lifeMs] = [args.textOr("note", ""), args.count("forMs", spanMaxMs)];
  const role = args.has("role") ? args.choice("role", serverRoles) : undefined;
  const address = args.has("server") ? takeAddress(args) : destination.address;
  args.end();
  const { token, invitation } = invitations.create(note, nowMs, lifeMs, { role });
  record(asked, "invite.make", `${invitation.id}${role === undefined ? "" : ` as ${role}`}`, note);
  return { link: formatInvitation({ address, keyDigest: destination.keyDigest, token }), invitation };
};

export interface InviteListAnswer {
  readonly invitations: readonly Invitation[];
}

export const inviteList: Act = (args, { invitations }): InviteListAnswer => {
  args.end();
  return { invitations: invitations.list() };
};

export const inviteRevoke: Act = (args, asked): { readonly id: number } => {
  const id = args.count("id", Number.MAX_SAFE_INTEGER);
  args.end();
  if (!asked.invitations.revoke(id))
    throw new AdminError("not-found", `there is no unused invitation ${id}.`);
  record(asked, "invite.revoke", String(id));
  return { id };
};

function takeAddress(args: Arguments): ServerAddress {
  try {
    return parseAddress(args.text("server"));
  } catch (cause) {
    if (cause instanceof AdminError) throw cause;
    throw new AdminError("bad-argument", (cause as Error).message, { cause });
  }
}
