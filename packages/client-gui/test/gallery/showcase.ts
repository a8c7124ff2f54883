/** What is said where the window is shown as people use it: a team on a usual day. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Talker } from "../support/talker.ts";
import { attach } from "./attach.ts";
import type { Visit } from "./scenes.ts";
import { sunset } from "./sunset.ts";

/** Everything that was said before Ana comes. */
export async function prepare({ ana, scene, company: { bob, design } }: Visit): Promise<Team> {
  const [zoe, kenji, amina] = await Promise.all(
    ["Zoë", "Kenji", "Amina"].map(async (name) => scene.use(await Talker.join(scene, name))),
  );
  if (zoe === undefined || kenji === undefined || amina === undefined) throw new Error("three have joined");
  await Promise.all([zoe, kenji, amina].map(({ client }) => client.settled(client.join(design))));
  bob.client.setRole(design, "Zoë", "moderator");
  const there = { room: design };
  await zoe.say("Good morning ☀️ The new first page is up. Could somebody look at it at **200 %**?", there);
  const remark = await kenji.say(
    'Looks good! One thing: the badge moves when it goes from 9 to 10. This mends it:\n```ts\nbadge.setMinimumWidth(metrics.width("99") + 2 * padding);\n```',
    there,
  );
  await mark(zoe, design, remark, "👍");
  await mark(amina, design, remark, "👍");
  await mark(bob, design, remark, "🚀");
  await zoe.say(
    "Nice catch, merged. What is left:\n- a picture for the top\n- the date, see `notes.md`",
    there,
  );
  await amina.say("@ana you sit by the harbour, have you got one?", { ...there, mentions: ["ana"] });

  const plans = await bob.client.open({ name: "launch", kind: "private", topic: "Until the day" });
  bob.client.setRole(plans, "ana", "member");
  await ana.untilRoom(/launch/);
  await bob.say("Tickets are out.", { room: plans });
  await bob.say("@ana who opens the door?", { room: plans, mentions: ["ana"] });
  const direct = await amina.client.openDirect("ana");
  await amina.say("Coffee at ten?", { room: direct });
  return { zoe, kenji, amina };
}

/** Ana's picture, and what the others say to it. */
export async function sharePicture(
  { ana, scene, company: { bob, design } }: Visit,
  { zoe, kenji, amina }: Team,
): Promise<void> {
  const path = join(scene.folder, "harbour.png");
  await writeFile(path, sunset());
  await ana.type("From my window, yesterday :sunrise:");
  await attach(ana, path);
  const number = await storedPicture(ana, zoe, design);
  for (const [talker, sign] of [
    [zoe, "😍"],
    [kenji, "😍"],
    [amina, "😍"],
    [bob, "🔥"],
  ] as const)
    await mark(talker, design, number, sign);
  await zoe.say("That is the one! It goes to the top.", { room: design, re: number });
  await ana.untilShown("That is the one");
}

/** Its number, once the room has it. */
async function storedPicture(ana: Visit["ana"], { client }: Talker, room: number): Promise<number> {
  await ana.untilShown(/harbour\.png.*Stored/);
  const { entries } = await client.fetch({ room, after: 0, limit: 50 });
  const found = entries.findLast(({ content }) => content.kind === "file");
  if (found === undefined) throw new Error("the room has no file");
  return found.number;
}

async function mark({ client }: Talker, room: number, number: number, sign: string): Promise<void> {
  const state = await client.settled(client.react(room, number, sign));
  if (state.kind !== "stored") throw new Error(`${sign} is ${JSON.stringify(state)}`);
}

export interface Team {
  readonly zoe: Talker;
  readonly kenji: Talker;
  readonly amina: Talker;
}
