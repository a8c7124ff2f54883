/** Where a connection comes from, as coarse as one person's network is: caps are counted by it. */
import { isIPv6 } from "node:net";

/** The IPv4 address, or the first 64 bits of the IPv6 address, as text that is only good for comparing. */
export function sourceOf(address: string | undefined): string {
  if (address === undefined) return "unknown";
  const plain = plainAddress(address);
  return isIPv6(plain) ? `${expandIPv6(plain).slice(0, 4).join(":")}::/64` : plain;
}

/** An IPv4 address that a socket for both versions shows as an IPv6 one as what it is, and without the name of a link. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").replace(/%.*$/, "");
}

/** The eight groups of an address, without leading zeros. */
function expandIPv6(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...new Array<string>(Math.max(missing, 0)).fill("0"), ...after];
  return groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""));
}
