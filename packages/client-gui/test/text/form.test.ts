import { expect, test } from "vitest";
import { readForm } from "../../src/text/form.ts";

test.each([
  [
    { host: "127.0.0.1", port: "5068", name: "ana" },
    { host: "127.0.0.1", port: 5068 },
  ],
  [
    { host: " chat.example.org ", port: " 1 ", name: "ana" },
    { host: "chat.example.org", port: 1 },
  ],
  [
    { host: "::1", port: "5068", name: "ana" },
    { host: "::1", port: 5068 },
  ],
  [
    { host: "[::1]", port: "5068", name: "ana" },
    { host: "::1", port: 5068 },
  ],
])("%j", (form, address) => {
  expect(readForm(form)).toEqual({ address });
});

test.each([
  [{ host: "", port: "5068", name: "ana" }, "host", /host is missing/],
  [{ host: "  ", port: "5068", name: "ana" }, "host", /host is missing/],
  [{ host: "[::1", port: "5068", name: "ana" }, "host", /not a host/],
  [{ host: "a b", port: "5068", name: "ana" }, "host", /not a host/],
  [{ host: "127.0.0.1:5068", port: "5068", name: "ana" }, "host", /not a host/],
  [{ host: "x", port: "", name: "ana" }, "port", /"" is not a port/],
  [{ host: "x", port: "http", name: "ana" }, "port", /"http" is not a port/],
  [{ host: "x", port: "70000", name: "ana" }, "port", /0 to 65535/],
  [{ host: "x", port: "0", name: "ana" }, "port", /Port 0/],
  [{ host: "x", port: "1", name: "" }, "name", /name is missing/],
  [{ host: "x", port: "1", name: "é".repeat(80) }, "name", /too long/],
])("%j: the field %s is to be mended", (form, field, what) => {
  expect(readForm(form)).toMatchObject({ problem: { field, what: expect.stringMatching(what) } });
});
