/** Gets into a conversation: connects, and settles who is trusted. */
import { fingerprintWords, type IdentityKey } from "@conclave/crypto";
import type { Invitation, NameRefusal, ServerAddress } from "@conclave/protocol";
import { Client } from "../client.ts";
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

export interface JoinOptions {
  readonly address: ServerAddress;
  readonly name: string;
  /** The key that owns the name; nothing for a guest. */
  readonly identity: IdentityKey | undefined;
  /** What brought the person here, if it was an invitation. */
  readonly invitation?: Invitation | undefined;
  readonly trust: TrustPolicy;
  readonly knownServers: KnownServers;
  /** Says something that is no part of the conversation. */
  notify(line: string): void;
  /** Asks the person; nothing if there is none. */
  ask(question: string): Promise<string | undefined>;
  /** Everything that happens in the conversation, from the welcome on. */
  onEvent(event: ClientEvent, client: Client): void;
}

/**
 * A client that has been welcomed.
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

/** One connection, up to the welcome or the end; from the welcome on it belongs to `onEvent`. */
async function attempt(options: JoinOptions): Promise<Client | Ending> {
  const client = new Client(options);
  const { promise, resolve, reject } = Promise.withResolvers<Client | Ending>();
  const unsubscribe = client.subscribe((event) => {
    if (event.type === "ended") resolve(event.ending);
    if (event.type === "name-refused") {
      offerAnother(client, event.refusal, options).catch((error) => {
        reject(error);
        client.close();
      });
    }
    if (event.type === "welcome") {
      unsubscribe();
      client.subscribe((later) => options.onEvent(later, client));
      options.onEvent(event, client);
      resolve(client);
    }
  });
  await client.start();
  return promise;
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
