/** Whom the person vouches for: servers that are new, servers with another key, and the person's own key. */
import { fingerprintWords } from "@conclave/crypto";
import { readForm } from "../../text/form.ts";
import type { ServerKey } from "../app-state.ts";
import type { FormFault } from "../controller.ts";
import type { Problem } from "../phase.ts";
import type { SessionBook } from "./session-book.ts";

/** Pins the server that is asked about, and connects again. */
export function trust(book: SessionBook, server: ServerKey): void {
  const session = book.get(server);
  const phase = session?.server?.phase;
  if (session === undefined || phase?.kind !== "trust-question") return;
  void book.parts.knownServers.pin(phase.address, phase.host).then(
    () => book.connectAgain(session),
    (error: Error) =>
      session.stop(problem(`The server could not be added to those that you trust: ${error.message}.`)),
  );
}

/** Puts the key whose words were typed in the place of the old one, and connects: a third key is an alarm again. */
export function acceptChangedKey(
  book: SessionBook,
  server: ServerKey,
  typedWords: string,
): "accepted" | "other-words" {
  const session = book.get(server);
  const phase = session?.server?.phase;
  if (session === undefined || phase?.kind !== "alarm") return "other-words";
  const typed = typedWords.trim().toLowerCase().split(/\s+/).join(" ");
  const wanted = fingerprintWords(phase.host.hostKey).slice(0, typedWordsCount).join(" ");
  if (typed !== wanted) return "other-words";
  const { knownServers } = book.parts;
  const replaced = knownServers.forget(phase.address).then(() => knownServers.pin(phase.address, phase.host));
  void replaced.then(
    // An invitation to the old key leads nowhere any more.
    () => book.connectAgain(session, phase.knownBy === "invitation" ? { invitation: undefined } : {}),
    (error: Error) =>
      session.stop(problem(`The new key could not take the place of the old one: ${error.message}.`)),
  );
  return "accepted";
}

/** Opens the person's key, which is one for all servers. */
export function unlock(book: SessionBook, passphrase: string): void {
  if (book.parts.ownKey.answer(passphrase) === "not asked") return;
  for (const server of book.keys) book.store.dispatch({ type: "unlock", server });
}

/** Another name, on another connection. */
export function offerName(book: SessionBook, server: ServerKey, name: string): FormFault | undefined {
  const session = book.get(server);
  if (session === undefined) return undefined;
  const { host, port } = session.address;
  const read = readForm({ host, port: `${port}`, name });
  if ("problem" in read) return { ...read.problem, field: read.problem.field ?? "name" };
  book.connectAgain(session, { name: name.trim() });
  return undefined;
}

function problem(what: string): Problem {
  return { what, advice: "", field: undefined };
}

/** Of the new fingerprint, so that nobody accepts it without having looked at it. */
const typedWordsCount = 2;
