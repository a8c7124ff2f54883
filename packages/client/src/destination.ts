/** Where somebody wants to go: an address as people write it, or an invitation as they paste it. */
import {
  type Invitation,
  invitationScheme,
  parseAddress,
  parseInvitation,
  type ServerAddress,
} from "@conclave/protocol";

export interface Destination {
  readonly address: ServerAddress;
  /** The invitation that the address was taken from. */
  readonly invitation?: Invitation | undefined;
}

/**
 * Reads HOST:PORT, or `conclave://…`.
 *
 * @throws {RangeError} whose message says what is wrong with it.
 */
export function parseDestination(text: string): Destination {
  if (isInvitation(text)) {
    const invitation = parseInvitation(text);
    return { address: invitation.address, invitation };
  }
  const address = parseAddress(text);
  if (address.port === 0) throw new RangeError(`"${text}" has port 0, which no server has.`);
  return { address };
}

/** Whether a text is meant to be an invitation, intact or not. */
export function isInvitation(text: string): boolean {
  return text.trim().toLowerCase().startsWith(invitationScheme);
}
