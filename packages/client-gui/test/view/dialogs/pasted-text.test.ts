import { textMaxBytes } from "@conclave/protocol";
import { expect, test } from "vitest";
import { appended, asCodeBlock, asFile, describePaste } from "../../../src/view/dialogs/pasted-text.ts";

const draft = (text: string) => ({ text, purpose: { kind: "new" } as const });

test("it is said how much it is, and whether one message can hold it", () => {
  expect(describePaste("ä\nb")).toEqual({ size: "2 lines, 4 bytes", fits: "yes" });
  expect(describePaste("x".repeat(textMaxBytes))).toMatchObject({ fits: "yes" });
  expect(describePaste("x".repeat(textMaxBytes + 1))).toEqual({ size: "1 line, 12,289 bytes", fits: "no" });
});

test("as it is, it goes behind what is there", () => {
  expect(appended(draft(""), "new").text).toBe("new");
  expect(appended(draft("old"), "new").text).toBe("old new");
  expect(appended(draft("old\n"), "new").text).toBe("old\nnew");
});

test("as code it begins on a line of its own, and no fence in it ends it", () => {
  expect(asCodeBlock(draft("see"), "a\nb\n").text).toBe("see\n```\na\nb\n```\n");
  expect(asCodeBlock(draft(""), "````x").text).toBe("`````\n````x\n`````\n");
});

test("as a file it has the same bytes", () => {
  const file = asFile("Zoë");
  expect(file.kind === "bytes" && Buffer.from(file.bytes).toString("utf8")).toBe("Zoë");
});

test("what the draft is for stays", () => {
  const reply = { text: "", purpose: { kind: "reply", to: 7 } } as const;
  expect(appended(reply, "new").purpose).toEqual({ kind: "reply", to: 7 });
});
