import { expect, test } from "vitest";
import { clockTime, dayLabel, fullTime, isSameDay, listTime, type TimeRules } from "../../src/text/time.ts";

const vienna: TimeRules = { style: "24h", locale: "en-GB", timeZone: "Europe/Vienna" };
const at = (text: string) => Date.parse(text);
const now = at("2026-11-18T12:00:00Z");

test("a time is in the reader's place and way", () => {
  const time = at("2026-11-18T08:05:00Z");
  expect(clockTime(time, vienna)).toBe("09:05");
  expect(clockTime(time, { ...vienna, style: "12h", locale: "en-US" })).toMatch(/^9:05\sAM$/);
  expect(clockTime(time, { style: "locale", locale: "en-US", timeZone: "America/New_York" })).toMatch(
    /^3:05\sAM$/,
  );
  expect(clockTime(time, { style: "locale", locale: "de-AT", timeZone: "Europe/Vienna" })).toBe("09:05");
  expect(clockTime(at("2026-11-18T23:30:00Z"), vienna)).toBe("00:30");
});

test.each([
  ["2026-11-18T00:00:00Z", "Today"],
  ["2026-11-17T23:30:00Z", "Today"],
  ["2026-11-17T22:30:00Z", "Yesterday"],
  ["2026-11-16T12:00:00Z", "Monday 16 November"],
  ["2025-11-16T12:00:00Z", "Sunday 16 November 2025"],
  ["2026-11-19T12:00:00Z", "Thursday 19 November"],
])("at noon of the 18th, %s is %s", (time, label) => {
  expect(dayLabel(at(time), now, vienna).replaceAll(",", "")).toBe(label);
});

test("the day after the clock was put back is one day later, not two", () => {
  const [before, after] = [at("2026-10-24T22:30:00Z"), at("2026-10-25T22:59:00Z")];
  expect(isSameDay(before, after, vienna)).toBe(true);
  expect(dayLabel(before, at("2026-10-26T01:00:00Z"), vienna)).toBe("Yesterday");
});

test("days are counted right whatever calendar and digits the reader has", () => {
  const persian: TimeRules = { style: "locale", locale: "fa-IR", timeZone: "Asia/Tehran" };
  expect(dayLabel(now, now, persian)).toBe("Today");
  expect(dayLabel(now - 86_400_000, now, persian)).toBe("Yesterday");
});

test("lists have the shortest that tells", () => {
  expect(listTime(at("2026-11-18T08:05:00Z"), now, vienna)).toBe("09:05");
  expect(listTime(at("2026-11-17T08:05:00Z"), now, vienna)).toBe("Yesterday");
  expect(listTime(at("2026-11-13T08:05:00Z"), now, vienna)).toBe("Friday");
  expect(listTime(at("2026-11-01T08:05:00Z"), now, vienna)).toBe("01/11/2026");
});

test("the full time has everything", () => {
  expect(fullTime(at("2026-11-18T08:05:09Z"), vienna)).toMatch(/^Wednesday,? 18 November 2026.*09:05:09$/);
});
