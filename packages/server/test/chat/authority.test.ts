import type { Content, Role } from "@conclave/protocol";
import { describe, expect, test } from "vitest";
import { type Act, judgeAct, type Subject } from "../../src/chat/authority.ts";

const text: Content = { kind: "text", text: "hi" };
const edit: Content = { kind: "edit", of: 1, text: "ho" };
const remove: Content = { kind: "delete", of: 1 };
const react: Content = { kind: "react", of: 1, mark: "+1", set: "on" };
const pin: Content = { kind: "pin", of: 1, set: "on" };
const topic: Content = { kind: "topic", text: "about" };
const notice: Content = { kind: "notice", text: "hear" };

function judge(changes: Partial<Act>) {
  return judgeAct({ kind: "public", role: "member", guest: false, content: text, ...changes });
}

describe("what the roles may put into a room", () => {
  test.each<[Role, Content, string | undefined]>([
    ["member", text, undefined],
    ["member", edit, undefined],
    ["member", remove, undefined],
    ["member", react, undefined],
    ["member", pin, "role"],
    ["member", topic, "role"],
    ["moderator", pin, undefined],
    ["moderator", topic, undefined],
    ["owner", topic, undefined],
    ["muted", text, "role"],
    ["muted", edit, "role"],
    ["muted", remove, "role"],
    ["muted", react, "role"],
    ["owner", notice, "role"],
  ])("%s, %j: %s", (role, content, why) => {
    expect(judge({ role, content })).toBe(why);
  });

  test("whoever is not in a room learns no more than whoever asks for one that is not there", () => {
    for (const kind of ["public", "private", "direct"] as const)
      for (const content of [text, edit, remove, react, pin, topic])
        expect(judge({ kind, role: undefined, content })).toBe("room");
  });

  test("in a room of two both pin, and neither gives it a topic", () => {
    expect(judge({ kind: "direct", content: pin })).toBeUndefined();
    expect(judge({ kind: "direct", content: topic })).toBe("role");
  });

  test("a guest writes texts in the lobby, and nothing else anywhere", () => {
    expect(judge({ guest: true, kind: "lobby" })).toBeUndefined();
    for (const content of [edit, remove, react, pin, topic])
      expect(judge({ guest: true, kind: "lobby", content })).toBe("guest");
    expect(judge({ guest: true, kind: "public", role: undefined })).toBe("room");
  });
});

describe("what the roles may make of people", () => {
  const another = (role: Role | undefined, isLastOwner = false): Subject => ({
    who: "another",
    role,
    isLastOwner,
  });
  const oneself = (role: Role | undefined, isLastOwner = false): Subject => ({
    who: "oneself",
    role,
    isLastOwner,
  });
  const become = (role: Role | "none"): Content => ({ kind: "member", who: "bob", role });

  test.each<[Role | undefined, Subject, Role | "none", string | undefined]>([
    [undefined, oneself(undefined), "member", undefined],
    [undefined, oneself(undefined), "owner", "room"],
    [undefined, another(undefined), "member", "room"],
    ["member", oneself("member"), "none", undefined],
    ["muted", oneself("muted"), "none", undefined],
    ["muted", oneself("muted"), "member", "role"],
    ["member", oneself("member"), "moderator", "role"],
    ["member", oneself("member"), "member", "entry"],
    ["member", another(undefined), "member", "role"],
    ["moderator", another(undefined), "member", undefined],
    ["moderator", another("member"), "muted", undefined],
    ["moderator", another("muted"), "member", undefined],
    ["moderator", another("member"), "none", undefined],
    ["moderator", another("member"), "moderator", "role"],
    ["moderator", another("moderator"), "none", "role"],
    ["moderator", another("owner"), "muted", "role"],
    ["moderator", another(undefined), "none", "entry"],
    ["owner", another("moderator"), "none", undefined],
    ["owner", another("member"), "owner", undefined],
    ["owner", oneself("owner"), "member", undefined],
    ["owner", oneself("owner", true), "none", "role"],
    ["owner", oneself("owner", true), "member", "role"],
  ])("%s, %j, to %s: %s", (role, subject, wanted, why) => {
    expect(judge({ role, content: become(wanted), subject })).toBe(why);
  });

  test("nobody is brought into a private room by himself", () => {
    expect(
      judge({ kind: "private", role: undefined, content: become("member"), subject: oneself(undefined) }),
    ).toBe("room");
  });

  test("nobody leaves the lobby, and nobody comes or goes in a room of two", () => {
    expect(judge({ kind: "lobby", role: "owner", content: become("none"), subject: another("member") })).toBe(
      "role",
    );
    expect(judge({ kind: "direct", content: become("none"), subject: oneself("member") })).toBe("role");
  });

  test("a name that nobody owns is told apart only to those who are in the room", () => {
    expect(judge({ role: "owner", content: become("member"), subject: undefined })).toBe("person");
    for (const kind of ["public", "private", "direct"] as const)
      expect(judge({ kind, role: undefined, content: become("member"), subject: undefined })).toBe("room");
  });
});
