import type { OutboxItem } from "@conclave/client";
import { expect, test } from "vitest";
import type { Phase } from "../../../src/app/phase.ts";
import { connectionText } from "../../../src/view/main/connection-text.ts";

const address = { host: "chat.example", port: 5068 };
const host = { hostKey: new Uint8Array(32), fingerprint: "SHA256:x", suite: 2 } as never;
const problem = { what: "Nothing answers.", advice: "", field: undefined };

function reconnecting(atMs: number | undefined): Phase {
  return { kind: "reconnecting", address, host, name: "ana", problem, atMs };
}

function unsent(...kinds: readonly ("failed" | "waiting")[]): readonly OutboxItem[] {
  return kinds.map((kind, at) => ({
    id: `${at}` as never,
    room: 1,
    content: { kind: "text", text: "x" } as never,
    timeMs: 0,
    state: kind === "waiting" ? { kind, sent: "never" } : { kind, why: "expired", sent: "never" },
  }));
}

function textOf(phase: Phase, waiting: readonly OutboxItem[] = [], nowMs = 1_000) {
  return connectionText({ phase, unsent: waiting, label: "Chat" }, nowMs);
}

test("nothing is said while all is well", () => {
  expect(textOf({ kind: "online", address, host, name: "ana" }, unsent("waiting"))).toBeUndefined();
});

test("the seconds until the next attempt, how many messages wait, and why", () => {
  expect(textOf(reconnecting(4_200), unsent("waiting", "failed", "waiting"))).toEqual({
    text: "Reconnecting in 4 s, 2 messages waiting",
    why: "Nothing answers.",
    act: "connect-now",
  });
  expect(textOf(reconnecting(4_200), unsent("waiting"))?.text).toBe("Reconnecting in 4 s, 1 message waiting");
});

test("while it is tried nothing can be cut short", () => {
  expect(textOf(reconnecting(undefined))).toMatchObject({ text: "Reconnecting now …", act: "none" });
  expect(textOf(reconnecting(900))).toMatchObject({ text: "Reconnecting now …" });
});

test("who disconnected can connect again", () => {
  expect(textOf({ kind: "offline", problem: undefined })).toEqual({
    text: "Not connected to Chat",
    why: undefined,
    act: "connect",
  });
});
