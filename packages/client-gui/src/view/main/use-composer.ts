/** What the composer does with keys, pastes and choices; what is in it is the draft of the room, and stays so. */
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import type { FileToSend } from "../../app/controller.ts";
import {
  type Answer,
  type Choices,
  type ComposerKey,
  type MessageComposerWidget,
  messageComposer,
  type Pasted,
} from "../../qt/message-composer.ts";
import { type Completion, complete, completionAt } from "../../text/completion.ts";
import { moved, noHistory, remembered, type SentHistory } from "../../text/history.ts";
import { judgePaste } from "../../text/paste.ts";
import { useController } from "../conclave.ts";
import { completable } from "./completable.ts";
import { editOf, lastOwn } from "./draft-acts.ts";
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

export function useComposer({ server, room, tools }: ComposerParts): ComposerState {
  const { panes, actions } = tools;
  const controller = useController();
  const ref = useRef<MessageComposerWidget>(null);
  const [fault, setFault] = useState<string | undefined>();
  const [completion, setCompletion] = useState<Completion | undefined>();
  const histories = useRef(new Map<string, SentHistory>());
  const { key: serverKey } = server;
  const id = room.info.room;
  const place = `${serverKey} ${id}`;
  const native = () => (ref.current === null ? undefined : messageComposer(ref.current));

  // In another room, and when somebody else changes the draft; what was typed here is there already.
  useEffect(() => {
    const composer = native();
    if (composer !== undefined && composer.text() !== room.draft.text) composer.setText(room.draft.text);
  }, [place, room.draft]);
  useEffect(() => {
    panes.setWidget("composer", ref.current);
    panes.composer = {
      insert: (text) => {
        const composer = native();
        if (composer === undefined) return;
        composer.replace(composer.cursor(), composer.cursor(), text);
        change(composer.text());
      },
      hideChoices: () => {
        const open = latest.current.completion !== undefined;
        setCompletion(undefined);
        return open;
      },
    };
    return () => {
      panes.setWidget("composer", null);
      panes.composer = undefined;
    };
  }, [panes]);

  useEffect(() => {
    setFault(undefined);
    setCompletion(undefined);
    panes.focus("composer");
  }, [place, panes]);

  const latest = useRef({ server, room, completion });
  latest.current = { server, room, completion };
  const choices = useMemo(() => completion && { rows: completion.choices, current: 0 }, [completion]);

  const change = (text: string) => {
    const { server, room } = latest.current;
    controller.setDraft(server.key, room.info.room, { ...room.draft, text });
  };
  const history = () => histories.current.get(place) ?? noHistory;
  const fetchOld = (direction: "newer" | "older", text: string): Answer => {
    const step = moved(history(), direction, text);
    if (step === undefined) return "free";
    histories.current.set(place, step.history);
    native()?.setText(step.text);
    change(step.text);
    return "taken";
  };
  const send = () => {
    const text = native()?.text() ?? "";
    if (text.trim() === "") return;
    const refused = controller.submit(serverKey, id);
    setFault(refused?.what);
    if (refused !== undefined) return;
    histories.current.set(place, remembered(history(), text));
    setCompletion(undefined);
    if (room.timeline.newer !== "none") controller.jumpToEnd(serverKey, id);
    panes.messages?.scrollToEnd();
  };
  const onKey = (name: ComposerKey): Answer => {
    const composer = native();
    if (composer === undefined || completion !== undefined) return "free";
    const text = composer.text();
    if (name === "Up" && text === "" && room.draft.purpose.kind === "new") {
      const last = lastOwn(room);
      const draft = last && editOf(room, last.number);
      if (draft === undefined) return "free";
      controller.setDraft(serverKey, id, draft);
      return "taken";
    }
    const isBrowsing = history().at !== undefined;
    if (name === "Up" && !composer.hasLineAbove() && (isBrowsing || composer.cursor() === 0))
      return fetchOld("older", text);
    if (name === "Down" && !composer.hasLineBelow() && isBrowsing) return fetchOld("newer", text);
    if (name === "Escape") {
      actions["read-and-end"].run();
      return "taken";
    }
    return "free";
  };
  const onPaste = ({ text, paths, picture }: Pasted): Answer => {
    const files: readonly FileToSend[] = [
      ...paths.map((path) => ({ kind: "path", path }) as const),
      ...(picture === undefined
        ? []
        : [{ kind: "bytes", name: "picture.png", type: "image/png", bytes: picture } as const]),
    ];
    if (files.length > 0) {
      controller.sendFiles(serverKey, id, files);
      return "taken";
    }
    if (judgePaste(text, native()?.text()) === undefined) return "free";
    controller.show({ kind: "paste", text });
    return "taken";
  };
  return {
    ref,
    fault,
    choices,
    onEdit: (text, cursor) => {
      if (text !== room.draft.text) {
        change(text);
        setFault(undefined);
      }
      setCompletion(completionAt(text, cursor, completable(server, room)));
    },
    onSubmit: send,
    onKey,
    onPaste,
    onChoice: (index) => {
      const composer = native();
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
