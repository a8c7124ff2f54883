/** Our own client in a setting, gone at the end of the test. */
import { join } from "node:path";
import { Client, type ClientEvent, type ClientOptions, KnownServers } from "@conclave/client";
import { onTestFinished } from "vitest";
import type { Setting } from "./setting.ts";

/** Waits until it knows its rooms. */
export async function joinTypeScript(
  { server, hostKey, folder }: Setting,
  name: string,
  more: Partial<ClientOptions> = {},
): Promise<TypeScriptClient> {
  const knownServers = new KnownServers(join(folder, "known_servers"));
  await knownServers.pin(server.address, { hostKey: hostKey.publicKey, suite: 2 });
  const client = new TypeScriptClient(new Client({ address: server.address, name, knownServers, ...more }));
  onTestFinished(() => client.client.close());
  await client.client.start();
  await client.until("ready");
  return client;
}

export class TypeScriptClient {
  readonly client: Client;
  readonly events: ClientEvent[] = [];

  constructor(client: Client) {
    this.client = client;
    client.subscribe((event) => this.events.push(event));
  }

  say(...texts: readonly string[]): void {
    for (const text of texts) this.client.say(text);
  }

  of<Type extends ClientEvent["type"]>(type: Type) {
    return this.events.filter((event): event is Extract<ClientEvent, { type: Type }> => event.type === type);
  }

  /** What others wrote in the lobby. */
  get heard(): readonly { readonly number: number; readonly text: string }[] {
    return this.#texts(false);
  }

  /** What it wrote itself and the server has stored. */
  get stored(): readonly { readonly number: number; readonly text: string }[] {
    return this.#texts(true);
  }

  /** Waits until there are `count` events of a type. */
  async until(type: ClientEvent["type"], count = 1): Promise<void> {
    await this.#waitFor(() => this.of(type).length >= count);
  }

  async untilHeard(count: number): Promise<void> {
    await this.#waitFor(() => this.heard.length >= count);
  }

  async untilStored(count: number): Promise<void> {
    await this.#waitFor(() => this.stored.length >= count);
  }

  #texts(own: boolean): { number: number; text: string }[] {
    return this.of("entry").flatMap((event) =>
      event.own === own && event.entry.content.kind === "text"
        ? [{ number: event.entry.number, text: event.entry.content.text }]
        : [],
    );
  }

  async #waitFor(isDone: () => boolean): Promise<void> {
    while (!isDone()) {
      const ended = this.of("ended").at(0);
      if (ended !== undefined) throw new Error(`it ended: ${JSON.stringify(ended.ending)}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      const unsubscribe = this.client.subscribe(() => resolve());
      await promise;
      unsubscribe();
    }
  }
}
