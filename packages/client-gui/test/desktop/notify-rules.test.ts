import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Circumstances,
  type Happening,
  judge,
  wordsFor,
  wordsForMissed,
} from "../../src/desktop/notify-rules.ts";
import { defaultSettings, type Settings } from "../../src/settings/settings.ts";

function said(changes: Partial<Happening> = {}): Happening {
  return {
    server: "chat.example.org:5068",
    serverLabel: undefined,
    room: 3,
    roomName: "ops",
    roomKind: "public",
    number: 7,
    by: "other",
    from: "ben",
    text: "the build is green",
    mention: "no",
    novelty: "live",
    ...changes,
  };
}

function when(
  settings: Partial<Settings> = {},
  changes: Partial<Omit<Circumstances, "settings">> = {},
): Circumstances {
  return {
    roomRule: undefined,
    onScreen: "no",
    ...changes,
    settings: { ...defaultSettings, ...settings },
  };
}

describe("what is told", () => {
  test.each<[string, Happening, Circumstances, string]>([
    ["anything, where everything is wanted", said(), when({ notify: "all" }), "tell"],
    ["chatter, where mentions are wanted", said(), when({ notify: "mentions" }), "nothing"],
    ["a mention", said({ mention: "yes" }), when(), "tell"],
    ["an announcement", said({ by: "server" }), when(), "tell"],
    ["the room's rule before the settings'", said(), when({ notify: "none" }, { roomRule: "all" }), "tell"],
    [
      "a mention in a room that is silent",
      said({ mention: "yes" }),
      when({ notify: "all" }, { roomRule: "none" }),
      "nothing",
    ],
    ["a mention while nobody may disturb", said({ mention: "yes" }), when({ doNotDisturb: "on" }), "nothing"],
    ["what we said ourselves", said({ by: "own", roomKind: "direct" }), when({ notify: "all" }), "nothing"],
    ["what is on the screen", said({ mention: "yes" }), when({}, { onScreen: "yes" }), "nothing"],
    [
      "what was said before we were ever here",
      said({ novelty: "earlier" }),
      when({ notify: "all" }),
      "nothing",
    ],
    ["what was missed", said({ novelty: "missed" }), when({ notify: "all" }), "count"],
    ["what was missed and is not wanted", said({ novelty: "missed" }), when(), "nothing"],
    ["a mention that was missed", said({ novelty: "missed", mention: "yes" }), when(), "count"],
  ])("%s", (_, happening, circumstances, judgement) => {
    expect(judge(happening, circumstances)).toBe(judgement);
  });
});

describe("words", () => {
  test("say who, where and what", () => {
    expect(wordsFor(said(), "everything")).toEqual({
      title: "\u2068ben\u2069 in \u2068ops\u2069",
      body: "the build is green",
    });
    expect(wordsFor(said({ roomKind: "direct", serverLabel: "Work" }), "everything").title).toBe(
      "\u2068ben\u2069 (\u2068Work\u2069)",
    );
  });

  test("keep to themselves what is not to be shown", () => {
    expect(wordsFor(said(), "who")).toEqual({ title: "\u2068ben\u2069 in \u2068ops\u2069", body: "" });
    expect(wordsFor(said(), "nothing")).toEqual({ title: "Conclave", body: "A new message" });
    const missed = { ...said(), count: 7, rule: "all" as const };
    expect(wordsForMissed(missed, "nothing")).toEqual({ title: "Conclave", body: "7 new messages" });
  });

  test("sum up what was missed", () => {
    const title = (count: number, changes: Partial<Happening>, rule: "all" | "mentions") =>
      wordsForMissed({ ...said(changes), count, rule }, "everything").title;
    expect(title(7, {}, "all")).toBe("7 new messages in \u2068ops\u2069");
    expect(title(1, {}, "all")).toBe("1 new message in \u2068ops\u2069");
    expect(title(2, {}, "mentions")).toBe("2 messages for you in \u2068ops\u2069");
    expect(title(2, { roomKind: "direct", roomName: "ben" }, "mentions")).toBe(
      "2 new messages from \u2068ben\u2069",
    );
  });

  test("are of a few lines, names are short, and nothing in them turns what stands beside them around", () => {
    const text = `\u202eevil\r\n\u2028${"line 👩‍👩‍👧‍👦\n".repeat(50)}`;
    const { title, body } = wordsFor(said({ text, from: `x\ny${"z".repeat(500)}` }), "everything");
    expect(body).toBe("evil\nline 👩‍👩‍👧‍👦\nline 👩‍👩‍👧‍👦\nline 👩‍👩‍👧‍👦\n…");
    expect(title).toBe(`\u2068x y${"z".repeat(56)}…\u2069 in \u2068ops\u2069`);
  });

  test("whatever somebody writes, they end and have no control characters", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 2_000 }),
        fc.string({ unit: "binary" }),
        (text, from) => {
          const { title, body } = wordsFor(said({ text, from }), "everything");
          expect(body.split("\n").length).toBeLessThanOrEqual(5);
          expect(title.length).toBeLessThan(100);
          expect(`${title}${body.replaceAll("\n", "")}`).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        },
      ),
    );
  });
});
