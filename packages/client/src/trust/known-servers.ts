/**
 * The servers that a person has vouched for, in a file that can be read and edited, as with SSH:
 *
 *     # conclave known servers, version 1
 *     chat.example.org:5068 2 wP0h4GmI...=
 *
 * Address, the best suite that it was seen with, and its host key in base64. The file is written whole beside its
 * place and renamed into it; a line that cannot be read stops everything and is left as it is, because a pin that is
 * silently lost is worse than no chat.
 */
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { asIdentityPublicKey, fingerprint, type IdentityPublicKey, isSuiteId } from "@conclave/crypto";
import { formatAddress, type HostPin, parseAddress, type ServerAddress } from "@conclave/protocol";
import { writeAtomically } from "../files/write-atomically.ts";
import { configFolder } from "./config-folder.ts";
import { withFileLock } from "./file-lock.ts";

export interface KnownServer extends HostPin {
  readonly address: ServerAddress;
  readonly fingerprint: string;
}

/** The file cannot be understood, or another pin is there already. */
export class KnownServersError extends Error {
  override readonly name = "KnownServersError";
}

export class KnownServers {
  readonly path: string;

  /** @param path default: known_servers in the configuration folder. */
  constructor(path: string = join(configFolder(), "known_servers")) {
    this.path = path;
  }

  /** All of them, in the order of the file. Throws a KnownServersError that names the line it cannot read. */
  async list(): Promise<readonly KnownServer[]> {
    return (await this.#read()).flatMap((line, index) => this.#parse(line, index + 1) ?? []);
  }

  /** What is known of a server, if anything. */
  async find(address: ServerAddress): Promise<KnownServer | undefined> {
    const wanted = normalize(address);
    return (await this.list()).find((known) => normalize(known.address) === wanted);
  }

  /**
   * Vouches for a server. The same key may come again with a better suite; another key may not take its place.
   *
   * @throws {KnownServersError} if another key is pinned for the address.
   */
  async pin(address: ServerAddress, { hostKey, suite }: HostPin): Promise<void> {
    await this.#change(async (lines) => {
      const known = await this.find(address);
      if (known === undefined) return [...lines, formatLine(address, { hostKey, suite })];
      if (!Buffer.from(known.hostKey).equals(hostKey)) {
        throw new KnownServersError(`another key is pinned for ${formatAddress(address)} in ${this.path}`);
      }
      const best = suite > known.suite ? suite : known.suite;
      return lines.map((line, index) =>
        this.#isFor(line, index + 1, address) ? formatLine(address, { hostKey, suite: best }) : line,
      );
    });
  }

  /** Takes a server's pin back; false if there was none. */
  async forget(address: ServerAddress): Promise<boolean> {
    const known = await this.find(address);
    if (known === undefined) return false;
    await this.#change(async (lines) =>
      lines.filter((line, index) => !this.#isFor(line, index + 1, address)),
    );
    return true;
  }

  async #change(edit: (lines: readonly string[]) => Promise<readonly string[]>): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    await withFileLock(`${this.path}.lock`, async () => {
      const lines = await this.#read();
      const edited = await edit(lines.length === 0 ? [header] : lines);
      await writeAtomically(this.path, `${edited.join("\n")}\n`);
    });
  }

  async #read(): Promise<string[]> {
    try {
      return (await readFile(this.path, "utf8")).replace(/\n$/, "").split("\n");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw new KnownServersError(`cannot read ${this.path}: ${(error as Error).message}`, { cause: error });
    }
  }

  #isFor(line: string, number: number, address: ServerAddress): boolean {
    const known = this.#parse(line, number);
    return known !== undefined && normalize(known.address) === normalize(address);
  }

  /** The server of a line; nothing for comments and empty lines. */
  #parse(line: string, number: number): KnownServer | undefined {
    if (line.trim() === "" || line.startsWith("#")) return undefined;
    const [addressText = "", suiteText, key, ...more] = line.trim().split(/\s+/);
    const suite = Number(suiteText);
    try {
      const address = parseAddress(addressText);
      if (key === undefined || more.length > 0)
        throw new RangeError("three fields are expected: ADDRESS SUITE KEY");
      if (!isSuiteId(suite)) throw new RangeError(`"${suiteText}" is not a suite: 1 or 2 is expected`);
      const hostKey = readKey(key);
      return { address, suite, hostKey, fingerprint: fingerprint(hostKey) };
    } catch (cause) {
      const message = `${this.path}, line ${number}: ${(cause as Error).message}`;
      throw new KnownServersError(message, { cause });
    }
  }
}

/** Only the one way to write these bytes: what Buffer passes over is damage. */
function readKey(text: string): IdentityPublicKey {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  if (Buffer.from(bytes).toString("base64") !== text) throw new RangeError("the key is not in base64");
  return asIdentityPublicKey(bytes);
}

/** Two spellings of one address are one address. */
function normalize({ host, port }: ServerAddress): string {
  return formatAddress({ host: host.toLowerCase(), port });
}

function formatLine(address: ServerAddress, { suite, hostKey }: HostPin): string {
  return `${normalize(address)} ${suite} ${Buffer.from(hostKey).toString("base64")}`;
}

const header = "# conclave known servers, version 1";
