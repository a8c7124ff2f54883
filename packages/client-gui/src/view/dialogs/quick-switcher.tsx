/** Ctrl+K: a few letters, and one is where one wanted to be. The keyboard stays in the field; Up and Down go through the list. */
import React, { useEffect, useMemo, useRef, useState } from "react";
import { Dialog } from "../../qt/dialog.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { ListPane } from "../../qt/list-pane.ts";
import { TextField, type TextFieldWidget } from "../../qt/text-field.ts";
import { type Choice, choiceKey, findChoices } from "../../rows/switcher.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { useConclave } from "../conclave.ts";
import { listColours } from "../pane-theme.ts";
import { switcherRow } from "./switcher-rows.ts";

export function QuickSwitcher() {
  const { store, controller, look } = useConclave();
  const { theme } = look;
  const [typed, setTyped] = useState("");
  // Of the moment in which it was typed: what comes in meanwhile must not move the rows under the person's hands.
  const [choices, setChoices] = useState(() => findChoices(store.state, ""));
  const [chosen, setChosen] = useState("");
  const [fault, setFault] = useState("");
  const field = useRef<TextFieldWidget>(null);
  useEffect(() => field.current?.setFocus(), []);

  const servers = store.state.servers.length === 1 ? "one" : "several";
  const items = useMemo(() => choices.map((choice) => switcherRow(choice, servers)), [choices, servers]);
  const colours = useMemo(() => listColours(theme, "surface"), [theme]);
  const current = Math.max(
    0,
    choices.findIndex((choice) => choiceKey(choice) === chosen),
  );
  const step = (by: number) => {
    const next = choices[(current + by + choices.length) % choices.length];
    if (next !== undefined) setChosen(choiceKey(next));
  };
  const go = async (choice: Choice | undefined) => {
    if (choice === undefined) return;
    const { server } = choice;
    if (choice.kind === "server") controller.go({ kind: "server", server });
    else if (choice.kind !== "person") controller.go({ kind: "room", server, room: choice.room });
    else {
      const room = await controller.openDirect(server, choice.name);
      if (typeof room !== "number") return setFault(room.what);
      controller.go({ kind: "room", server, room });
    }
    controller.show(undefined);
  };
  return (
    <Dialog title="Go to" size={size} onClose={() => controller.show(undefined)}>
      <Column grow margin={spacing.medium} gap={spacing.small}>
        <TextField
          ref={field}
          accessibleName="Go to"
          accessibleDescription="Type a part of a name. Up and Down choose, Enter goes there."
          placeholder="A room, a person or a server"
          text={typed}
          onEdit={(text) => {
            setTyped(text);
            setChoices(findChoices(store.state, text));
            setChosen("");
          }}
          onStep={step}
          onSubmit={() => void go(choices[current])}
        />
        <ListPane
          grow
          accessibleName="Found"
          items={items}
          colours={colours}
          current={items[current]?.key ?? ""}
          detail="beside"
          visible={items.length > 0}
          onActivate={(key) => void go(choices.find((choice) => choiceKey(choice) === key))}
        />
        <Label
          wrap
          id="muted"
          visible={items.length === 0}
          text="Nothing has that name. Rooms that you are not in are under “Rooms”; people who are away can be written to there, too."
        />
        <Column grow visible={items.length === 0} />
        <Label id="fault" wrap text={shownText(fault)} visible={fault !== ""} />
        <Label id="small" wrap text="Up and Down choose, Enter goes there, Esc closes." />
      </Column>
    </Dialog>
  );
}

const size = { width: 520, height: 420 } as const;
