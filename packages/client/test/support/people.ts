/** People with keys on a real server, and the command as one of them runs it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { formatAddress } from "@conclave/protocol";
import type { ServerOptions } from "@conclave/server";
import type { ClientOptions } from "../../src/index.ts";
import { Command, type Finished } from "./command.ts";
import { RecordingClient } from "./recorder.ts";
import { startSetting, type TestSetting } from "./server.ts";

export class People {
  readonly setting: TestSetting;
  /** Where the one who runs commands keeps everything. */
  readonly home: string;
  readonly #keys = new Map<string, IdentityKey>();

  private constructor(setting: TestSetting, home: string) {
    this.setting = setting;
    this.home = home;
  }

  static async gather(options: Partial<ServerOptions> = {}): Promise<People> {
    const home = await mkdtemp(join(tmpdir(), "conclave-home-"));
    return new People(await startSetting(options), home);
  }

  get server(): string {
    return formatAddress(this.setting.server.address);
  }

  /** Somebody who is there; the second time with the same key. */
  join(name: string, options: Partial<ClientOptions> = {}): Promise<RecordingClient> {
    const identity = this.#keys.get(name) ?? IdentityKey.generate();
    this.#keys.set(name, identity);
    const { server, knownServers } = this.setting;
    return RecordingClient.join({ address: server.address, knownServers, name, identity, ...options });
  }

  /** Starts `conclave COMMAND --server … --name me …`. */
  start(command: readonly string[], ...options: readonly string[]): Command {
    return Command.piped(this.home, ...command, "--server", this.server, "--name", "me", ...options);
  }

  /** Runs it to its end. */
  run(command: readonly string[], ...options: readonly string[]): Promise<Finished> {
    return this.start(command, ...options).feed("");
  }

  async leave(): Promise<void> {
    await this.setting.stop();
    await rm(this.home, { recursive: true });
  }
}
