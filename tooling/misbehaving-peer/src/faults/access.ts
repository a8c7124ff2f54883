/** Faults of a client that is not let in (clauses 6.8 and 6.9). */
import { randomBytes } from "node:crypto";
import { type Introduction, signingKey, types } from "@conclave/testbed/reference";
import type { ClientStage } from "../client-stage.ts";
import type { ClientFault } from "../fault.ts";

const { BYE, NAME_BAD } = types;

export const accessFaults: readonly ClientFault[] = [
  turnedAway("invite-missing", "comes without an invitation", "no-invitation", () => ({})),
  turnedAway("invite-unknown", "shows a token that nobody gave out", "unknown", () => ({
    invite: randomBytes(16),
  })),
  turnedAway("invite-bit", "shows a token with a bit flipped", "unknown", ({ token }) => ({
    invite: Buffer.from(token.map((byte, index) => (index === 15 ? byte ^ 1 : byte))),
  })),
  {
    ...turnedAway("invite-used", "shows a token that another key has come in with", "used", () => ({})),
    play: async (stage) => {
      const { token: invite } = stage;
      await stage.member(undefined, { identity: signingKey(), invite });
      const peer = await stage.greeted();
      peer.introduce({ name: stage.otherName, identity: signingKey(), invite });
    },
  },
  {
    ...turnedAway("invite-expired", "shows a token after its 60 s", "expired", () => ({})),
    play: async (stage) => {
      const { token: invite } = stage;
      await stage.time.pass(60_000);
      const peer = await stage.greeted();
      peer.introduce({ name: stage.name, identity: signingKey(), invite });
    },
  },
  {
    name: "invite-without-key",
    clause: "6.1",
    does: "shows a good token and no identity key, where one is asked for",
    sees: "silence",
    reports: "flight",
    needs: { access: "invited" },
    play: async (stage) => {
      const peer = await stage.greeted();
      peer.introduce({ name: stage.name, invite: stage.token });
    },
  },
  {
    ...turnedAway(
      "key-not-listed",
      "shows a key that is not listed, and a good token",
      "not-listed",
      () => ({}),
    ),
    needs: { access: "listed" },
    play: async (stage) => {
      const peer = await stage.greeted();
      peer.introduce({ name: stage.name, identity: signingKey(), invite: stage.token });
    },
  },
  {
    name: "guest-where-none-is-let-in",
    clause: "6.1",
    does: "shows no identity key, where one is asked for",
    sees: "silence",
    reports: "flight",
    needs: { guests: "refused" },
    play: async (stage) => {
      const peer = await stage.greeted();
      peer.introduce(stage.introduction);
    },
  },
  {
    name: "invite-good",
    clause: "6.9",
    does: "shows a good token, and then the key that it let in alone",
    sees: "tolerated",
    reports: "nothing",
    needs: { access: "invited" },
    play: async (stage) => {
      const identity = signingKey();
      const first = await stage.member(undefined, { identity, invite: stage.token });
      first.say(BYE, Buffer.from([0]));
      await first.wire.unreadAtEnd();
      await stage.member(undefined, { identity });
    },
  },
  {
    name: "invite-with-a-bad-name",
    clause: "6.9",
    does: "wastes a good token on a name that is refused: it is still good",
    sees: "tolerated",
    reports: "nothing",
    needs: { access: "invited" },
    play: async (stage) => {
      const { token: invite } = stage;
      const first = await stage.greeted();
      first.introduce({ name: "a\nb", identity: signingKey(), invite });
      await first.until(NAME_BAD);
      await stage.member(undefined, { identity: signingKey(), invite });
    },
  },
  {
    name: "same-key-again",
    clause: "9.12",
    does: "connects a ninth time with the same identity key, and stays on the first connection",
    sees: "BYE 9",
    reports: "bye 9",
    takesTime: true,
    play: async (stage) => {
      const identity = signingKey();
      const first = await stage.member(undefined, { identity });
      for (let device = 2; device <= 9; device += 1) await stage.member(undefined, { identity });
      stage.commitOn(first);
    },
  },
  {
    name: "same-key-twice",
    clause: "9.12",
    does: "connects again with the same identity key: that is another device",
    sees: "tolerated",
    reports: "nothing",
    play: async (stage) => {
      const identity = signingKey();
      const first = await stage.member(undefined, { identity });
      await stage.member(undefined, { identity });
      stage.commitOn(first);
    },
  },
];

/** Somebody who proves a key and may not come in. */
function turnedAway(
  name: string,
  does: string,
  access: string,
  who: (stage: ClientStage) => Partial<Introduction>,
): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.greeted();
    peer.introduce({ name: stage.name, identity: signingKey(), ...who(stage) });
  };
  const needs = { access: "invited" } as const;
  return { name, clause: "6.9", does, sees: "BYE 8", reports: "bye 8", detail: { access }, needs, play };
}
