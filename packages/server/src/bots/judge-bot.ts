/** Whether a bot may do something in a room: the one place that says so. */
import type { Content, RefusalReason, RoomId } from "@conclave/protocol";
import type { Bot, BotPass, BotVerb } from "./bot.ts";

/** Whoever might be a bot; people are none, and may do what their roles say. */
export interface PerhapsBot {
  readonly bot?: BotPass | undefined;
}

/**
 * What it is refused for, if it is. Rooms that are not a bot's are to it as if they were not there.
 *
 * @param room "none" for what is about no room in particular.
 */
export function judgeBot(
  { bot: pass }: PerhapsBot,
  room: RoomId | "none",
  verb: BotVerb,
  nowMs: number,
): RefusalReason | undefined {
  if (pass === undefined) return undefined;
  const bot = pass.current();
  if (isOver(bot, nowMs)) return "role";
  if (room !== "none" && !bot.rooms.has(room)) return "room";
  return bot.verbs.has(verb) ? undefined : "role";
}

/** Whether a bot's time is over. */
export function isOver({ untilMs }: Bot, nowMs: number): boolean {
  return untilMs !== undefined && untilMs <= nowMs;
}

/** What it takes to put this into a room. Coming into a room of one's own list, and leaving it, takes nothing more than to read there. */
export function verbFor(content: Content, subject: "another" | "oneself" | undefined): BotVerb {
  switch (content.kind) {
    case "text":
    case "file":
    case "edit":
    case "delete":
    case "react":
      return "write";
    case "member":
      return subject === "oneself" ? "read" : "manage";
    default:
      return "manage";
  }
}
