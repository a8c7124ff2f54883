/** Where one writes: what is replied to or changed, the composer and its buttons, and what keeps a text from being sent. */
import React from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { CutLabel } from "../../qt/cut-label.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { MessageComposer } from "../../qt/message-composer.ts";
import { ToolButton } from "../../qt/tool-button.ts";
import { spacing } from "../../style/theme.ts";
import { useApp, useController, useTheme } from "../conclave.ts";
import { listColours } from "../pane-theme.ts";
import { purposeText, withoutPurpose } from "./draft-acts.ts";
import { dropText, placeholder } from "./room-words.ts";
import type { Tools } from "./tools.ts";
import { useComposer } from "./use-composer.ts";

export interface TypingAreaProps {
  readonly server: ServerState;
  readonly room: RoomState;
  readonly tools: Tools;
}

export function TypingArea({ server, room, tools }: TypingAreaProps) {
  const { panes, actions } = tools;
  const theme = useTheme();
  const controller = useController();
  const sendKey = useApp((state) => state.settings.sendKey);
  const composer = useComposer({ server, room, tools });
  const purpose = purposeText(room);
  const isMuted = room.info.role === "muted";
  return (
    <Column id="typing-area" margin={{ x: spacing.large, y: spacing.small }} gap={spacing.small}>
      <Row id="banner" margin={{ x: spacing.medium, y: spacing.tiny }} visible={purpose !== undefined}>
        <CutLabel grow accessibleDescription="Purpose" text={purpose ?? ""} />
        <ToolButton
          label="Leave it (Esc)"
          size={16}
          icon={{ name: "close", colour: theme.text }}
          onClick={() => {
            controller.setDraft(server.key, room.info.room, withoutPurpose(room.draft));
            panes.focus("composer");
          }}
        />
      </Row>
      <Label
        id="fault"
        wrap
        accessibleDescription="Not sent"
        text={composer.fault ?? ""}
        visible={composer.fault !== undefined}
      />
      <Row id="composer-box" margin={spacing.tiny} gap={spacing.tiny}>
        <ToolButton
          label="Attach a file"
          icon={{ name: "paperclip", colour: theme.text }}
          enabled={!isMuted}
          onClick={actions["attach-file"].run}
        />
        <MessageComposer
          ref={composer.ref}
          grow
          accessibleName="Message"
          accessibleDescription={sendHints[sendKey]}
          placeholder={placeholder(room, server.phase.kind)}
          readOnly={isMuted}
          sendKey={sendKey}
          dropHint={dropText(room)}
          colours={listColours(theme, "surface")}
          {...(composer.choices === undefined ? {} : { choices: composer.choices })}
          onEdit={composer.onEdit}
          onSubmit={composer.onSubmit}
          onKey={composer.onKey}
          onPaste={composer.onPaste}
          onDrop={composer.onPaste}
          onChoice={composer.onChoice}
          onDismiss={composer.onDismiss}
        />
        <ToolButton
          label="Emoji"
          icon={{ name: "smile", colour: theme.text }}
          enabled={!isMuted}
          onClick={actions.emoji.run}
        />
        <Button
          id="primary"
          text="&Send"
          enabled={!isMuted && room.draft.text.trim() !== ""}
          onClick={composer.onSubmit}
        />
      </Row>
    </Column>
  );
}

const sendHints = {
  enter: "Enter sends, Shift and Enter begins a new line",
  "ctrl-enter": "Ctrl and Enter sends, Enter begins a new line",
} as const;
