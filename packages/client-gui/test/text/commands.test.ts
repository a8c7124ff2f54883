import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commandHelp, commands, parseCommand } from "../../src/text/commands.ts";
import { namesIn } from "../../src/text/markdown.ts";
import { mentionIndex } from "../../src/text/mentions.ts";

test.each([
  ["/help", { kind: "help" }],
  ["/HELP ", { kind: "help" }],
  ["/me waves", { kind: "say", text: "*waves*" }],
  ["/me says 2*3", { kind: "say", text: "*says 2\\*3*" }],
  ["/join #crypto", { kind: "join", room: "crypto" }],
  ["/join #7", { kind: "join", room: "#7" }],
  ["/join the big room", { kind: "join", room: "the big room" }],
  ["/leave", { kind: "leave" }],
  ["/create news", { kind: "open", name: "news", access: "public" }],
  ["/private  plans ", { kind: "open", name: "plans", access: "private" }],
  ["/topic What we do\nand why", { kind: "topic", topic: "What we do\nand why" }],
  ["/topic", { kind: "topic", topic: "" }],
  ["/msg ana hi there", { kind: "message", who: "ana", text: "hi there" }],
  ['/msg @"Ana Maria" hi\nthere', { kind: "message", who: "Ana Maria", text: "hi\nthere" }],
  ["/msg ana", { kind: "message", who: "ana", text: "" }],
  ["/nick Zoë", { kind: "name", name: "Zoë" }],
  ["/invite @Ana Maria", { kind: "role", who: "Ana Maria", role: "member" }],
  ["/kick ben", { kind: "role", who: "ben", role: "none" }],
  ["/mute", { kind: "notify", rule: "none" }],
  ["/mute ben", { kind: "role", who: "ben", role: "muted" }],
  ["/unmute", { kind: "notify", rule: "as-settings" }],
  ["/unmute ben", { kind: "role", who: "ben", role: "member" }],
  ["/role Ana Maria Moderator", { kind: "role", who: "Ana Maria", role: "moderator" }],
  ["/pin", { kind: "pin" }],
  ["/search one two", { kind: "search", words: "one two" }],
  ["/file", { kind: "file" }],
  ["/x-ray", { kind: "x-ray" }],
  ["/xray", { kind: "x-ray" }],
  ["/clear", { kind: "read" }],
  ["/shrug", { kind: "say", text: "¯\\_(ツ)_/¯" }],
  ["/shrug who knows", { kind: "say", text: "who knows ¯\\_(ツ)_/¯" }],
  ["/quit", { kind: "quit" }],
  ["hello", { kind: "say", text: "hello" }],
  ["//me is what you type", { kind: "say", text: "/me is what you type" }],
  ["//", { kind: "say", text: "/" }],
  ["/etc/fstab is wrong", { kind: "say", text: "/etc/fstab is wrong" }],
  [" /quit", { kind: "say", text: " /quit" }],
])("%j", (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});

describe("what is wrong is said, with what to type instead", () => {
  test.each([
    ["/jion", "There is no command /jion. Did you mean /join? To say it as it is, begin with //."],
    ["/quti", /Did you mean \/quit\?/],
    ["/hepl", /Did you mean \/help\?/],
    ["/xyzzy", "There is no command /xyzzy. /help shows all of them. To say it as it is, begin with //."],
    ["/", /There is no command \//],
    [`/${"x".repeat(5000)}`, /^.{0,140}$/],
    ["/constructor", /There is no command/],
    ["/join", "Say which room to join. It is written /join ROOM."],
    ["/join #", /Say which room/],
    ["/msg", "Say whom to write to. It is written /msg NAME [TEXT]."],
    ['/msg "', /Say whom/],
    ["/kick @", /Say whom/],
    ["/me", /Say what you do/],
    ["/role ana king", /owner, moderator, member, muted or none/],
    ["/role owner", /which role/],
    ["/quit now", "/quit takes nothing behind it."],
  ])("%j", (text, what) => {
    expect(parseCommand(text)).toEqual({
      kind: "fault",
      what: typeof what === "string" ? what : expect.stringMatching(what),
    });
  });
});

test("every command has a name of its own, a sentence of help, and is what its usage says", () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  for (const { name, argument, help } of commands) {
    expect(help).toMatch(/^[A-Z].*\.$/);
    const said = parseCommand(`/${name} ${argument.replace("ROLE", "member")}`);
    expect(said.kind, name).not.toBe("fault");
    const isOptional = argument === "" || argument.startsWith("[") || name === "topic" || name === "search";
    expect(parseCommand(`/${name}`).kind === "fault", name).toBe(!isOptional);
  }
  expect(commandHelp()).toContainEqual({ usage: "/kick NAME", help: "Takes somebody out of this room." });
});

test("docs/window.md has every command with its sentence", () => {
  const written = readFileSync(new URL("../../../../docs/window.md", import.meta.url), "utf8");
  const rows = Array.from(written.matchAll(/^\| `(\/[^`]+)` +\| (.*?) +\|$/gm), ([, usage, help]) => ({
    usage,
    help,
  }));
  expect(rows).toEqual(commandHelp());
});

test("what /me says still mentions people", () => {
  const said = parseCommand("/me thanks @ana");
  expect(said.kind === "say" && namesIn(said.text, mentionIndex(["ana"]))).toEqual(["ana"]);
});
