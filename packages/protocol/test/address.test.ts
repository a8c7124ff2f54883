import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../src/index.ts";

test.each([
  ["127.0.0.1:5068", { host: "127.0.0.1", port: 5068 }],
  ["0.0.0.0:0", { host: "0.0.0.0", port: 0 }],
  ["[::1]:65535", { host: "::1", port: 65535 }],
  ["[fe80::1%eth0]:1", { host: "fe80::1%eth0", port: 1 }],
  ["localhost:5068", { host: "localhost", port: 5068 }],
])("%s", (text, address) => {
  expect(parseAddress(text)).toEqual(address);
  expect(formatAddress(address)).toBe(text);
});

describe("mistakes are named", () => {
  test.each([
    ["", /is not HOST:PORT/],
    ["5068", /is not HOST:PORT/],
    [":5068", /no host/],
    ["127.0.0.1", /is not HOST:PORT/],
    ["127.0.0.1:", /"" is not a port/],
    ["127.0.0.1:http", /"http" is not a port/],
    ["127.0.0.1:65536", /"65536" is not a port: a number from 0 to 65535/],
    ["127.0.0.1:-1", /"-1" is not a port/],
    ["::1:5068", /IPv6 address needs brackets/],
    ["::1", /IPv6 address needs brackets/],
    ["[127.0.0.1]:5068", /in brackets is not an IPv6 address/],
    ["[::1]", /is not HOST:PORT/],
    ["my host:5068", /blank or invisible/],
    ["a\nb:5068", /blank or invisible/],
    ["\u009b2Jhost:5068", /blank or invisible/],
    ["evil\u202ehost:5068", /blank or invisible/],
    ["[::1%a\u001b]:5068", /blank or invisible/],
  ])("%j", (text, message) => {
    expect(() => parseAddress(text)).toThrow(RangeError);
    expect(() => parseAddress(text)).toThrow(message);
  });
});

test("every address comes back as it went", () => {
  const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.constant("localhost"));
  fc.assert(
    fc.property(host, fc.nat({ max: 65_535 }), (name, port) => {
      expect(parseAddress(formatAddress({ host: name, port }))).toEqual({ host: name, port });
    }),
  );
});

test("any text is an address that comes back as it went, or a RangeError", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .tuple(fc.string(), fc.constantFrom(":", "]:", ""), fc.string({ maxLength: 6 }))
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (some) => {
      try {
        const address = parseAddress(some);
        expect(parseAddress(formatAddress(address))).toEqual(address);
        expect(address.host).not.toMatch(/[\p{C}\p{Z}]/u);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 2000 },
  );
});
