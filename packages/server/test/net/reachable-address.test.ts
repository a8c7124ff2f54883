import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, test } from "vitest";
import { isLoopback, reachableAddress } from "../../src/net/reachable-address.ts";

const common = { netmask: "", mac: "00:00:00:00:00:00", cidr: null };
const loopback: NetworkInterfaceInfo = { ...common, address: "127.0.0.1", family: "IPv4", internal: true };
const link: NetworkInterfaceInfo = {
  ...common,
  address: "fe80::1",
  family: "IPv6",
  internal: false,
  scopeid: 2,
};
const global: NetworkInterfaceInfo = {
  ...common,
  address: "2001:db8::7",
  family: "IPv6",
  internal: false,
  scopeid: 0,
};
const local: NetworkInterfaceInfo = { ...common, address: "192.0.2.7", family: "IPv4", internal: false };

test("an address that is one is left as it is", () => {
  const address = { host: "198.51.100.1", port: 5068 };
  expect(reachableAddress(address, { eth0: [local] })).toEqual(address);
});

test.each([
  ["0.0.0.0", "192.0.2.7"],
  ["::", "192.0.2.7"],
])("%s means all: the first that leads outside", (host, expected) => {
  expect(reachableAddress({ host, port: 1 }, { lo: [loopback], eth0: [link, global, local] })).toEqual({
    host: expected,
    port: 1,
  });
});

test("where there is only IPv6, it is named if it is listened on", () => {
  const interfaces = { lo: [loopback], eth0: [link, global] };
  expect(reachableAddress({ host: "::", port: 1 }, interfaces).host).toBe("2001:db8::7");
  expect(reachableAddress({ host: "0.0.0.0", port: 1 }, interfaces).host).toBe("127.0.0.1");
});

describe("loopback", () => {
  test.each(["127.0.0.1", "127.9.9.9", "::1", "localhost"])("%s is", (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  test.each(["192.0.2.7", "2001:db8::7", "chat.example"])("%s is not", (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
