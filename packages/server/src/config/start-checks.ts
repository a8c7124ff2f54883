/**
 * What a start needs besides a configuration without mistakes. Each check says what it found, or throws what a start
 * would end with. None of them writes anything, nor takes a port that the running server has.
 */
import { accessSync, constants, existsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { readKey } from "@conclave/key-files";
import { passphraseAsker } from "@conclave/key-files/cli";
import { formatAddress, type ServerAddress } from "@conclave/protocol";
import { AuthorizedKeys, AuthorizedKeysError } from "../access/authorized-keys.ts";
import { StartError } from "../errors.ts";
import { hostKeyPlace } from "../host-key-file.ts";
import { toStartError } from "../net/listener.ts";
import { migrations } from "../store/migrations.ts";
import type { Settings } from "./settings.ts";

/** A start may well succeed, but the operator should know. */
export class CheckWarning extends Error {
  override readonly name = "CheckWarning";
}

/** In the order in which a start meets them. */
export const startChecks: Readonly<Record<string, (settings: Settings) => Promise<string> | string>> = {
  "state folder": (settings) => checkFolder(settings["server.state"]),
  "host key": checkHostKey,
  database: (settings) => checkDatabase(join(settings["server.state"], "conclaved.db")),
  "authorized keys": checkAuthorizedKeys,
  addresses: checkAddresses,
};

function checkFolder(folder: string): string {
  // Where it is not there, the start makes it in the nearest that is.
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const message = `the state folder ${folder} cannot be used by this user: ${(cause as Error).message}.`;
    throw new StartError("state-unwritable", message, { cause });
  }
  return nearest === folder ? folder : `${folder} will be made`;
}

async function checkHostKey(settings: Settings): Promise<string> {
  const place = hostKeyPlace(settings["server.state"]);
  const stored = await readKey(place);
  if (stored === undefined) return `${place.file} will be made`;
  if (stored.form === "plain") return place.file;
  const passphraseFile = settings["server.passphrase_file"];
  if (passphraseFile === undefined)
    throw new CheckWarning(
      `${place.file} is sealed: without server.passphrase_file a start asks at a terminal`,
    );
  await stored.open(place, passphraseAsker(passphraseFile));
  return `${place.file}, opened by the passphrase in ${passphraseFile}`;
}

function checkDatabase(file: string): string {
  if (!existsSync(file)) return `${file} will be made`;
  try {
    const connection = openUnchanged(file);
    const { user_version: version } = connection.prepare("PRAGMA user_version").get() as {
      user_version: number;
    };
    connection.prepare("SELECT count(*) FROM sqlite_schema").get();
    connection.close();
    accessSync(file, constants.W_OK);
    if (version > migrations.length) throw new Error("it belongs to a later version of conclaved");
    return version === migrations.length
      ? file
      : `${file}, to be brought from schema ${version} to ${migrations.length}`;
  } catch (cause) {
    const message = `the database ${file} cannot be used: ${(cause as Error).message}.`;
    throw new StartError("database-unusable", message, { cause });
  }
}

/**
 * For reading, in a way that leaves no file of SQLite's beside it. Where there is a write-ahead log, somebody has it open
 * or was killed, and what is in that log counts; without one, nobody changes it.
 */
function openUnchanged(file: string): DatabaseSync {
  const url = pathToFileURL(file);
  if (!existsSync(`${file}-wal`)) url.searchParams.set("immutable", "1");
  return new DatabaseSync(url, { readOnly: true });
}

function checkAuthorizedKeys(settings: Settings): string {
  const file = settings["access.authorized_keys"];
  if (file === undefined) return "none are listed";
  try {
    return `${file}, ${new AuthorizedKeys(file).fingerprints().size} keys`;
  } catch (cause) {
    if (!(cause instanceof AuthorizedKeysError)) throw cause;
    throw new StartError("authorized-keys-invalid", cause.message, { cause });
  }
}

/** Whether the addresses are this machine's, by any free port of each: the right one may be the running server's. */
async function checkAddresses(settings: Settings): Promise<string> {
  for (const address of settings["server.listen"]) await bindAndRelease({ host: address.host, port: 0 });
  return settings["server.listen"].map(formatAddress).join(", ");
}

async function bindAndRelease(address: ServerAddress): Promise<void> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(address, resolve);
  await promise.catch((cause: NodeJS.ErrnoException) => {
    throw toStartError(cause, address);
  });
  server.close();
}
