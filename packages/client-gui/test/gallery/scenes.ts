/** How a window comes into each of the gallery's states, one after the other: each begins where the one before it has ended. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Person } from "@conclave/testbed/person";
import type { Scene } from "../support/scene.ts";
import { attach } from "./attach.ts";
import { prepare, sharePicture } from "./showcase.ts";
import { type Company, fillLongRoom, mark, samplePicture, talk } from "./talk.ts";

export interface Visit {
  readonly scene: Scene;
  readonly ana: Person;
  readonly company: Company;
}

export interface Stop {
  /** Brings the window there. */
  reach(visit: Visit): Promise<void>;
  /** Brings it back to the conversation. */
  leave?(visit: Visit): Promise<void>;
  /** Whether it is left and reached again for each size. Default: once for all. */
  readonly repeated?: "for-each-size";
}

const closeDialog = async ({ ana }: Visit) => {
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
};

/** In this order. What is not looked at is reached all the same where `needed` says that others build on it. */
export const scenes = {
  "first-page": {
    reach: async ({ ana }) => {
      await ana.sees({ role: "push button", name: "Connect" });
    },
  },
  "trust-question": { reach: ({ ana }) => ana.meet() },
  showcase: {
    reach: async (visit) => {
      const { ana, company } = visit;
      await enter(visit);
      const team = await prepare(visit);
      await goTo(visit, "design", () => company.bob.client.setRole(company.design, "ana", "member"));
      await sharePicture(visit, team);
      await ana.untilRoom(/launch.*1 mention/);
      await ana.press("Escape");
    },
  },
  completion: {
    reach: async ({ ana }) => {
      await ana.type("Thanks, @");
      await ana.sees({ role: "list", name: "Suggestions" });
    },
    leave: async ({ ana }) => {
      await ana.press("Escape", "ctrl+a", "BackSpace");
      await ana.seesNo({ role: "list", name: "Suggestions" });
    },
  },
  "several-chosen": {
    reach: async ({ ana }) => {
      await ana.goToMessages();
      await ana.press("End", "Up", "shift+Up", "shift+Up");
    },
    leave: async ({ ana }) => {
      await ana.press("Escape");
      await ana.goToComposer();
    },
  },
  "message-menu": {
    reach: async ({ ana }) => {
      await ana.goToMessages();
      await ana.press("End", "Menu");
    },
    leave: async ({ ana }) => {
      await ana.press("Escape");
      await ana.goToComposer();
    },
  },
  emoji: dialog("ctrl+e"),
  "room-details": dialog("ctrl+i"),
  commands: dialog("shift+F1"),
  reply: {
    reach: async ({ ana }) => {
      await ana.press("ctrl+r");
      await ana.type("Gladly. I have some more of");
      await ana.sees({ role: "label", description: "Purpose" });
    },
    leave: async ({ ana }) => {
      await ana.press("ctrl+a", "BackSpace", "Escape");
      await ana.seesNo({ role: "label", description: "Purpose" });
    },
  },
  "nobody-wrote-yet": {
    reach: async ({ ana }) => {
      await ana.press("ctrl+k");
      await ana.untilFocused({ role: "text", name: "Go to" });
      await ana.type("kenji");
      await ana.press("Return");
      await ana.untilIn("Kenji");
    },
    leave: (visit) => goTo(visit, "lobby"),
  },
  "conversation-unread": {
    reach: async (visit) => {
      const { ana, company } = visit;
      await enter(visit);
      await ana.say("Yes, I am on it.");
      await ana.untilShown("Yes, I am on it.");
      await goTo(visit, "design", () => company.bob.client.setRole(company.design, "ana", "member"));
      const last = await talk(company);
      await mark(company, last);
      await goTo(visit, "lobby");
      await ana.untilShown("nobody knows");
    },
  },
  conversation: {
    reach: async (visit) => {
      await beRefused(visit);
      await sendFiles(visit);
    },
  },
  "people-hidden": {
    reach: async ({ ana }) => {
      await ana.press("F10");
      await ana.seesNo({ role: "list", name: "People" });
    },
    leave: async ({ ana }) => {
      await ana.press("F10");
      await ana.sees({ role: "list", name: "People" });
    },
  },
  settings: dialog("ctrl+comma"),
  "x-ray": dialog("ctrl+shift+i"),
  switcher: dialog("ctrl+k"),
  search: {
    reach: async ({ ana }) => {
      await ana.press("ctrl+f");
      await ana.untilFocused({ role: "text", name: "Words" });
      await ana.type("release\n");
      await ana.sees({ role: "list", name: "Results" });
    },
    leave: closeDialog,
    repeated: "for-each-size",
  },
  shortcuts: dialog("F1"),
  "ten-thousand-messages": {
    reach: async (visit) => {
      const { ana, company, scene } = visit;
      const room = await fillLongRoom(scene, company, 10_000);
      await goTo(visit, "archive", () => company.bob.client.setRole(room, "ana", "member"));
      await ana.untilShown("of 10000");
    },
    leave: (visit) => goTo(visit, "lobby"),
  },
  reconnecting: {
    reach: async ({ ana, scene }) => {
      await scene.killServer();
      await ana.untilStrip(/./);
      await ana.say("Said while nobody could hear it.");
    },
  },
  alarm: {
    reach: async ({ ana, scene }) => {
      if (scene.daemon.child.exitCode === null && scene.daemon.child.signalCode === null)
        await scene.killServer();
      await scene.startServer("new");
      await ana.sees({ role: "push button", name: /^Replace the key/ });
    },
  },
} as const satisfies Record<string, Stop>;

export type SceneName = keyof typeof scenes;

/** Those that others begin in. */
export const needed: ReadonlySet<SceneName> = new Set([
  "first-page",
  "trust-question",
  "conversation-unread",
  "conversation",
]);

function dialog(keys: string): Stop {
  return {
    reach: async ({ ana }) => {
      await ana.press(keys);
      await ana.sees({ role: "dialog" });
    },
    leave: closeDialog,
    repeated: "for-each-size",
  };
}

/** Trusts the server, unless that was done before. */
async function enter({ ana }: Visit): Promise<void> {
  if ((await ana.application.find({ role: "push button", name: "Trust and connect" })) !== undefined)
    await ana.trust();
}

/** By the quick switcher, into a room that the window may not know yet. */
async function goTo({ ana }: Visit, room: string, enter?: () => unknown): Promise<void> {
  enter?.();
  await ana.untilRoom(new RegExp(`\\b${room}\\b`));
  await ana.press("ctrl+k");
  await ana.untilFocused({ role: "text", name: "Go to" });
  await ana.type(room);
  await ana.press("Return");
  await ana.untilIn(room);
}

/** Files of others, and one of our own that stands still on its way, because the server goes no further. */
async function sendFiles({ ana, scene, company }: Visit): Promise<void> {
  company.bob.client.sendFile({
    bytes: samplePicture(),
    name: "sunset over the harbour.png",
    caption: "From the roof",
  });
  company.bob.client.sendFile({ bytes: new Uint8Array(100), name: `${"long ".repeat(30)}name.tar.gz` });
  const path = join(scene.folder, "recording.flac");
  await writeFile(path, new Uint8Array(8 * 1024 * 1024));
  await attach(ana, path);
  await ana.untilShown(/recording\.flac/);
}

async function beRefused({ ana, scene }: Visit): Promise<void> {
  await scene.conclaved("admin", "mute", "ana");
  await ana.goToComposer();
  await ana.say("This one is not let through.");
  await ana.untilShown(/This one is not let through/);
  await scene.conclaved("admin", "unmute", "ana");
}
