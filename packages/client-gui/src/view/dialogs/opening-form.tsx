/** A card that asks for a name and opens the room that belongs to it; what is wrong stands below the name. */
import type { RoomId } from "@conclave/protocol";
import React, { type ReactNode, useState } from "react";
import type { Fault } from "../../app/controller.ts";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { Buttons } from "../form/buttons.tsx";
import { Field, type FieldProps } from "../form/field.tsx";

export interface OpeningFormProps {
  readonly heading: string;
  readonly name: Pick<FieldProps, "hint" | "label" | "placeholder">;
  /** What is said where no name was typed. */
  readonly missing: string;
  /** On the button. */
  readonly act: string;
  /** Further controls between the name and the button; Enter in a field of theirs is `submit`. */
  readonly children?: (submit: () => void) => ReactNode;
  /** The name comes without blanks around it. */
  readonly open: (name: string) => Promise<RoomId | Fault>;
  readonly onOpened: (room: RoomId) => void;
}

export function OpeningForm(props: OpeningFormProps) {
  const { heading, name: nameField, missing, act, children, open, onOpened } = props;
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<State>({ kind: "idle" });
  const submit = async () => {
    const name = typed.trim();
    if (state.kind === "asking") return;
    if (name === "") return setState({ kind: "fault", what: missing });
    setState({ kind: "asking" });
    const room = await open(name);
    if (typeof room !== "number") return setState({ kind: "fault", what: room.what });
    setState({ kind: "idle" });
    onOpened(room);
  };
  const begin = () => void submit();
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Label id="heading" text={heading} />
      <Field
        {...nameField}
        fault={state.kind === "fault" ? shownText(state.what) : undefined}
        text={typed}
        onEdit={setTyped}
        onSubmit={begin}
      />
      {children?.(begin)}
      <Buttons>
        <Button text={act} enabled={state.kind !== "asking"} onClick={begin} />
      </Buttons>
    </Column>
  );
}

type State = { readonly kind: "asking" | "idle" } | { readonly kind: "fault"; readonly what: string };
