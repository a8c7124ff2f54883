/** What has to be known of a room to show its entries. */
import type { Settings } from "../settings/settings.ts";
import type { RoomState, ServerState } from "./app-state.ts";
import { type MentionRule, mentionRule } from "./mentions.ts";
import type { Quote, TimelineItem } from "./timeline.ts";
import { type ItemContext, quoteOf } from "./timeline-item.ts";
import { transferOf } from "./transfers.ts";

/** @param asOf up to which entry of the room what became of the entries is known. */
export function itemContext(
  settings: Settings,
  server: ServerState,
  { info, timeline }: Pick<RoomState, "info" | "timeline">,
  asOf: number,
): ItemContext {
  return {
    ownName: server.name,
    rule: ruleFor(server.name, settings.keywords),
    pins: info.pins,
    transfer: (number) => transferOf(server.transfers, info.room, number),
    asOf,
    quote: (number) => quoteFrom(timeline.items, number),
  };
}

/** What the items say of an entry. */
export function quoteFrom(items: readonly TimelineItem[], number: number): Quote {
  const item = items.findLast((item) => "number" in item && item.number === number);
  return (item && quoteOf(item)) ?? { number, from: undefined, text: undefined };
}

/** The last rule is kept: it is asked for with each entry, and changes hardly ever. */
function ruleFor(name: string, keywords: readonly string[]): MentionRule {
  const known = rules.get(keywords)?.get(name);
  if (known !== undefined) return known;
  const rule = mentionRule(name, keywords);
  const byName = rules.get(keywords) ?? new Map<string, MentionRule>();
  rules.set(keywords, byName.set(name, rule));
  return rule;
}

const rules = new WeakMap<readonly string[], Map<string, MentionRule>>();
