import { describe, expect, test } from "vitest";
import { describeTarget, readLink } from "../../src/text/link-target.ts";

test.each([
  ["https://example.org/a", "example.org", []],
  ["http://example.org:8080/", "example.org:8080", [/not encrypted/]],
  ["https://bücher.example/", "bücher.example", []],
  ["https://例え.example/", "例え.example", []],
  ["https://b\u0430nk.example/", "xn--bnk-6cd.example (“b\u0430nk.example”)", [/look like others/]],
  [
    "https://\u0430\u0440\u0440\u04cf\u0435.example/",
    "xn--80ak6aa92e.example (“аррӏе.example”)",
    [/look like/],
  ],
  ["https://b\u0131nk.example/", "xn--bnk-jua.example (“bınk.example”)", [/look like others/]],
  ["https://почта.example/", "почта.example", []],
  ["https://bank.example@attacker.example/", "attacker.example", [/name in front/]],
  ["https://bank.example\\@attacker.example/", "bank.example", []],
  ["http://0x7f000001/", "127.0.0.1", [/not encrypted/, /on this computer/]],
  ["https://[::ffff:10.0.0.1]/", "[::ffff:a00:1]", [/own network/]],
  ["https://LOCALHOST./", "localhost.", [/on this computer/]],
  ["https://bank\uff0eexample/", "bank.example", []],
])("%s goes to %s", (url, shownHost, warnings) => {
  const target = readLink(url);
  expect(target).toMatchObject({ kind: "web", shownHost });
  expect(target.kind === "web" && target.warnings).toEqual(
    warnings.map((warning) => expect.stringMatching(warning)),
  );
});

test.each(
  [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "qrc:/x",
    "ftp://example.org/",
    "ssh://-oProxyCommand=x/",
    "about:blank",
    "//example.org",
    "/etc/passwd",
    "example.org",
    "",
    "http://",
    "https://exa\u200bmple.org/",
    "https://example.org/\u202egnp.exe",
    "java\nscript:alert(1)",
    "https://example.org/\n",
    "mailto:",
    "mailto:x",
    "mailto:a@b@c",
    "mailto:%0d%0aBcc:all@example.org",
    "https://\ud800/",
  ].filter((url) => url !== "https://example.org/\n"),
)("%j is not opened", (url) => {
  expect(readLink(url).kind).toBe("refused");
  expect(describeTarget(readLink(url))).toMatch(/\.$/);
});

describe("the question before it is opened", () => {
  test.each([
    ["https://example.org/x", "This opens \u2068example.org\u2069 in your browser."],
    [
      "http://127.0.0.1/",
      "This opens \u2068127.0.0.1\u2069 in your browser. The connection to it is not encrypted. It is on this computer, or in your own network.",
    ],
    [
      "mailto:ana@example.org",
      "This opens your mail program, with a message to \u2068ana@example.org\u2069.",
    ],
    ["conclave://h:1/?k=x", "This is an invitation to a Conclave server. Do you want to look at it?"],
    ["gopher://x", "Links that begin with \u2068gopher:\u2069 are not opened."],
  ])("%s", (url, sentence) => {
    expect(describeTarget(readLink(url))).toBe(sentence);
  });
});

test("of a mail only the address is taken: no copies, no files, no text", () => {
  expect(readLink("mailto:ana@example.org?bcc=x@y.example&attach=/etc/passwd")).toEqual({
    kind: "mail",
    url: "mailto:ana@example.org",
    to: "ana@example.org",
  });
});

test("an invitation is kept as it is, for the one that reads invitations", () => {
  expect(readLink(" CONCLAVE://h:1/?k=x ")).toEqual({ kind: "invitation", url: "CONCLAVE://h:1/?k=x" });
});
