/** Gets into a conversation: connects, and settles who is trusted. */
import { fingerprintWords } from "@conclave/crypto";
import type { NameRefusal } from "@conclave/protocol";
import { Client } from "../client.ts";
import type { ClientOptions } from "../client-options.ts";
import type { ClientEvent, Ending } from "../events.ts";
import { explainEnding, explainNameRefusal } from "../explain.ts";
import type { KnownServers } from "../trust/known-servers.ts";
import { exitCodes } from "./exit-codes.ts";
import { CommandFailure, endingFailure, inOneLine } from "./failure.ts";

/** What to do with a server that was never seen. One that changed is refused under each of them. */
export type TrustPolicy =
  /** Show the fingerprint and ask. */
  | "ask"
  /** Pin it, and say so. */
  | "new"
  /** Refuse it. */
  | "known";

export interface JoinOptions extends ClientOptions {
  readonly trust: TrustPolicy;
  readonly knownServers: KnownServers;
  /** Says something that is no part of the conversation. */
  notify(line: string): void;
  /** Asks the person; nothing if there is none. */
  ask(question: string): Promise<string | undefined>;
  /** Everything that happens, from the first attempt that the server is trusted on. */
  onEvent(event: ClientEvent, client: Client): void;
  /** The client that it is tried with, before it begins: another one after a question of trust. */
  onClient?(client: Client): void;
}

/** What a command needs to know of its surroundings to join. */
export type Surroundings = Omit<JoinOptions, "onClient" | "onEvent">;

/**
 * A client that has been welcomed and knows its rooms.
 *
 * @throws {CommandFailure} when that does not come about.
 */
export async function join(options: JoinOptions): Promise<Client> {
  for (;;) {
    const outcome = await attempt(options);
    if (outcome instanceof Client) return outcome;
    if (outcome.kind !== "unknown-host") throw endingFailure(outcome, options.address);
    await settleTrust(outcome, options);
  }
}

/** One client, until it knows its rooms or ends. */
async function attempt(options: JoinOptions): Promise<Client | Ending> {
  const client = new Client(options);
  options.onClient?.(client);
  const { promise, resolve, reject } = Promise.withResolvers<Client | Ending>();
  client.subscribe((event) => {
    if (event.type === "name-refused") {
      offerAnother(client, event.refusal, options).catch((error) => {
        reject(error);
        client.close();
      });
    }
    if (event.type !== "ended" || event.ending.kind !== "unknown-host") options.onEvent(event, client);
    if (event.type === "ready") resolve(client);
    if (event.type === "ended") resolve(event.ending);
  });
  await client.start();
  const outcome = await promise;
  // The next one takes up what this one has left.
  if (outcome !== client) await client.kept();
  return outcome;
}

async function offerAnother(client: Client, refusal: NameRefusal, options: JoinOptions): Promise<void> {
  const sentence = inOneLine(explainNameRefusal(refusal, options.name));
  const name = (await options.ask(`${sentence}\nName: `))?.trim();
  if (!name) throw new CommandFailure(sentence, exitCodes.permission);
  client.offerName(name);
}

/** Pins the server if it is to be trusted. Throws a CommandFailure if it is not. */
async function settleTrust(
  unknown: Extract<Ending, { kind: "unknown-host" }>,
  options: JoinOptions,
): Promise<void> {
  const { address, knownServers, notify } = options;
  const { what, advice } = explainEnding(unknown, address);
  if (options.trust === "known") throw endingFailure(unknown, address);
  if (options.trust === "ask") {
    const words = fingerprintWords(unknown.host.hostKey).join(" ");
    const answer = await options.ask(`${what}\n${advice}\nIn words: ${words}\nTrust it from now on? [y/N] `);
    if (!/^y(es)?$/i.test(answer?.trim() ?? ""))
      throw new CommandFailure("Not trusted; nothing was sent.", exitCodes.permission);
  }
  await knownServers.pin(address, unknown.host);
  notify(`${what} Its fingerprint ${unknown.host.fingerprint} is now pinned in ${knownServers.path}.`);
}
