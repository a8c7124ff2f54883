/** `conclave connect`: a conversation in a terminal, or through pipes. */
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { cleanText, type Occupant, textFault, textMaxBytes } from "@conclave/protocol";
import type { Client } from "../client.ts";
import type { ClientEvent, EndedEvent } from "../events.ts";
import { explainSession } from "../explain-session.ts";
import { exitCodes } from "./exit-codes.ts";
import { endingFailure } from "./failure.ts";
import { type JoinOptions, join } from "./join.ts";
import { terminalName, terminalText } from "./terminal-text.ts";

export interface ConnectStreams {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person types at `input` and sees what is typed. */
  readonly kind: "pipe" | "terminal";
  /** Whether what protects the connection is shown too. */
  readonly detail: "explained" | "plain";
}

/**
 * Shows what is said and sends what is typed, until the input ends or the person interrupts (Ctrl-C leaves with a
 * goodbye; before the welcome there is nobody to say it to).
 *
 * @throws {CommandFailure} when the server or the network ends it.
 */
export async function converse(
  streams: ConnectStreams,
  options: Omit<JoinOptions, "onEvent">,
): Promise<void> {
  const screen = new Screen(streams);
  let leave = (): void => process.exit(exitCodes.interrupted);
  const onInterrupt = (): void => leave();
  process.on("SIGINT", onInterrupt);
  const ended = Promise.withResolvers<EndedEvent>();
  const outbox = new Outbox();
  const client = await join({
    ...options,
    onEvent: (event, client) => {
      screen.show(event);
      if (event.type === "acknowledged") outbox.acknowledged();
      if (streams.detail === "explained" && explained.has(event.type)) explain(client, options, screen);
      if (event.type === "ended") ended.resolve(event);
    },
  });
  leave = () => client.close();
  const stopReading = screen.read({
    onLine: (line) => sayLine(client, line, screen, outbox),
    // What was typed before the end is still to be heard.
    onEnd: () => outbox.whenEmpty(leave),
    onInterrupt,
  });
  const { ending, unacknowledged } = await ended.promise;
  stopReading();
  process.off("SIGINT", onInterrupt);
  for (const text of unacknowledged) screen.note(`perhaps not heard: ${terminalText(text)}`);
  if (ending.kind !== "closed") throw endingFailure(ending, client.address);
}

/** What protects the connection now, as lines that nobody said. */
function explain(client: Client, { identity }: Pick<JoinOptions, "identity">, screen: Screen): void {
  const report = client.report();
  if (report === undefined) return;
  for (const { about, fact } of explainSession(report, identity?.publicKey))
    screen.note(`${about.padEnd(aboutWidth)}${fact}`);
}

/** When it is worth saying: at the start, with new keys, and at the end. */
const explained: ReadonlySet<ClientEvent["type"]> = new Set(["present", "rekeyed", "ended"]);

const aboutWidth = 12;

function sayLine(client: Client, line: string, screen: Screen, outbox: Outbox): void {
  const text = cleanText(line);
  if (text.trim() === "") return;
  if (textFault(text) === "too-long") screen.note(`not sent: longer than ${textMaxBytes} bytes`);
  else {
    client.say(text);
    outbox.said();
  }
}

/** How much is on its way to the server. */
class Outbox {
  #count = 0;
  #onEmpty: (() => void) | undefined;

  said(): void {
    this.#count += 1;
  }

  acknowledged(): void {
    this.#count -= 1;
    if (this.#count === 0) this.#onEmpty?.();
  }

  /** Calls back once nothing is on its way: now, or with the last acknowledgement. */
  whenEmpty(callback: () => void): void {
    if (this.#count === 0) callback();
    else this.#onEmpty = callback;
  }
}

interface ReadHandlers {
  readonly onLine: (line: string) => void;
  /** The input is over. */
  readonly onEnd: () => void;
  /** Ctrl-C in a line that is being typed. */
  readonly onInterrupt: () => void;
}

/** Lines of the conversation above the line that is being typed. */
class Screen {
  readonly #streams: ConnectStreams;
  #typing: Interface | undefined;

  constructor(streams: ConnectStreams) {
    this.#streams = streams;
  }

  /** Calls back until the function that it returns is called. */
  read({ onLine, onEnd, onInterrupt }: ReadHandlers): () => void {
    const { input, output, kind } = this.#streams;
    const typing = createInterface(
      kind === "terminal" ? { input, output, prompt: "> " } : { input, terminal: false },
    );
    this.#typing = typing;
    typing.on("line", (line) => {
      onLine(line);
      this.#prompt();
    });
    typing.on("SIGINT", onInterrupt);
    typing.on("close", onEnd);
    this.#prompt();
    return () => {
      this.#typing = undefined;
      typing.off("close", onEnd);
      typing.close();
    };
  }

  show(event: ClientEvent): void {
    const line = formatEvent(event);
    if (line !== undefined) this.#print(line);
  }

  /** A line that nobody said. */
  note(text: string): void {
    this.#print(notice(text));
  }

  #print(line: string): void {
    const { output, kind } = this.#streams;
    // On a terminal the line that is being typed is cleared first and shown again below.
    output.write(kind === "terminal" ? `\r\u001b[K${line}\n` : `${line}\n`);
    this.#prompt();
  }

  #prompt(): void {
    if (this.#streams.kind === "terminal") this.#typing?.prompt(true);
  }
}

/** What a person sees of an event; nothing of some. */
function formatEvent(event: ClientEvent): string | undefined {
  switch (event.type) {
    case "welcome":
      return notice(`you are ${terminalName(event.name)}; Ctrl-D leaves`);
    case "present":
      return notice(`here: ${event.occupants.map(shownName).join(", ")}`);
    case "joined":
      return notice(`${shownName(event)} came`);
    case "left":
      return notice(`${terminalName(event.name)} ${event.how === "left" ? "went" : "was lost"}`);
    case "said":
      return `${clockTime(event.timeMs)} ${shownName({ name: event.from, guest: event.guest })}: ${terminalText(event.text)}`;
    default:
      return undefined;
  }
}

/** Guests are marked: nothing vouches for their names. */
function shownName({ name, guest }: Occupant): string {
  return guest ? `${terminalName(name)} (guest)` : terminalName(name);
}

function notice(text: string): string {
  return `      * ${text}`;
}

function clockTime(timeMs: number): string {
  return new Date(timeMs).toTimeString().slice(0, 5);
}
