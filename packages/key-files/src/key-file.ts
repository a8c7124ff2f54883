/** Keys in their files: loaded, made, put there, put under another passphrase. Never is one key replaced by another. */
import { equalBytes, IdentityKey, type IdentityPublicKey, wipe } from "@conclave/crypto";
import { KeyFileError, reasonOf } from "./errors.ts";
import type { AskPassphrase } from "./passphrase.ts";
import { type KeyPlace, shellWord, withArticle } from "./place.ts";
import { createPrivateFile, readPrivateFile, replacePrivateFile } from "./private-file.ts";
import { StoredKey } from "./stored-key.ts";

/** A key that can be used, and where it came from. */
export interface LoadedKey {
  readonly key: IdentityKey;
  readonly file: string;
  readonly origin: "created" | "loaded";
}

export interface LoadOptions {
  /** Asked for the passphrase of a sealed key; default: nobody is, and a sealed key is refused. */
  readonly ask?: AskPassphrase;
}

/**
 * The key at `place`, made first, without a passphrase, if there is none. However many processes do this at once, they
 * get one and the same key.
 *
 * @throws {KeyFileError} "exposed", "unreadable", "unwritable", "invalid", "sealed" or "passphrase".
 */
export async function loadOrCreateKey(place: KeyPlace, { ask }: LoadOptions = {}): Promise<LoadedKey> {
  const { file } = place;
  const stored = await readKey(place);
  if (stored !== undefined) return { key: await stored.open(place, ask), file, origin: "loaded" };
  const made = await createPrivateFile(place, IdentityKey.generate().toPem());
  // Read back what is there: somebody else may have been faster, and then that key is the one.
  const key = await (await requireKey(place)).open(place, ask);
  return { key, file, origin: made === "created" ? "created" : "loaded" };
}

/** {@link loadOrCreateKey} for the identity of a person. */
export async function loadOrCreateIdentity(file: string, options: LoadOptions = {}): Promise<LoadedKey> {
  return await loadOrCreateKey({ file, what: "identity" }, options);
}

/**
 * What is stored at `place`, opened or not; nothing if there is no file.
 *
 * @throws {KeyFileError} "exposed", "unreadable" or "invalid".
 */
export async function readKey(place: KeyPlace): Promise<StoredKey | undefined> {
  const content = await readPrivateFile(place);
  if (content === undefined) return undefined;
  try {
    return StoredKey.parse(new TextDecoder().decode(content));
  } catch (cause) {
    const message = `${place.file} is not ${withArticle(place.what)}: ${reasonOf(cause)}. It was left as it is.`;
    throw new KeyFileError("invalid", message, { cause });
  } finally {
    wipe(content);
  }
}

/**
 * As {@link readKey}, where there must be one.
 *
 * @throws {KeyFileError} "missing" too.
 */
export async function requireKey(place: KeyPlace): Promise<StoredKey> {
  const stored = await readKey(place);
  if (stored !== undefined) return stored;
  throw new KeyFileError("missing", `there is no ${place.what} at ${place.file}.`);
}

/**
 * Puts a key where there is none. The same key in either form may be there already: it is left as it is.
 *
 * @throws {KeyFileError} "exists" if there is another one; "unwritable", or what {@link readKey} throws.
 */
export async function storeKey(place: KeyPlace, stored: StoredKey): Promise<"created" | "present"> {
  if ((await createPrivateFile(place, stored.toText())) === "created") return "created";
  await requireSame(place, stored.publicKey);
  return "present";
}

/**
 * Puts the key at `place` under another passphrase, or under none.
 *
 * @param ask for the passphrase that it is under now, if it is.
 * @param next gives the new one, which is wiped after use; nothing for a key that anybody can use who reads the file.
 * @throws {KeyFileError} "missing", "sealed", "passphrase", "weak-passphrase", "unwritable", or what {@link readKey}
 *   throws.
 */
export async function changePassphrase(
  place: KeyPlace,
  ask: AskPassphrase | undefined,
  next: () => Promise<Uint8Array | undefined>,
): Promise<StoredKey> {
  const key = await (await requireKey(place)).open(place, ask);
  const changed = await protectKey(key, await next());
  // Asking took its time: what is there now must still be this key.
  await requireSame(place, key.publicKey);
  await replacePrivateFile(place, changed.toText());
  return changed;
}

/**
 * A key as it is to be stored.
 *
 * @param passphrase wiped after use; nothing for a key as it is.
 * @throws {KeyFileError} "weak-passphrase".
 */
export async function protectKey(key: IdentityKey, passphrase: Uint8Array | undefined): Promise<StoredKey> {
  if (passphrase === undefined) return StoredKey.plain(key);
  try {
    return await StoredKey.sealed(key, passphrase);
  } finally {
    wipe(passphrase);
  }
}

async function requireSame(place: KeyPlace, publicKey: IdentityPublicKey): Promise<void> {
  const there = await requireKey(place);
  if (equalBytes(there.publicKey, publicKey)) return;
  throw existsError(place);
}

/** Says that a key is in the way, and how to move it out of it. */
export function existsError({ file, what }: KeyPlace): KeyFileError {
  const remedy = `To have another, move it away first: mv ${shellWord(file)} ${shellWord(`${file}.old`)}`;
  const message = `there is ${withArticle(what)} in ${file} already; it was left as it is. ${remedy}`;
  return new KeyFileError("exists", message);
}
