/**
 * An invitation as a link (clause 6.10): where the server is, which key it has, and a token that lets one newcomer in.
 *
 *     conclave://HOST:PORT/?k=<SHA-256 of the host key, base64url>&t=<16 bytes, base64url>
 */
import { formatAddress, parseAddress, type ServerAddress } from "./address.ts";
import { inviteTokenBytes } from "./limits.ts";

export interface Invitation {
  readonly address: ServerAddress;
  /** SHA-256 of the server's host key, 32 bytes. */
  readonly keyDigest: Uint8Array;
  /** 16 bytes; without one the link only says which key to trust. */
  readonly token?: Uint8Array | undefined;
}

export const invitationScheme = "conclave:";

export function formatInvitation({ address, keyDigest, token }: Invitation): string {
  const parameters = [
    `k=${toBase64url(keyDigest)}`,
    ...(token === undefined ? [] : [`t=${toBase64url(token)}`]),
  ];
  return `${invitationScheme}//${formatAddress(address)}/?${parameters.join("&")}`;
}

/**
 * The invitation in a link, as somebody has pasted it.
 *
 * @throws {RangeError} whose message says what is wrong with it.
 */
export function parseInvitation(text: string): Invitation {
  const match = /^conclave:\/\/(?<address>[^/?#\s]+)\/?\?(?<query>[^#\s]*)$/i.exec(text.trim());
  if (match?.groups === undefined) throw new RangeError("An invitation looks like conclave://HOST:PORT/?k=…");
  const { address = "", query = "" } = match.groups;
  const parameters = new URLSearchParams(query);
  const keyDigest = readBytes(parameters, "k", keyDigestBytes);
  if (keyDigest === undefined) throw new RangeError("The invitation does not say which key to trust (k=…).");
  return { address: readAddress(address), keyDigest, token: readBytes(parameters, "t", inviteTokenBytes) };
}

function readAddress(text: string): ServerAddress {
  const address = parseAddress(text);
  if (address.port === 0) throw new RangeError("The invitation has port 0, which no server has.");
  return address;
}

function readBytes(parameters: URLSearchParams, name: string, length: number): Uint8Array | undefined {
  const values = parameters.getAll(name);
  if (values.length > 1) throw new RangeError(`The invitation has ${name}= twice.`);
  const [value] = values;
  if (value === undefined) return undefined;
  const bytes = Uint8Array.from(Buffer.from(value, "base64url"));
  // Only the one way to write these bytes: whatever Buffer passes over is refused.
  if (bytes.length !== length || toBase64url(bytes) !== value) {
    throw new RangeError(`${name}= of the invitation is damaged: it has to be ${length} bytes in base64url.`);
  }
  return bytes;
}

function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

const keyDigestBytes = 32;
