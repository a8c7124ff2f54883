/** What all dialogs have in common: a frame, its buttons at the bottom, and that closing them takes the overlay away. */
import React, { type ReactNode, type RefObject, useEffect, useMemo, useRef } from "react";
import { Button, type ButtonWidget } from "../../qt/button.ts";
import { Dialog } from "../../qt/dialog.ts";
import { Column } from "../../qt/layout.ts";
import { ScrollArea } from "../../qt/scroll-area.ts";
import { spacing } from "../../style/theme.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";

export interface DialogFrameProps {
  readonly title: string;
  /** In device-independent pixels, at first. Without a height it is as high as what is in it. */
  readonly width: number;
  readonly height?: number;
  /** What Enter does in a field: what the field says, or what the default button does. Default: "button". */
  readonly enter?: "button" | "field";
  readonly children: ReactNode;
  readonly buttons: ReactNode;
}

export function DialogFrame({ title, width, height, enter = "button", children, buttons }: DialogFrameProps) {
  const controller = useController();
  // The same object at each drawing: another one would undo what the person has made of the size.
  const size = useMemo(() => (height === undefined ? {} : { size: { width, height } }), [width, height]);
  return (
    <Dialog title={title} {...size} onClose={() => controller.show(undefined)}>
      <Column
        grow
        margin={spacing.large}
        gap={spacing.medium}
        {...(height === undefined ? { minimumWidth: width } : {})}
      >
        {children}
        {enter === "field" ? <NoDefault /> : null}
        <Buttons>{buttons}</Buttons>
      </Column>
    </Dialog>
  );
}

/** Makes a button the one that Enter presses. Qt takes it only from a button that is in its dialog already. */
export function useDefaultButton(
  button: RefObject<ButtonWidget>,
  kind: "default" | "plain" = "default",
): void {
  useEffect(() => {
    if (kind === "default") button.current?.setProperty("default", true);
  }, [button, kind]);
}

/** A dialog without a default button makes its first one that; one that is hidden is never pressed. */
function NoDefault() {
  const button = useRef<ButtonWidget>(null);
  useDefaultButton(button);
  return <Button ref={button} text="" visible={false} />;
}

/** The button that does nothing but end the dialog. Unless it is "plain", Enter means it from the start. */
export function CloseButton({
  text = "&Close",
  kind = "default",
}: {
  text?: string;
  kind?: "default" | "plain";
}) {
  const controller = useController();
  const button = useRef<ButtonWidget>(null);
  useDefaultButton(button, kind);
  useEffect(() => {
    if (kind === "default") button.current?.setFocus();
  }, [kind]);
  return <Button ref={button} text={text} onClick={() => controller.show(undefined)} />;
}

/** What may be longer than there is room. */
export function ScrolledBody({ accessibleName, children }: { accessibleName: string; children: ReactNode }) {
  return (
    <ScrollArea grow accessibleName={accessibleName}>
      <Column gap={spacing.large}>
        {children}
        <Column grow />
      </Column>
    </ScrollArea>
  );
}
