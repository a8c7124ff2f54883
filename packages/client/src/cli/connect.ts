/** `conclave connect`: a conversation in a terminal, or through pipes. */
import type { Readable, Writable } from "node:stream";
import { cleanText, type Occupant, type RoomId, textFault, textMaxBytes } from "@conclave/protocol";
import type { Client } from "../client.ts";
import { departures } from "../describe-entry.ts";
import type { ClientEvent, EndedEvent } from "../events.ts";
import { explainEnding, explainRefusal } from "../explain.ts";
import { explainSession } from "../explain-session.ts";
import type { OutboxItem } from "../outbox/item.ts";
import { OutboxFullError } from "../outbox/outbox.ts";
import { exitCodes } from "./exit-codes.ts";
import { endingFailure, inOneLine } from "./failure.ts";
import { join, type Surroundings } from "./join.ts";
import { chooseRoom, roomTitle } from "./room-choice.ts";
import { entryLine, ShownTexts } from "./show/entry-lines.ts";
import { Screen, type ScreenStreams } from "./show/screen.ts";
import { terminalName, terminalText } from "./terminal-text.ts";

export interface ConnectStreams extends ScreenStreams {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether what protects the connection is shown too. */
  readonly detail: "explained" | "plain";
}

/**
 * Shows what is said in a room and sends what is typed, until the input ends or the person interrupts (Ctrl-C leaves with a
 * goodbye; before the welcome there is nobody to say it to). A connection that is lost is made again, and what was missed
 * is shown; what was typed meanwhile is sent then.
 *
 * @param roomName as `chooseRoom` has it.
 * @throws {CommandFailure} when the server ends it for good.
 */
export async function converse(
  streams: ConnectStreams,
  roomName: string | undefined,
  options: Surroundings,
): Promise<void> {
  const screen = new Screen(streams);
  let leave = (): void => process.exit(exitCodes.interrupted);
  const onInterrupt = (): void => leave();
  process.on("SIGINT", onInterrupt);
  const ended = Promise.withResolvers<EndedEvent>();
  const conversation = new ShownConversation(screen);
  const client = await join({
    ...options,
    onEvent: (event, client) => {
      conversation.show(event, client);
      if (streams.detail === "explained" && explained.has(event.type)) explain(client, options, screen);
      if (event.type === "ended") ended.resolve(event);
    },
  });
  leave = () => client.close();
  const room = await chooseRoom(client, roomName);
  conversation.enter(room);
  const stopReading = screen.read({
    onLine: (line) => sayLine(client, room, line, screen),
    // What was typed before the end is still to be heard.
    onEnd: () => void allSettled(client).then(leave),
    onInterrupt,
  });
  const { ending, unsent } = await ended.promise;
  stopReading();
  process.off("SIGINT", onInterrupt);
  for (const { content } of unsent)
    if (content.kind === "text")
      screen.note(`not sent yet, and kept for the next time: ${terminalText(content.text)}`);
  if (ending.kind !== "closed") throw endingFailure(ending, client.address);
}

/** What protects the connection now, as lines that nobody said. */
function explain(client: Client, { identity }: Pick<Surroundings, "identity">, screen: Screen): void {
  const report = client.report();
  if (report === undefined) return;
  for (const { about, fact } of explainSession(report, identity?.publicKey))
    screen.note(`${about.padEnd(aboutWidth)}${fact}`);
}

/** When it is worth saying: at the start, with new keys, and at the end. */
const explained: ReadonlySet<ClientEvent["type"]> = new Set(["present", "rekeyed", "ended"]);

const aboutWidth = 12;

function sayLine(client: Client, room: RoomId, line: string, screen: Screen): void {
  const text = cleanText(line);
  if (text.trim() === "") return;
  if (textFault(text) === "too-long") {
    screen.note(`not sent: longer than ${textMaxBytes} bytes`);
    return;
  }
  try {
    client.say(text, { room });
  } catch (error) {
    if (!(error instanceof OutboxFullError)) throw error;
    screen.note(`not sent: ${error.message}`);
  }
}

async function allSettled(client: Client): Promise<void> {
  await Promise.all(client.outbox.map(({ id }) => client.settled(id)));
}

/** What a person sees of what happens: one room, and whatever is said to them alone in others. */
class ShownConversation {
  readonly #screen: Screen;
  readonly #texts = new ShownTexts();
  #room: RoomId | undefined;
  /** What came before it was known which room is shown. */
  #early: { readonly event: ClientEvent; readonly client: Client }[] = [];

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  enter(room: RoomId): void {
    this.#room = room;
    const early = this.#early;
    this.#early = [];
    for (const { event, client } of early) this.show(event, client);
  }

  show(event: ClientEvent, client: Client): void {
    if (event.type !== "entry") {
      const line = this.#noticeOf(event, client);
      if (line !== undefined) this.#screen.note(line);
    } else if (this.#room === undefined) this.#early.push({ event, client });
    else this.#showEntry(event, client);
  }

  #showEntry({ room, entry, novelty, id }: Extract<ClientEvent, { type: "entry" }>, client: Client): void {
    const info = client.rooms.find((known) => known.room === room);
    const isElsewhere = room !== this.#room;
    if (isElsewhere && (info?.kind !== "direct" || novelty === "earlier")) return;
    const line = entryLine(room, entry, this.#texts);
    this.#texts.note(room, entry);
    // What was typed here is not repeated.
    if (id !== undefined) return;
    this.#screen.print(isElsewhere && info !== undefined ? `[${roomTitle(info)}] ${line}` : line);
  }

  #noticeOf(event: ClientEvent, client: Client): string | undefined {
    switch (event.type) {
      case "welcome":
        return `you are ${terminalName(event.name)}; Ctrl-D leaves`;
      case "present":
        return `here: ${event.occupants.map(shownName).join(", ")}`;
      case "joined":
        return `${shownName(event)} came`;
      case "left":
        return `${terminalName(event.name)} ${departures[event.how]}`;
      case "waiting":
        return `${explainEnding(event.ending, client.address).what} Trying again ${soon(event.delayMs)}; what you write is kept.`;
      case "forgotten":
        return event.room === this.#room
          ? `${missing(event)} that you missed, and the server does not keep any more`
          : undefined;
      case "set-back":
        return event.room === this.#room
          ? `${missing(event)} that the server has lost: it was set back to an older state`
          : undefined;
      case "room-left":
        return event.room === this.#room ? "you are not in this room any more" : undefined;
      case "outbox":
        return this.#outboxNotice(event.item);
      case "store-failed":
        return `what should be kept on this computer cannot be: ${event.error.message}`;
      default:
        return undefined;
    }
  }

  #outboxNotice({ state, content }: OutboxItem): string | undefined {
    const text = content.kind === "text" ? terminalText(content.text) : content.kind;
    if (state.kind === "refused")
      return `${inOneLine(explainRefusal(state.why, "the message"))} It was: ${text}`;
    if (state.kind === "failed") return `given up: ${text}`;
    return undefined;
  }
}

/** Guests are marked: nothing vouches for their names. */
function shownName({ name, guest }: Occupant): string {
  return guest ? `${terminalName(name)} (guest)` : terminalName(name);
}

function soon(delayMs: number): string {
  const seconds = Math.ceil(delayMs / 1000);
  return seconds === 0 ? "now" : seconds === 1 ? "in a second" : `in ${seconds} seconds`;
}

function missing({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `there is an entry (#${from})` : `there are entries (#${from} to #${to})`;
}
