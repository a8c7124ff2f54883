import { parseInvitation } from "@conclave/protocol";
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
  [
    { host: "127.0.0.1:6000", port: "5068", name: "ana" },
    { host: "127.0.0.1", port: 6000 },
  ],
  [
    { host: "[::1]:6000", port: "", name: "ana" },
    { host: "::1", port: 6000 },
  ],
])("%j", (form, address) => {
  expect(readForm(form)).toEqual({ address });
});

const link = `conclave://chat.example.org:1/?k=${"A".repeat(43)}`;
const invitation = parseInvitation(link);

test("an invitation in place of the host says where to, whatever the port field has", () => {
  expect(readForm({ host: ` ${link} `, port: "http", name: "ana" })).toEqual({
    address: { host: "chat.example.org", port: 1 },
    invitation,
  });
});

test.each([
  [{ host: "conclave://x:1", port: "5068", name: "ana" }, "host", /invitation looks like/],
  [{ host: link.slice(0, -1), port: "5068", name: "ana" }, "host", /k= of the invitation is damaged/],
  [{ host: "", port: "5068", name: "ana" }, "host", /host is missing/],
  [{ host: "  ", port: "5068", name: "ana" }, "host", /host is missing/],
  [{ host: "[::1", port: "5068", name: "ana" }, "host", /not a host/],
  [{ host: "a b", port: "5068", name: "ana" }, "host", /not a host/],
  [{ host: "127.0.0.1:http", port: "5068", name: "ana" }, "host", /not a host/],
  [{ host: "127.0.0.1:70000", port: "5068", name: "ana" }, "port", /0 to 65535/],
  [{ host: "x", port: "", name: "ana" }, "port", /"" is not a port/],
  [{ host: "x", port: "http", name: "ana" }, "port", /"http" is not a port/],
  [{ host: "x", port: "70000", name: "ana" }, "port", /0 to 65535/],
  [{ host: "x", port: "0", name: "ana" }, "port", /Port 0/],
  [{ host: "x", port: "1", name: "" }, "name", /name is missing/],
  [{ host: "x", port: "1", name: "é".repeat(80) }, "name", /too long/],
])("%j: the field %s is to be mended", (form, field, what) => {
  expect(readForm(form)).toMatchObject({ problem: { field, what: expect.stringMatching(what) } });
});
