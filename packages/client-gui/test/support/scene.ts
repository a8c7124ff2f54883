/** A desktop that nobody sees, a daemon, and people with windows: all real, all gone afterwards. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { IdentityKey } from "@conclave/crypto";
import { StoredKey, storeKey } from "@conclave/key-files";
import { Daemon } from "@conclave/testbed/daemon";
import { type DesktopOptions, VirtualDesktop } from "@conclave/testbed/desktop";
import { Person, type PersonOptions } from "@conclave/testbed/person";

export type PersonChoices = Partial<Pick<PersonOptions, "env" | "runner" | "server" | "theme">>;

export interface SceneOptions {
  readonly desktop?: Partial<DesktopOptions>;
  /** What the server's configuration says, in TOML. Default: nothing. */
  readonly config?: string;
}

export class Scene implements AsyncDisposable {
  readonly desktop: VirtualDesktop;
  /** Where everything is that anybody keeps. */
  readonly folder: string;
  readonly port: number;
  #daemon: Daemon;
  #memory: "impostor" | "server" = "server";
  readonly #serverOptions: readonly string[];
  readonly #stack: AsyncDisposableStack;

  private constructor(
    stack: AsyncDisposableStack,
    parts: Pick<Scene, "desktop" | "folder" | "port"> & {
      readonly daemon: Daemon;
      readonly serverOptions: readonly string[];
    },
  ) {
    this.#stack = stack;
    this.desktop = parts.desktop;
    this.folder = parts.folder;
    this.port = parts.port;
    this.#daemon = parts.daemon;
    this.#serverOptions = parts.serverOptions;
  }

  static async start({ desktop: size = {}, config = "" }: SceneOptions = {}): Promise<Scene> {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), "conclave-scene-"));
    stack.defer(() => rm(folder, { recursive: true }));
    const daemonFolder = join(folder, "server");
    const configFile = join(folder, "conclaved.toml");
    await writeFile(configFile, config);
    const server = ["--config", configFile];
    const [daemon, desktop] = await Promise.all([
      startDaemon(daemonFolder, "127.0.0.1:0", server),
      VirtualDesktop.start({ width: 1640, height: 960, ...size }),
    ]);
    stack.use(desktop);
    const { port } = await daemon.untilLog(({ event }) => event === "server.listening");
    const parts = { desktop, daemon, folder, port: Number(port), serverOptions: server };
    const scene = new Scene(stack.move(), parts);
    scene.#stack.defer(() => scene.stopServer());
    return scene;
  }

  /** The server that runs now, or ran last. */
  get daemon(): Daemon {
    return this.#daemon;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** As the server's log has it. */
  get fingerprint(): string {
    return String(this.daemon.log.find(({ event }) => event === "server.listening")?.["fingerprint"]);
  }

  async stopServer(): Promise<void> {
    this.daemon.child.kill("SIGTERM");
    await this.daemon.exit;
  }

  /** Ends it as a power failure would. */
  async killServer(): Promise<void> {
    this.daemon.child.kill("SIGKILL");
    await this.daemon.exit;
  }

  /** Starts the server again, with all that it has kept: or, as somebody in between would, without. */
  async startServer(memory: "kept" | "new" = "kept"): Promise<void> {
    if (memory === "new") this.#memory = "impostor";
    this.#daemon = await startDaemon(join(this.folder, this.#memory), this.address, this.#serverOptions);
  }

  /** Opens a window, which is closed at the end of the scene if it is still open. */
  async person(name: string, choices: PersonChoices = {}): Promise<Person> {
    return this.#stack.use(await Person.open(this.optionsOf(name, choices)));
  }

  /** A window in which the conversation is open. */
  async member(name: string, choices: PersonChoices = {}): Promise<Person> {
    const person = await this.person(name, { server: this.address, ...choices });
    await person.meet();
    await person.trust();
    return person;
  }

  /** The same person a second time, with everything that was kept. */
  async again(person: Person, choices: PersonChoices = {}): Promise<Person> {
    return await this.person(person.name, { ...person.options, server: undefined, ...choices });
  }

  /** What a window of this person is started with. */
  optionsOf(name: string, choices: PersonChoices = {}): PersonOptions {
    return { ...choices, desktop: this.desktop, name, configFolder: join(this.folder, name) };
  }

  /** Runs the command `conclave` as somebody else; gives what it writes. */
  async conclave(name: string, args: readonly string[], input = ""): Promise<string> {
    const options = ["--server", this.address, "--name", name, "--trust", "new"];
    return await this.#run("client/bin/conclave.js", [...args, ...options], name, input);
  }

  /** Runs a command of `conclaved` on the state of the server that runs; gives what it writes. */
  async conclaved(...args: readonly string[]): Promise<string> {
    const state = ["--state", join(this.folder, this.#memory)];
    return await this.#run("server/bin/conclaved.js", [...args, ...state], "admin");
  }

  /** What the room has, as another client, of somebody who is in it, is told: the texts, the oldest first. */
  async textsOf(room: string, as = "archivist"): Promise<string[]> {
    const lines = await this.conclave(as, ["tail", "--json", "-n", "200", "-r", room]);
    const entries = lines
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { kind: string; text?: string });
    return entries.filter(({ kind }) => kind === "text").map((entry) => entry.text ?? "");
  }

  /** Where this person's trusted servers are kept. */
  knownServersFile(name: string): string {
    return join(this.folder, name, "conclave", "known_servers");
  }

  /** Seals this person's key, which nobody has used yet, under a passphrase. */
  async sealKey(name: string, passphrase: string): Promise<void> {
    const sealed = await StoredKey.sealed(IdentityKey.generate(), new TextEncoder().encode(passphrase));
    await storeKey({ file: join(this.folder, name, "conclave", "identity"), what: "identity" }, sealed);
  }

  /** It ends with the scene, before the server does. */
  use<Thing extends AsyncDisposable>(thing: Thing): Thing {
    return this.#stack.use(thing);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.disposeAsync();
  }

  async #run(program: string, args: readonly string[], name: string, input = ""): Promise<string> {
    const home = join(this.folder, name);
    const env = { ...process.env, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home };
    const child = spawn(process.execPath, [join(packages, program), ...args], { env });
    child.stdin.end(input);
    const exit = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
    const [written, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const code = await exit;
    if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}: ${complaints}`);
    return written;
  }
}

/** Where a picture goes, for somebody who wants to look at what the tests have seen. */
export async function pictureFile(name: string): Promise<string> {
  await mkdir(picturesFolder, { recursive: true });
  return join(picturesFolder, `${name}.png`);
}

async function startDaemon(state: string, listen: string, options: readonly string[]): Promise<Daemon> {
  const log = ["--log", "json", "--log-level", "debug"];
  const daemon = Daemon.run("--state", state, "--listen", listen, ...log, ...options);
  await daemon.untilLog(({ event }) => event === "server.listening");
  return daemon;
}

const packages = fileURLToPath(new URL("../../../", import.meta.url));
const picturesFolder = fileURLToPath(new URL("../../../../out/pictures/", import.meta.url));
