/**
 * The same as `openWindow`, where nobody looks: two windows on a virtual desktop, a short conversation by real keys,
 * pictures of it, and the conversation as the server relayed it to a third client that only listened.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { formatAddress, type ServerAddress } from "@conclave/protocol";
import { Daemon, DaemonError, type RunningDaemon } from "@conclave/testbed/daemon";
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { Person } from "@conclave/testbed/person";
import { LaunchError } from "./launch-error.ts";
import { Scribe } from "./scribe.ts";

/** Who says what, in order. */
const script: readonly (readonly [name: string, text: string])[] = [
  ["ana", "Hello bob, can you read this?"],
  ["bob", "Every word: é, ñ, 你好 👋"],
  ["ana", "And nobody in between can."],
];

const windowSize = { width: 790, height: 640 };
const gap = 14;

/**
 * @param pictures - the folder where they go.
 * @throws {LaunchError} when the server cannot listen there.
 */
export async function runTour(listen: ServerAddress, pictures: string): Promise<void> {
  say("There is no display here, so two windows open on a virtual one.");
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "conclave-tour-"));
  stack.defer(() => rm(folder, { recursive: true }));
  const daemon = await startServer(listen);
  stack.defer(() => daemon.stop());
  const address = { host: listen.host, port: daemon.port };
  const scribe = await Scribe.join(address, join(folder, "scribe"));
  stack.defer(() => scribe.leave());
  const desktop = stack.use(
    await VirtualDesktop.start({
      width: 2 * windowSize.width + 3 * gap,
      height: windowSize.height + 5 * gap,
    }),
  );
  await mkdir(pictures, { recursive: true });

  const people = new Map<string, Person>();
  for (const [index, name] of ["ana", "bob"].entries()) {
    const server = formatAddress(address);
    const person = stack.use(await Person.open({ desktop, name, server, configFolder: join(folder, name) }));
    people.set(name, person);
    await person.meet();
    await person.place({ x: gap + index * (windowSize.width + gap), y: 3 * gap, ...windowSize });
    if (index === 0) await person.picture(join(pictures, "first-contact.png"));
    await person.trust();
  }
  for (const [name, text] of script) {
    await people.get(name)?.say(text);
    for (const reader of people.values()) await reader.untilShown(text);
  }
  for (const [name, person] of people) await person.picture(join(pictures, `${name}.png`));
  await desktop.screenshot(join(pictures, "both.png"));

  say(`\nThe conversation, as the server at ${formatAddress(address)} relayed it to a third client:\n`);
  for (const line of await scribe.heard(script.length)) say(`  ${line}`);
  say("\nPictures of the windows:\n");
  for (const file of ["first-contact", "ana", "bob", "both"])
    say(`  ${relative(process.cwd(), join(pictures, file))}.png`);
}

async function startServer(listen: ServerAddress): Promise<RunningDaemon> {
  try {
    return await Daemon.start("--listen", formatAddress(listen));
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    throw new LaunchError(error.message, error.exitCode);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
