/** Every act of administration, by the name that a request and the audit log have for it. */
import type { Act, Administration } from "../act.ts";
import { Arguments } from "../arguments.ts";
import { AdminError } from "../errors.ts";
import type { AdminHandler } from "../socket.ts";
import { banAdd, banList, banRemove } from "./bans.ts";
import { inviteList, inviteMake, inviteRevoke } from "./invitations.ts";
import { namesList, namesRelease, staffGrant, staffList, staffRevoke } from "./names.ts";
import { kick, mute, unmute, who } from "./people.ts";
import { announce, auditList, lockdown, reload, rooms, stats } from "./server.ts";

/** Does what it is asked for, as far as there is such an act. */
export function administer(administration: Administration): AdminHandler {
  return ({ act: name, args, by }) => {
    const act = acts.get(name);
    if (act === undefined) {
      const known = [...acts.keys()].join(", ");
      throw new AdminError("unknown-act", `there is no act "${name}". There are: ${known}.`);
    }
    return act(new Arguments(args), { ...administration, by, nowMs: administration.clock.dateMs() });
  };
}

const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ["who", who],
  ["kick", kick],
  ["mute", mute],
  ["unmute", unmute],
  ["ban.add", banAdd],
  ["ban.list", banList],
  ["ban.remove", banRemove],
  ["rooms", rooms],
  ["lockdown", lockdown],
  ["announce", announce],
  ["reload", reload],
  ["stats", stats],
  ["audit", auditList],
  ["invite.make", inviteMake],
  ["invite.list", inviteList],
  ["invite.revoke", inviteRevoke],
  ["names.list", namesList],
  ["names.release", namesRelease],
  ["staff.list", staffList],
  ["staff.grant", staffGrant],
  ["staff.revoke", staffRevoke],
]);
