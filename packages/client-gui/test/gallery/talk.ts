/** What is said in the gallery's rooms: what people really write, and what windows break on. */
import { encode } from "fast-png";
import type { Scene } from "../support/scene.ts";
import { Talker } from "../support/talker.ts";

/** Everybody who is in the lobby, and what they said there before the window came. */
export async function gather(scene: Scene): Promise<Company> {
  const bob = scene.use(await Talker.join(scene, "bob"));
  const maryam = scene.use(await Talker.join(scene, "مريم"));
  const long = scene.use(await Talker.join(scene, "wolfeschlegelsteinhausenbergerdo"));
  const guest = scene.use(await Talker.join(scene, "visitor", "guest"));
  const design = await bob.client.open({ name: "design", kind: "public", topic: "How things look, and why" });
  await bob.client.open({ name: "accessibility-and-keyboard-notes", kind: "public" });
  await bob.say(
    "Good morning! Did anybody look at the **release notes**? They are at https://example.org/releases/2026-11, and there is `npm run check` to try.",
  );
  await maryam.say("صباح الخير! نعم، قرأتها أمس، والروابط كلها تعمل.");
  return { bob, maryam, long, guest, design };
}

/** Said while the window is in another room; the number of the last. */
export async function talk({ bob, maryam, long, guest }: Company): Promise<number> {
  await bob.say(
    '```ts\nconst answer = await ask("what is protected?");\nif (answer === undefined) throw new Error("nobody knows");\n```',
  );
  await long.say("https://example.org/a/path/that/has/no/place/to/break/".repeat(5));
  await long.say("x".repeat(500));
  await guest.say("just looking 👀 👩‍👩‍👧‍👦 🏳️‍🌈");
  await maryam.say(
    "> Did anybody look at the release notes?\nYes: **all** of it, _twice_, and ~~nothing~~ one thing is missing.\n- the date\n- the <b>names</b>",
  );
  await bob.say("@ana can you have a look at it before noon?", { mentions: ["ana"] });
  return await maryam.say("Shalom שלום and مرحبا in one line, 3 < 4 && 5 > 2.", { re: 1 });
}

/** Marks, of several people, on a message. */
export async function mark({ bob, maryam, long }: Company, number: number): Promise<void> {
  for (const [talker, sign] of [
    [bob, "👍"],
    [maryam, "👍"],
    [maryam, "🎉"],
    [long, "❤️"],
  ] as const) {
    const state = await talker.client.settled(talker.client.react(1, number, sign));
    if (state.kind !== "stored") throw new Error(`${sign} is ${JSON.stringify(state)}`);
  }
}

/** Ten thousand texts of different lengths in a room of their own; its number. */
export async function fillLongRoom(scene: Scene, { bob }: Company, count: number): Promise<number> {
  const room = await bob.client.open({ name: "archive", kind: "public", topic: `${count} messages` });
  const writers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => Talker.join(scene, `writer-${index + 1}`)),
  );
  await Promise.all(writers.map(({ client }) => client.settled(client.join(room))));
  await Promise.all(
    writers.map(async (writer, index) => {
      for (let number = index; number < count; number += writers.length)
        await writer.say(
          `Message ${number + 1} of ${count}. ${words.slice(0, (number * 7) % words.length)}`,
          { room },
        );
    }),
  );
  for (const writer of writers) writer.client.close();
  return room;
}

/** A picture in colours that run into each other, as a PNG file. */
export function samplePicture(): Uint8Array {
  const [width, height] = [320, 200];
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    data.set([x % 256, y, 255 - (x % 256)], pixel * 3);
  }
  return encode({ width, height, data, channels: 3, depth: 8 });
}

export interface Company {
  readonly bob: Talker;
  readonly maryam: Talker;
  readonly long: Talker;
  readonly guest: Talker;
  /** The number of a room. */
  readonly design: number;
}

const words =
  "The quick brown fox jumps over the lazy dog, and nobody asks why. It was a bright cold day in April, and the clocks were striking. " +
  "All of it was said before, in other rooms, by other people, with other words: that is what rooms are for.";
