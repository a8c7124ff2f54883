/** A desktop that nobody sees, a daemon, and people with windows: all real, all gone afterwards. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { IdentityKey } from "@conclave/crypto";
import { StoredKey, storeKey } from "@conclave/key-files";
import { Daemon, type RunningDaemon } from "@conclave/testbed/daemon";
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { Person, type PersonOptions } from "@conclave/testbed/person";

export type PersonChoices = Partial<Pick<PersonOptions, "server" | "theme">>;

export class Scene implements AsyncDisposable {
  readonly desktop: VirtualDesktop;
  readonly daemon: RunningDaemon;
  readonly #folder: string;
  readonly #stack: AsyncDisposableStack;

  private constructor(
    stack: AsyncDisposableStack,
    parts: { readonly desktop: VirtualDesktop; readonly daemon: RunningDaemon; readonly folder: string },
  ) {
    this.#stack = stack;
    this.desktop = parts.desktop;
    this.daemon = parts.daemon;
    this.#folder = parts.folder;
  }

  static async start(): Promise<Scene> {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), "conclave-scene-"));
    stack.defer(() => rm(folder, { recursive: true }));
    const daemon = await Daemon.start("--listen", "127.0.0.1:0");
    stack.defer(() => daemon.stop());
    const desktop = stack.use(await VirtualDesktop.start({ width: 1640, height: 960 }));
    return new Scene(stack.move(), { desktop, daemon, folder });
  }

  /** Opens a window, which is closed at the end of the scene if it is still open. */
  async person(name: string, choices: PersonChoices = {}): Promise<Person> {
    const server = choices.server ?? `127.0.0.1:${this.daemon.port}`;
    const configFolder = join(this.#folder, name);
    return this.#stack.use(
      await Person.open({ ...choices, desktop: this.desktop, name, server, configFolder }),
    );
  }

  /** A window in which the conversation is open. */
  async member(name: string, choices: PersonChoices = {}): Promise<Person> {
    const person = await this.person(name, choices);
    await person.meet();
    await person.trust();
    return person;
  }

  /** Seals this person's key, which nobody has used yet, under a passphrase. */
  async sealKey(name: string, passphrase: string): Promise<void> {
    const sealed = await StoredKey.sealed(IdentityKey.generate(), new TextEncoder().encode(passphrase));
    await storeKey({ file: join(this.#folder, name, "conclave", "identity"), what: "identity" }, sealed);
  }

  /** Where this person's trusted servers are kept. */
  knownServersFile(name: string): string {
    return join(this.#folder, name, "conclave", "known_servers");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.disposeAsync();
  }
}

/** Where a picture goes, for somebody who wants to look at what the tests have seen. */
export async function pictureFile(name: string): Promise<string> {
  await mkdir(picturesFolder, { recursive: true });
  return join(picturesFolder, `${name}.png`);
}

const picturesFolder = fileURLToPath(new URL("../../../../out/pictures/", import.meta.url));
