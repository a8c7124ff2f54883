/** The window: the arrangement of its parts, and nothing else. */
import { type TextFault, textMaxBytes } from "@conclave/protocol";
import React, { useEffect, useMemo, useRef, useState } from "react";
import type { Conversation } from "../conversation/conversation.ts";
import { styleApplication } from "../qt/application-style.ts";
import { Column, Row } from "../qt/layout.ts";
import { Action, Menu, MenuBar, shortcut } from "../qt/menus.ts";
import { Transcript } from "../qt/transcript.ts";
import { Window, type WindowWidget } from "../qt/window.ts";
import type { Store } from "../state/store.ts";
import { useStore } from "../state/use-store.ts";
import type { Phase, ViewState } from "../state/view-state.ts";
import { stylesheet } from "../style/stylesheet.ts";
import { spacing, type ThemeName, themes } from "../style/theme.ts";
import { Banner } from "./banner.tsx";
import { ConnectionBar } from "./connection-bar.tsx";
import { useFocusOnPhase, useFocusRefs } from "./focus.ts";
import { MessageBox } from "./message-box.tsx";
import { People } from "./people.tsx";
import { StatusLine } from "./status-line.tsx";

export interface MainWindowProps {
  readonly store: Store;
  readonly conversation: Conversation;
  readonly initialTheme: ThemeName;
  readonly onQuit: () => void;
}

export function MainWindow({ store, conversation, initialTheme, onQuit }: MainWindowProps) {
  const { form, phase, lines, revision, waiting, people } = useStore(store);
  const [themeName, setTheme] = useState(initialTheme);
  const [complaint, setComplaint] = useState("");
  const theme = themes[themeName];
  const window = useRef<WindowWidget>(null);
  const focus = useFocusRefs();
  useFocusOnPhase(phase, focus);
  // Once: from then on the size is the person's, and a property would undo it at every change.
  useEffect(() => {
    window.current?.resize(initialSize.width, initialSize.height);
    window.current?.show();
  }, []);
  useEffect(() => styleApplication(stylesheet({ theme, bodyPt: 10 })), [theme]);

  const content = useMemo(() => ({ lines, revision, theme }), [lines, revision, theme]);
  const send = (text: string): boolean => {
    const fault = conversation.say(text);
    setComplaint(complaintAbout(fault));
    return fault === undefined;
  };
  return (
    <Window ref={window} title={titleOf(phase)}>
      <MenuBar>
        <Menu title="Conc&lave">
          <Action
            text="&Disconnect"
            enabled={isUnderWay(phase)}
            on={{ triggered: () => conversation.disconnect() }}
          />
          <Action
            text="Connect &now"
            enabled={phase.kind === "reconnecting"}
            on={{ triggered: () => conversation.reconnectNow() }}
          />
          <Action
            text="&Explain what protects it"
            enabled={phase.kind === "online"}
            on={{ triggered: () => conversation.explain() }}
          />
          <Action text="&Quit" shortcut={quitKeys} on={{ triggered: onQuit }} />
        </Menu>
        <Menu title="&View">
          <Action
            text="&Dark colours"
            checkable
            checked={themeName === "dark"}
            on={{ triggered: (checked: boolean) => setTheme(checked ? "dark" : "light") }}
          />
        </Menu>
      </MenuBar>
      <Column id="root" margin={spacing.large} gap={spacing.medium}>
        <ConnectionBar
          form={form}
          phase={phase.kind}
          fields={focus.fields}
          onEdit={(field, value) => store.dispatch({ type: "edit", field, value })}
          onConnect={() => conversation.connect()}
          onDisconnect={() => conversation.disconnect()}
        />
        <Banner
          phase={phase}
          harmless={focus.harmless}
          passphrase={focus.passphrase}
          onUnlock={(text) => conversation.unlock(text)}
          onTrust={() => conversation.trust()}
          onDismiss={() => conversation.dismiss()}
        />
        <Row gap={spacing.medium} grow>
          <Transcript
            grow
            accessibleName="Messages"
            placeholder="What is said appears here. Type where the server is and your name, then press Connect."
            minimumWidth={240}
            content={content}
          />
          <People people={people} own={hasConversation(phase) ? phase.name : undefined} />
        </Row>
        <MessageBox
          composer={focus.composer}
          canSend={hasConversation(phase)}
          complaint={complaint === "" ? waitingNote(phase, waiting) : complaint}
          onSend={send}
        />
        <StatusLine phase={phase} theme={theme} />
      </Column>
    </Window>
  );
}

function isUnderWay(phase: Phase): boolean {
  return phase.kind === "connecting" || phase.kind === "passphrase-question" || hasConversation(phase);
}

/** Whether what is written now will be sent: at once, or when the connection is back. */
function hasConversation(phase: Phase): phase is Extract<Phase, { kind: "online" | "reconnecting" }> {
  return phase.kind === "online" || phase.kind === "reconnecting";
}

/** What waits for the connection to be back. While there is one it is gone before it could be read. */
function waitingNote({ kind }: Phase, waiting: ViewState["waiting"]): string {
  const texts = waiting.flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
  const [first] = texts;
  if (kind !== "reconnecting" || first === undefined) return "";
  if (texts.length === 1) return `Waiting to be sent: ${first}`;
  return `${texts.length} messages are waiting to be sent; the first one: ${first}`;
}

function titleOf(phase: Phase): string {
  return hasConversation(phase) ? `${phase.name} at ${phase.address.host} — Conclave` : "Conclave";
}

function complaintAbout(fault: TextFault | "full" | "offline" | undefined): string {
  switch (fault) {
    case "too-long":
      return `Not sent: a message has at most ${textMaxBytes} bytes. Shorten it, or send it in parts.`;
    case "offline":
      return "Not sent: there is no connection. What you wrote stays here.";
    case "full":
      return "Not sent: too many messages wait to be sent already.";
    case "control-character":
      return "Not sent: it has characters that cannot be shown.";
    default:
      return "";
  }
}

const initialSize = { width: 900, height: 640 };
const quitKeys = shortcut("Ctrl+Q");
