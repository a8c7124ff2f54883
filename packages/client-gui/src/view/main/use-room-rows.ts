/** The rows of a room as the pane shows them: made anew only from what has changed. */
import { useEffect, useMemo, useRef, useState } from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import type { FileItem } from "../../app/timeline.ts";
import type { MessageRow } from "../../rows/message-row.ts";
import type { RowLook } from "../../rows/row-look.ts";
import { roomRows } from "../../rows/rows.ts";
import { nameColour } from "../../style/theme.ts";
import { mentionIndex } from "../../text/mentions.ts";
import { messageHtml } from "../../text/message-html.ts";
import { textThemeOf } from "../../text/text-theme.ts";
import { useApp, useConclave } from "../conclave.ts";

export function useRoomRows(server: ServerState, room: RoomState): readonly MessageRow[] {
  const presenceNotices = useApp((state) => state.settings.presenceNotices);
  const picture = usePictures(server, room);
  const look = useRowLook(server, room, picture?.of);
  const nowMs = useToday();
  const { name, transfers, unsent, fileMaxBytes } = server;
  const count = picture?.count;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another picture is there, its row is another one
  return useMemo(() => {
    picture?.beginPass();
    return roomRows({
      server: { name, transfers, unsent, fileMaxBytes },
      room,
      settings: { presenceNotices },
      look,
      nowMs,
    });
  }, [name, transfers, unsent, fileMaxBytes, room, presenceNotices, look, nowMs, count]);
}

interface RoomPictures {
  readonly of: NonNullable<RowLook["picture"]>;
  readonly beginPass: () => void;
  /** How many there were so far: another number, another picture. */
  readonly count: number;
}

/** Those of files that are on this computer; undefined while none are shown. */
function usePictures({ key, transfers }: ServerState, { info }: RoomState): RoomPictures | undefined {
  const memory = useConclave().pictures?.memory;
  const isOn = useApp((state) => state.settings.previews === "on");
  const [count, setCount] = useState(0);
  const latest = useRef(transfers);
  latest.current = transfers;
  const { room } = info;
  const place = `${key} ${room}`;
  useEffect(() => {
    if (memory === undefined || !isOn) return undefined;
    const stop = memory.subscribe(() => setCount((before) => before + 1));
    return () => {
      stop();
      memory.forget(place);
    };
  }, [memory, isOn, place]);
  const of = useMemo(() => {
    if (memory === undefined || !isOn) return undefined;
    return ({ number, transfer }: FileItem) => {
      const path = transfer.kind === "here" ? transfer.path : undefined;
      const sent = latest.current.findLast((each) => each.room === room && each.number === number);
      return memory.of({ place, number, path, sentAs: sent?.id });
    };
  }, [memory, isOn, place, room]);
  return of === undefined || memory === undefined
    ? undefined
    : { of, beginPass: () => memory.beginPass(), count };
}

function useRowLook(server: ServerState, room: RoomState, picture: RowLook["picture"]): RowLook {
  const { theme, bodyPt } = useConclave().look;
  const style = useApp((state) => state.settings.timeStyle);
  const names = useNames(server, room);
  const { name } = server;
  return useMemo(() => {
    const people = mentionIndex(names, name);
    const textTheme = textThemeOf(theme, bodyPt * pixelsPerPoint);
    return {
      html: (text) => messageHtml(text, people, textTheme),
      colour: (who) => nameColour(theme, who),
      times: { style },
      ...(picture === undefined ? {} : { picture }),
    };
  }, [theme, bodyPt, style, names, name, picture]);
}

/** Who can be mentioned. Those who have gone stay: otherwise every row would be made anew whenever somebody leaves. */
function useNames(server: ServerState, room: RoomState): ReadonlySet<string> {
  const known = useRef<{ readonly server: string; readonly names: ReadonlySet<string> }>();
  const before = known.current?.server === server.key ? known.current.names : new Set<string>();
  const now = [...server.present, ...(room.members ?? [])].map(({ name }) => name);
  const names = now.every((name) => before.has(name)) ? before : new Set([...before, ...now]);
  known.current = { server: server.key, names };
  return names;
}

/** A moment of the present day, another one on each day. */
function useToday(): number {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const midnight = new Date(nowMs).setHours(24, 0, 0, 0);
    const timer = setTimeout(() => setNow(Date.now()), Math.max(1000, midnight - Date.now()));
    timer.unref();
    return () => clearTimeout(timer);
  }, [nowMs]);
  return nowMs;
}

/** Qt's own pixels: 96 to the inch, whatever the scale. */
const pixelsPerPoint = 96 / 72;
