/** Ranges of addresses as an operator writes them: one address, or a network with the length of its prefix. */
import { BlockList, isIP, SocketAddress } from "node:net";
import { plainAddress } from "../net/source.ts";

/** One range. */
export interface AddressRange {
  /** In one spelling: `192.0.2.0/24`, and without a prefix where it is one address. */
  readonly text: string;
  /** @param address as a socket has it; something that is no address is in no range. */
  has(address: string): boolean;
  /** Puts it into a list of the system's. */
  addTo(list: BlockList): void;
}

/** @throws {RangeError} with a sentence that says what is wrong with it. */
export function parseAddressRange(text: string): AddressRange {
  const [written = "", prefix, ...rest] = text.split("/");
  const plain = plainAddress(written);
  const version = isIP(plain);
  if (version === 0 || rest.length > 0) {
    const message = `"${text}" is no address and no range, such as 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32.`;
    throw new RangeError(message);
  }
  const whole = version === 6 ? 128 : 32;
  if (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= whole))
    throw new RangeError(`"${text}" needs a prefix from /0 to /${whole}.`);
  const length = prefix === undefined ? whole : Number(prefix);
  // In the system's own spelling: without capitals, and as short as it can be.
  const { address } = new SocketAddress({ address: plain, family: familyOf(version) });
  const addTo = (list: BlockList) => list.addSubnet(address, length, familyOf(version));
  const own = new BlockList();
  addTo(own);
  return {
    text: length === whole ? address : `${address}/${length}`,
    has: (candidate) => isIn(own, candidate),
    addTo,
  };
}

/** Several ranges, asked at once. */
export class AddressSet {
  readonly #list = new BlockList();

  constructor(ranges: readonly AddressRange[]) {
    for (const range of ranges) range.addTo(this.#list);
  }

  has(address: string): boolean {
    return isIn(this.#list, address);
  }
}

function isIn(list: BlockList, address: string): boolean {
  const plain = plainAddress(address);
  const version = isIP(plain);
  return version !== 0 && list.check(plain, familyOf(version));
}

function familyOf(version: number): "ipv4" | "ipv6" {
  return version === 6 ? "ipv6" : "ipv4";
}
