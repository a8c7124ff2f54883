/**
 * The run: many who write without a pause, a server that is killed again and again, networks that are reset, readers that
 * read nothing for a while; then quiet, and everything that was noted down is checked against what the rooms have kept.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { Random } from "@conclave/fuzz/random";
import { lobby, type RoomId } from "@conclave/protocol";
import { loadOrCreateHostKey } from "@conclave/server";
import { Bot } from "./bot.ts";
import { DoomedServer } from "./doomed-server.ts";
import type { Heard, Journal } from "./journal.ts";

export interface RunOptions {
  readonly botCount: number;
  /** How often the server is killed. */
  readonly killCount: number;
  readonly seed: number;
  /** How many texts are acknowledged between two blows of fate, on average. */
  readonly calmTexts: number;
  /** Hears what goes on. */
  readonly onProgress?: (line: string) => void;
}

export interface RunResult {
  readonly journal: Journal;
  readonly killCount: number;
  readonly resetCount: number;
  readonly stallCount: number;
  /** How the server ended when it was asked to. */
  readonly exitCode: number | null;
}

export async function run(options: RunOptions): Promise<RunResult> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "conclave-ledger-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const state = join(folder, "state");
  const { key } = await loadOrCreateHostKey(state);
  const server = await DoomedServer.start(state);
  stack.defer(async () => void (await server.stop()));
  const news = new News(server.death);
  const random = new Random(options.seed);
  const bots = await Promise.all(
    Array.from({ length: options.botCount }, async (_, index) => {
      const own = join(folder, `bot${index}`);
      await mkdir(own);
      const bot = new Bot({
        name: `bot${index}`,
        address: server.address,
        hostKey: key.publicKey,
        identity: IdentityKey.generate(),
        folder: own,
        random: new Random(options.seed + index + 1),
        atOnce: 2,
        onNews: () => news.tell(),
      });
      await bot.start();
      return bot;
    }),
  );
  stack.defer(() => {
    for (const bot of bots) bot.client.close();
  });
  const rooms = await settleIn(bots, news);
  for (const bot of bots) bot.write(rooms);
  const counts = await strike({ options, server, bots, news, random });
  for (const bot of bots) bot.beQuiet();
  await news.until(() => bots.every(({ client }) => client.outbox.length === 0));
  const kept = await readAll(bots, rooms);
  await news.until(() =>
    bots.every((bot) => rooms.every((room) => bot.toldOf(room) >= (kept.get(room)?.length ?? 0))),
  );
  const notes = bots.map(({ name, written, acknowledged, heard, troubles }) => ({
    name,
    written,
    acknowledged,
    heard,
    troubles: [...troubles],
  }));
  for (const bot of bots) bot.client.close();
  return { ...counts, journal: { notes, kept }, killCount: server.killCount, exitCode: await server.stop() };
}

/** Everybody is in the lobby and in one room more. */
async function settleIn(bots: readonly Bot[], news: News): Promise<readonly RoomId[]> {
  const isReady = (bot: Bot) => bot.client.rooms.length > 0 && bot.client.name !== undefined;
  await news.until(() => bots.every(isReady));
  const [first, ...others] = bots;
  if (first === undefined) throw new RangeError("a run needs somebody who writes");
  const room = await first.client.open({ name: "ledger", kind: "public" });
  for (const { client } of others) client.join(room);
  await news.until(() => bots.every(({ client }) => client.rooms.length === 2));
  return [lobby, room];
}

interface Strikes {
  readonly options: RunOptions;
  readonly server: DoomedServer;
  readonly bots: readonly Bot[];
  readonly news: News;
  readonly random: Random;
}

/** Lets blows fall at random moments, until the server was killed often enough. */
async function strike({ options, server, bots, news, random }: Strikes) {
  const acknowledgedCount = () => bots.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const someone = () => random.pick(bots);
  const stalled: (() => void)[] = [];
  let [resetCount, stallCount] = [0, 0];
  while (server.killCount < options.killCount) {
    const next = acknowledgedCount() + 1 + random.below(2 * options.calmTexts);
    await news.until(() => acknowledgedCount() >= next);
    const blow = random.below(10);
    if (blow < 4) {
      await server.replace();
      options.onProgress?.(`killed ${server.killCount} times, ${acknowledgedCount()} texts acknowledged`);
    } else if (blow < 8) {
      someone().network.reset();
      resetCount += 1;
    } else {
      stalled.push(someone().network.stall());
      stallCount += 1;
      if (stalled.length > 3) stalled.shift()?.();
    }
  }
  for (const resume of stalled) resume();
  return { resetCount, stallCount };
}

/** What the rooms have, read by one who asks for all of it. */
async function readAll(bots: readonly Bot[], rooms: readonly RoomId[]): Promise<Map<RoomId, Heard[]>> {
  const kept = new Map<RoomId, Heard[]>();
  for (const room of rooms) {
    const entries: Heard[] = [];
    for (let more = true; more; ) {
      const page = await bots[0]?.client.fetch({ room, after: entries.at(-1)?.number ?? 0, limit: 256 });
      if (page === undefined) break;
      for (const { number, from, content } of page.entries)
        entries.push({ room, number, from, text: content.kind === "text" ? content.text : undefined });
      more = page.more;
    }
    kept.set(room, entries);
  }
  return kept;
}

/** Wakes whoever waits for something to have happened, or tells of the disaster because of which it never will. */
class News {
  readonly #disaster: Promise<never>;
  #waiters: (() => void)[] = [];

  constructor(disaster: Promise<never>) {
    this.#disaster = disaster;
  }

  tell(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const wake of waiters) wake();
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await Promise.race([promise, this.#disaster]);
    }
  }
}
