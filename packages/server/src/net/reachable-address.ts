/** From an address to listen on to one to connect to. */
import { BlockList, isIP } from "node:net";
import type { NetworkInterfaceInfo } from "node:os";
import type { ServerAddress } from "@conclave/protocol";

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * The address that others can connect to: the one that is listened on, or, where that means all of them, the first of
 * this machine's own that leads outside, IPv4 before IPv6; its loopback address where nothing does.
 */
export function reachableAddress({ host, port }: ServerAddress, interfaces: Interfaces): ServerAddress {
  if (host !== "0.0.0.0" && host !== "::") return { host, port };
  const outside = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    // Addresses of one link only need the name of the link, which means nothing to others.
    .filter(({ internal, scopeid }) => !internal && !scopeid);
  const best = outside.find(({ family }) => family === "IPv4") ?? (host === "::" ? outside[0] : undefined);
  return { host: best?.address ?? "127.0.0.1", port };
}

/** Whether an address leads nowhere but to this machine. */
export function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 6 ? "ipv6" : "ipv4");
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");
