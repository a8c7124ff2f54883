/** What the desktop is told of what people write, and in which words. Pure. `announcer.ts` carries it out. */
import type { Novelty, RoomInfo } from "@conclave/client";
import type { RoomId } from "@conclave/protocol";
import type { ServerKey } from "../app/app-state.ts";
import type { NotifyRule, Settings } from "../settings/settings.ts";
import { shortened } from "../text/escape.ts";
import { isolated, showable, showableLine } from "../text/isolate.ts";

/** Somebody has written something. Texts and names are from others. */
export interface Happening {
  readonly server: ServerKey;
  /** What tells the server from the others; undefined where there is only one. */
  readonly serverLabel: string | undefined;
  readonly room: RoomId;
  readonly roomName: string;
  readonly roomKind: RoomInfo["kind"];
  readonly number: number;
  /** "server": an announcement to everybody. */
  readonly by: "other" | "own" | "server";
  readonly from: string;
  readonly text: string;
  /** Whether it is meant for this person: by name or keyword, or because nobody else is in the room. */
  readonly mention: "no" | "yes";
  readonly novelty: Novelty;
}

export interface Circumstances {
  readonly settings: Pick<Settings, "doNotDisturb" | "notify" | "notifyDetail">;
  /** Undefined: that of the settings. */
  readonly roomRule: NotifyRule | undefined;
  /** Whether a person who is here has the end of the room before them. */
  readonly onScreen: "no" | "yes";
}

export type Judgement = "count" | "nothing" | "tell";

/** Whether something is told: by itself, as one of those that were missed, or not at all. */
export function judge(happening: Happening, circumstances: Circumstances): Judgement {
  const { settings, onScreen } = circumstances;
  if (happening.by === "own" || happening.novelty === "earlier") return "nothing";
  if (settings.doNotDisturb === "on" || onScreen === "yes") return "nothing";
  const rule = ruleOf(circumstances);
  // An announcement is for everybody.
  const isForYou = happening.mention === "yes" || happening.by === "server";
  if (rule === "none" || (rule === "mentions" && !isForYou)) return "nothing";
  return happening.novelty === "missed" ? "count" : "tell";
}

export function ruleOf({ roomRule, settings }: Pick<Circumstances, "roomRule" | "settings">): NotifyRule {
  return roomRule ?? settings.notify;
}

export interface Wording {
  readonly title: string;
  readonly body: string;
}

/** What is shown of a single message. */
export function wordsFor(
  { from, roomName, roomKind, serverLabel, text }: Happening,
  detail: Settings["notifyDetail"],
): Wording {
  if (detail === "nothing") return { title: "Conclave", body: "A new message" };
  const where = roomKind === "direct" ? "" : ` in ${name(roomName)}`;
  const title = `${name(from)}${where}${at(serverLabel)}`;
  return { title, body: detail === "who" ? "" : excerpt(text) };
}

/** What is shown of several that were written while we were not connected. */
export function wordsForMissed(
  {
    roomName,
    roomKind,
    serverLabel,
    count,
    rule,
  }: Pick<Happening, "roomKind" | "roomName" | "serverLabel"> & {
    readonly count: number;
    readonly rule: NotifyRule;
  },
  detail: Settings["notifyDetail"],
): Wording {
  const messages = count === 1 ? "message" : "messages";
  if (detail === "nothing") return { title: "Conclave", body: `${count} new ${messages}` };
  const direct = roomKind === "direct";
  const what = rule === "all" || direct ? `${count} new ${messages}` : `${count} ${messages} for you`;
  return { title: `${what} ${direct ? "from" : "in"} ${name(roomName)}${at(serverLabel)}`, body: "" };
}

function at(serverLabel: string | undefined): string {
  return serverLabel === undefined ? "" : ` (${name(serverLabel)})`;
}

function name(text: string): string {
  return isolated(shortened(showableLine(text), nameMaxUnits));
}

/** Its first lines: whoever shows it cuts them where they are long. */
function excerpt(text: string): string {
  const lines = showable(text)
    .split("\n")
    .map(showableLine)
    .filter((line) => line !== "");
  const some = lines.length > excerptLineCount ? [...lines.slice(0, excerptLineCount), "…"] : lines;
  return some.join("\n");
}

const nameMaxUnits = 60;
const excerptLineCount = 4;
