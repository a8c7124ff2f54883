/** What the composer does with keys, pastes and choices; what is in it is the draft of the room, and stays so. */
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import {
  type Answer,
  type Choices,
  type ComposerKey,
  type MessageComposerWidget,
  messageComposer,
  type Pasted,
} from "../../qt/message-composer.ts";
import { type Completion, complete, completionAt } from "../../text/completion.ts";
import { changeBetween } from "../../text/draft-change.ts";
import { withEmoji } from "../../text/emoji.ts";
import { moved, remembered } from "../../text/history.ts";
import { judgePaste } from "../../text/paste.ts";
import { useApp, useController } from "../conclave.ts";
import { completable } from "./completable.ts";
import { editOf, lastOwn } from "./draft-acts.ts";
import { filesToSend } from "./files-to-send.ts";
import type { Tools } from "./tools.ts";

export interface ComposerParts {
  readonly server: ServerState;
  readonly room: RoomState;
  readonly tools: Tools;
}

export interface ComposerState {
  readonly ref: RefObject<MessageComposerWidget>;
  /** Why the text was not sent. */
  readonly fault: string | undefined;
  readonly choices: Choices | undefined;
  onEdit(text: string, cursor: number): void;
  onSubmit(): void;
  onKey(name: ComposerKey): Answer;
  onPaste(pasted: Pasted): Answer;
  onChoice(index: number): void;
  onDismiss(): void;
}

/** Of one room: where the person goes to another one, another composer is made. */
export function useComposer({ server, room, tools }: ComposerParts): ComposerState {
  const { panes, actions } = tools;
  const controller = useController();
  const recentEmoji = useApp((state) => state.emoji);
  const ref = useRef<MessageComposerWidget>(null);
  const [fault, setFault] = useState<string | undefined>();
  const [completion, setCompletion] = useState<Completion | undefined>();
  const { key: serverKey } = server;
  const id = room.info.room;
  const { draft } = room;
  const place = `${serverKey} ${id}`;
  const choices = useMemo(() => completion && { rows: completion.choices, current: 0 }, [completion]);

  const change = (text: string) => controller.setDraft(serverKey, id, { ...draft, text });
  const latest = useRef(change);
  latest.current = change;
  // When somebody else changes the draft; what was typed here is there already.
  useEffect(() => {
    const composer = nativeOf(ref);
    if (composer === undefined || composer.text() === draft.text) return;
    const change = changeBetween(composer.text(), draft.text);
    if (change === undefined) composer.setText(draft.text);
    // What stays keeps its place, the cursor is behind what came, and undo takes it back.
    else composer.replace(change.from, change.to, change.text);
  }, [draft]);
  useEffect(() => {
    panes.setWidget("composer", ref.current);
    panes.composer = {
      insert: (text) => {
        const composer = nativeOf(ref);
        if (composer === undefined) return;
        composer.replace(composer.cursor(), composer.cursor(), text);
        latest.current(composer.text());
      },
    };
    panes.focus("composer");
    return () => {
      panes.setWidget("composer", null);
      panes.composer = undefined;
    };
  }, [panes]);

  const fetchOld = (direction: "newer" | "older", text: string): Answer => {
    const step = moved(panes.history(place), direction, text);
    if (step === undefined) return "free";
    panes.setHistory(place, step.history);
    nativeOf(ref)?.setText(step.text);
    change(step.text);
    return "taken";
  };
  const editLast = (): Answer => {
    const last = lastOwn(room);
    const changed = last && editOf(room, last.number);
    if (changed === undefined) return "free";
    controller.setDraft(serverKey, id, changed);
    return "taken";
  };
  const send = () => {
    const text = nativeOf(ref)?.text() ?? "";
    if (text.trim() === "") return;
    change(withEmoji(text));
    const refused = controller.submit(serverKey, id);
    setFault(refused?.what);
    if (refused !== undefined) return;
    panes.setHistory(place, remembered(panes.history(place), text));
    setCompletion(undefined);
    if (room.timeline.newer !== "none") controller.jumpToEnd(serverKey, id);
    panes.messages?.scrollToEnd();
  };
  const onKey = (name: ComposerKey): Answer => {
    const composer = nativeOf(ref);
    if (composer === undefined || completion !== undefined) return "free";
    const text = composer.text();
    if (name === "Up" && text === "" && draft.purpose.kind === "new") return editLast();
    const isBrowsing = panes.history(place).at !== undefined;
    if (name === "Up" && !composer.hasLineAbove() && (isBrowsing || composer.cursor() === 0))
      return fetchOld("older", text);
    if (name === "Down" && !composer.hasLineBelow() && isBrowsing) return fetchOld("newer", text);
    if (name !== "Escape") return "free";
    actions["read-and-end"].run();
    return "taken";
  };
  const onPaste = (pasted: Pasted): Answer => {
    const files = filesToSend(pasted);
    if (files.length > 0) controller.sendFiles(serverKey, id, files);
    else if (judgePaste(pasted.text, draft.text) !== undefined) {
      const end = draft.text.length;
      const at = nativeOf(ref)?.selection() ?? { from: end, to: end };
      controller.show({ kind: "paste", text: pasted.text, at });
    } else return "free";
    return "taken";
  };
  return {
    ref,
    fault,
    choices,
    onEdit: (text, cursor) => {
      if (text !== draft.text) {
        change(text);
        setFault(undefined);
      }
      setCompletion(completionAt(text, cursor, completable(server, room, recentEmoji)));
    },
    onSubmit: send,
    onKey,
    onPaste,
    onChoice: (index) => {
      const composer = nativeOf(ref);
      const choice = completion?.choices[index];
      if (composer === undefined || completion === undefined || choice === undefined) return;
      const completed = complete(composer.text(), completion, choice);
      composer.replace(
        completion.from,
        completion.to,
        completed.text.slice(completion.from, completed.cursor),
      );
      composer.setCursor(completed.cursor);
      setCompletion(undefined);
      change(composer.text());
    },
    onDismiss: () => setCompletion(undefined),
  };
}

function nativeOf(ref: RefObject<MessageComposerWidget>) {
  return ref.current === null ? undefined : messageComposer(ref.current);
}
