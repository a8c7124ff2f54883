import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Circumstances,
  type Happening,
  hasPhrase,
  isForYou,
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
    mentions: [],
    repliesTo: undefined,
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
    ownName: "ana",
    onScreen: "no",
    ...changes,
    settings: { ...defaultSettings, ...settings },
  };
}

describe("what is told", () => {
  test.each<[string, Happening, Circumstances, string]>([
    ["anything, where everything is wanted", said(), when({ notify: "all" }), "tell"],
    ["chatter, where mentions are wanted", said(), when({ notify: "mentions" }), "nothing"],
    ["a mention", said({ mentions: ["ana"] }), when(), "tell"],
    ["a mention of somebody else", said({ mentions: ["anna"] }), when(), "nothing"],
    ["our name in the text", said({ text: "ask Ana." }), when(), "tell"],
    ["an answer to us", said({ repliesTo: "ana" }), when(), "tell"],
    ["an answer to somebody else", said({ repliesTo: "ben" }), when(), "nothing"],
    ["a room of two", said({ roomKind: "direct" }), when(), "tell"],
    ["an announcement", said({ by: "server" }), when(), "tell"],
    ["a keyword", said({ text: "DEPLOY failed" }), when({ keywords: ["deploy"] }), "tell"],
    ["a keyword inside a word", said({ text: "redeploying" }), when({ keywords: ["deploy"] }), "nothing"],
    ["the room's rule before the settings'", said(), when({ notify: "none" }, { roomRule: "all" }), "tell"],
    [
      "a mention in a room that is silent",
      said({ mentions: ["ana"] }),
      when({ notify: "all" }, { roomRule: "none" }),
      "nothing",
    ],
    ["a room of two that is silent", said({ roomKind: "direct" }), when({}, { roomRule: "none" }), "nothing"],
    [
      "a mention while nobody may disturb",
      said({ mentions: ["ana"] }),
      when({ doNotDisturb: "on" }),
      "nothing",
    ],
    ["what we said ourselves", said({ by: "own", roomKind: "direct" }), when({ notify: "all" }), "nothing"],
    ["what is on the screen", said({ mentions: ["ana"] }), when({}, { onScreen: "yes" }), "nothing"],
    [
      "what was said before we were ever here",
      said({ novelty: "earlier" }),
      when({ notify: "all" }),
      "nothing",
    ],
    ["what was missed", said({ novelty: "missed" }), when({ notify: "all" }), "count"],
    ["what was missed and is not wanted", said({ novelty: "missed" }), when(), "nothing"],
    ["a mention that was missed", said({ novelty: "missed", mentions: ["ana"] }), when(), "count"],
  ])("%s", (_, happening, circumstances, judgement) => {
    expect(judge(happening, circumstances)).toBe(judgement);
  });
});

describe("phrases", () => {
  test.each([
    ["on call", "who is ON CALL?", true],
    ["c++", "C++ again", true],
    ["c", "c++ again", true],
    ["größe", "Die GRÖSSE? Die Größe!", true],
    ["café", "the cafe\u0301 is open", true],
    ["cafe", "the cafe\u0301 is open", false],
    ["ana", "ana_maria", false],
    ["ana", "(ana)", true],
    ["", "anything", false],
    ["日本", "日本 語", true],
    ["a.c", "abc", false],
  ])("%o in %o: %s", (phrase, text, found) => {
    expect(hasPhrase(text, phrase)).toBe(found);
  });

  test("a phrase is found as it is between blanks, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30, unit: "binary" }), (phrase) => {
        fc.pre(phrase.normalize("NFKC").trim() !== "" && phrase.isWellFormed());
        expect(hasPhrase(`x ${phrase.trim()} y`, phrase)).toBe(true);
      }),
    );
  });
});

test("our own name counts with the capitals that we wrote it in, too", () => {
  expect(isForYou(said({ text: "Zoë?" }), when({}, { ownName: "zoë" }))).toBe(true);
});

describe("words", () => {
  test("say who, where and what", () => {
    expect(wordsFor(said(), "everything")).toEqual({
      title: "\u2068ben\u2069 in \u2068ops\u2069",
      body: "\u2068the build is green\u2069",
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

  test("are short, of a few lines, and nothing in them turns what stands beside them around", () => {
    const text = `\u202eevil\u0007${"\n\n"}${"line 👩‍👩‍👧‍👦\n".repeat(50)}`;
    const { title, body } = wordsFor(said({ text, from: `x\ny${"z".repeat(500)}` }), "everything");
    expect(body).toBe(`\u2068evil\nline 👩‍👩‍👧‍👦\nline 👩‍👩‍👧‍👦\nline 👩‍👩‍👧‍👦\n…\u2069`);
    expect(title).toBe(`\u2068x y${"z".repeat(57)}…\u2069 in \u2068ops\u2069`);
  });

  test("whatever somebody writes, they end and have no control characters", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 2_000 }),
        fc.string({ unit: "binary" }),
        (text, from) => {
          const { title, body } = wordsFor(said({ text, from }), "everything");
          expect(body.length).toBeLessThan(300);
          expect(title.length).toBeLessThan(100);
          expect(`${title}${body.replaceAll("\n", "")}`).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        },
      ),
    );
  });
});
