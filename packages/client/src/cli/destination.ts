/** Where a command goes: an address as people write it, or an invitation as they paste it. */
import {
  type Invitation,
  invitationScheme,
  parseAddress,
  parseInvitation,
  type ServerAddress,
} from "@conclave/protocol";
import { InvalidArgumentError } from "commander";

export interface Destination {
  readonly address: ServerAddress;
  readonly invitation?: Invitation;
}

/** For commander. @throws {InvalidArgumentError} */
export function readDestination(text: string): Destination {
  if (!text.trim().toLowerCase().startsWith(invitationScheme)) return { address: readAddress(text) };
  const invitation = explainBadArgument(() => parseInvitation(text));
  return { address: invitation.address, invitation };
}

/** For commander: an address to which somebody can connect. @throws {InvalidArgumentError} */
export function readAddress(text: string): ServerAddress {
  const address = explainBadArgument(() => parseAddress(text));
  if (address.port === 0) throw new InvalidArgumentError(`"${text}" has port 0, which no server has.`);
  return address;
}

function explainBadArgument<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
