/** What a person can do in the window, turned into what a client does; and what the client reports, into actions. */
import {
  Client,
  type ClientEvent,
  type Destination,
  explainSession,
  KnownServers,
  OutboxFolder,
  OutboxFullError,
} from "@conclave/client";
import type { IdentityKey } from "@conclave/crypto";
import { KeyFileError } from "@conclave/key-files";
import { cleanText, type TextFault, textFault } from "@conclave/protocol";
import type { Store } from "../state/store.ts";
import { readForm } from "../text/form.ts";
import { OwnKey } from "./own-key.ts";

export interface ConversationOptions {
  readonly store: Store;
  /** Default: this person's own. */
  readonly knownServers?: KnownServers;
  /** Default: this person's own. */
  readonly identityFile?: string;
  /** Where what is not sent yet is kept. Default: this person's own. */
  readonly outboxFolder?: string;
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly dateMs?: () => number;
}

export class Conversation {
  readonly #store: Store;
  readonly #knownServers: KnownServers;
  readonly #dateMs: () => number;
  readonly #outboxFolder: string | undefined;
  readonly #ownKey: OwnKey;
  /** What is under way before there is a client: loading the key, which may ask for a passphrase. */
  #attempt: AbortController | undefined;
  #current: { readonly client: Client; readonly stopListening: () => void } | undefined;
  /** What clients that were left have yet to write to the disk. */
  #leftovers: Promise<void> = Promise.resolve();

  constructor({ store, knownServers, identityFile, outboxFolder, dateMs }: ConversationOptions) {
    this.#store = store;
    this.#outboxFolder = outboxFolder;
    this.#ownKey = new OwnKey(identityFile);
    this.#knownServers = knownServers ?? new KnownServers();
    this.#dateMs = dateMs ?? Date.now;
  }

  /** Connects as the form says, unless something is under way. */
  connect(): void {
    const { form, phase } = this.#store.state;
    if (phase.kind === "connecting" || phase.kind === "online" || phase.kind === "reconnecting") return;
    const read = readForm(form);
    if ("problem" in read) {
      this.#store.dispatch({ type: "refuse-form", problem: read.problem });
      return;
    }
    this.#leave();
    this.#store.dispatch({ type: "connect", ...read });
    const attempt = new AbortController();
    this.#attempt = attempt;
    void this.#open(read, form.name.trim(), attempt.signal);
  }

  /** Answers the question for the passphrase of the person's key. */
  unlock(passphrase: string): void {
    if (this.#ownKey.answer(passphrase) === "not asked") return;
    this.#store.dispatch({ type: "unlock" });
  }

  /** Shows what protects the connection, while there is one. */
  explain(): void {
    const report = this.#current?.client.report();
    if (report === undefined || this.#store.state.phase.kind !== "online") return;
    const facts = explainSession(report, this.#ownKey.publicKey);
    this.#store.dispatch({ type: "explain", facts, timeMs: this.#dateMs() });
  }

  /** Ends what is under way: an attempt, or a conversation with a goodbye. */
  disconnect(): void {
    if (this.#attempt !== undefined) this.dismiss();
    this.#current?.client.close();
  }

  /** Settles when everything is on the disk that was written and not sent: before the program ends. */
  async kept(): Promise<void> {
    await this.#leftovers;
    await this.#current?.client.kept();
  }

  /** Does not wait for the next attempt any longer. */
  reconnectNow(): void {
    this.#current?.client.reconnectNow();
  }

  /** The person vouches for the server that is asked about: pin it and connect again. */
  async trust(): Promise<void> {
    const { phase } = this.#store.state;
    if (phase.kind !== "trust-question") return;
    try {
      await this.#knownServers.pin(phase.address, phase.host);
    } catch (error) {
      const what = `The server could not be added to those that you trust: ${(error as Error).message}.`;
      this.#store.dispatch({ type: "refuse-form", problem: { what, advice: "", field: undefined } });
      return;
    }
    this.#store.dispatch({ type: "dismiss" });
    this.connect();
  }

  /** Closes a question, an alarm or a problem; nothing is trusted by it. */
  dismiss(): void {
    this.#attempt?.abort();
    this.#attempt = undefined;
    this.#store.dispatch({ type: "dismiss" });
  }

  /**
   * Sends a text as a person typed or pasted it: now, or when the connection that was lost is back.
   *
   * @returns what is wrong with it or with the moment; then nothing was sent and the text is still the person's.
   */
  say(typed: string): TextFault | "full" | "offline" | undefined {
    // Blank lines around it go; what is set in stays set in.
    const text = cleanText(typed)
      .replace(/^(\s*\n)+/, "")
      .trimEnd();
    const fault = textFault(text);
    if (fault !== undefined) return fault;
    const { kind } = this.#store.state.phase;
    if (this.#current === undefined || (kind !== "online" && kind !== "reconnecting")) return "offline";
    try {
      this.#current.client.say(text);
    } catch (error) {
      if (error instanceof OutboxFullError) return "full";
      throw error;
    }
    return undefined;
  }

  async #open({ address, invitation }: Destination, name: string, signal: AbortSignal): Promise<void> {
    let identity: IdentityKey;
    try {
      identity = await this.#ownKey.load(signal, (file, attempt) =>
        this.#store.dispatch({ type: "ask-passphrase", file, attempt }),
      );
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof KeyFileError)) throw error;
      this.#attempt = undefined;
      const what = `Your identity key cannot be used: ${error.message}`;
      this.#store.dispatch({ type: "refuse-form", problem: { what, advice: "", field: undefined } });
      return;
    }
    if (signal.aborted) return;
    this.#attempt = undefined;
    const outboxStore = new OutboxFolder({ address, who: identity.publicKey }, this.#outboxFolder);
    const knownServers = this.#knownServers;
    const client = new Client({ address, name, identity, invitation, knownServers, outboxStore });
    this.#current = { client, stopListening: client.subscribe((event) => this.#report(event)) };
    await client.start();
  }

  #report(event: ClientEvent): void {
    this.#store.dispatch({ type: "client", event, timeMs: this.#dateMs() });
    // A refused name is mended in the form; the connection that it was offered on has no further use.
    if (event.type === "name-refused") this.#leave();
  }

  #leave(): void {
    if (this.#current === undefined) return;
    const { client, stopListening } = this.#current;
    stopListening();
    client.close();
    this.#leftovers = Promise.all([this.#leftovers, client.kept()]).then(() => {});
    this.#current = undefined;
  }
}
