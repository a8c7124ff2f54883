/** What `pnpm fuzz` tries of this package: the file of known servers, names of files, and files on their way. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, IdentityKey } from "@conclave/crypto";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { KnownServers, KnownServersError } from "../src/trust/known-servers.ts";
import { localNames } from "./local-names.ts";
import { transfers } from "./transfers.ts";

const key = Buffer.from(IdentityKey.fromSeed(new Uint8Array(32).fill(7)).publicKey).toString("base64");

/** Input: the file. */
const knownServers: FuzzTarget = {
  name: "known-servers",
  maxBytes: 2000,
  seeds: [
    Buffer.from(`# conclave known servers, version 1\nchat.example.org:5068 2 ${key}\n[::1]:1 1 ${key}\n`),
    Buffer.from(`\r\n localhost:5068  1 ${key}`),
  ],
  dictionary: [`localhost:1 2 ${key}\n`, "\n", "#", " 2 ", "[::1]:", "="].map((text) => Buffer.from(text)),
  run: async (input) => {
    const servers = new KnownServers(scratchFile());
    writeFileSync(servers.path, input);
    try {
      const all = await servers.list();
      for (const { address, hostKey, fingerprint: shown } of all) {
        promised(hostKey.length === 32 && shown === fingerprint(hostKey), "a key is whole");
        promised((await servers.find(address)) !== undefined, "a server that is listed is found");
      }
      return `ok ${Math.min(all.length, 3)}`;
    } catch (error) {
      if (!(error instanceof KnownServersError)) throw error;
      return error.message.replaceAll(/".*"|\d+/gs, "…").slice(-40);
    }
  },
};

/** A file of this thread's own, which goes with it. */
function scratchFile(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), "conclave-fuzz-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return join(folder, "known_servers");
}

let folder: string | undefined;

export const targets: readonly FuzzTarget[] = [knownServers, localNames, transfers];
