/** Somebody at the server without a window, who says what a window is to show. */
import { join } from "node:path";
import { Client, type ClientEvent, type ClientOptions, KnownServers } from "@conclave/client";
import { IdentityKey } from "@conclave/crypto";
import type { HostPin } from "@conclave/protocol";
import type { Scene } from "./scene.ts";

export class Talker implements AsyncDisposable {
  readonly client: Client;

  private constructor(client: Client) {
    this.client = client;
  }

  /** With a key of their own, unless they are a guest; in when this settles. */
  static async join(scene: Scene, name: string, standing: "guest" | "keyed" = "keyed"): Promise<Talker> {
    const address = { host: "127.0.0.1", port: scene.port };
    const knownServers = new KnownServers(join(scene.folder, "talkers", String(serial++)));
    const options: ClientOptions = {
      ...{ address, name, knownServers },
      ...(standing === "guest" ? {} : { identity: IdentityKey.generate() }),
      outboxLimits: { itemsMaxCount: 100_000 },
    };
    const host = hosts.get(scene) ?? (await hostOf(options));
    hosts.set(scene, host);
    await knownServers.pin(address, host);
    const client = new Client(options);
    const entered = untilEvent(
      client,
      ({ type }) => type === "ready" || type === "name-refused" || type === "ended",
    );
    await client.start();
    const event = await entered;
    if (event.type === "ready") return new Talker(client);
    client.close();
    throw new Error(`${JSON.stringify(name)} does not get in: ${event.type}`);
  }

  /** Says it and waits until the server has stored it; its number in the room. */
  async say(text: string, options: Parameters<Client["say"]>[1] = {}): Promise<number> {
    const state = await this.client.settled(this.client.say(text, options));
    if (state.kind !== "stored") throw new Error(`${JSON.stringify(text)} is ${JSON.stringify(state)}`);
    return state.number;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.client.close();
    return Promise.resolve();
  }
}

/** The key that a server shows to whoever does not know it yet. */
async function hostOf(options: ClientOptions): Promise<HostPin> {
  const client = new Client(options);
  const ended = untilEvent(client, (event) => event.type === "ended");
  await client.start();
  const event = await ended;
  if (event.type !== "ended" || event.ending.kind !== "unknown-host")
    throw new Error(`no key was shown: ${event.type}`);
  return event.ending.host;
}

function untilEvent(client: Client, wanted: (event: ClientEvent) => boolean): Promise<ClientEvent> {
  return new Promise((resolve) => {
    const stop = client.subscribe((event) => {
      if (!wanted(event)) return;
      stop();
      resolve(event);
    });
  });
}

let serial = 0;
const hosts = new WeakMap<Scene, HostPin>();
