/** What all dialogs have in common: a frame, its buttons at the bottom, and that closing them takes the overlay away. */
import React, { type ReactNode } from "react";
import { Button } from "../../qt/button.ts";
import { Dialog } from "../../qt/dialog.ts";
import { Column } from "../../qt/layout.ts";
import { ScrollArea } from "../../qt/scroll-area.ts";
import { spacing } from "../../style/theme.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";

export interface DialogFrameProps {
  readonly title: string;
  /** At first, in device-independent pixels. Default: what is in it. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly children: ReactNode;
  readonly buttons: ReactNode;
}

export function DialogFrame({ title, size, children, buttons }: DialogFrameProps) {
  const controller = useController();
  return (
    <Dialog
      title={title}
      {...(size === undefined ? {} : { size })}
      onClose={() => controller.show(undefined)}
    >
      <Column grow margin={spacing.large} gap={spacing.medium}>
        {children}
        <Buttons>{buttons}</Buttons>
      </Column>
    </Dialog>
  );
}

/** The button that does nothing but end the dialog. */
export function CloseButton({ text = "&Close", isDefault = true }: { text?: string; isDefault?: boolean }) {
  const controller = useController();
  return <Button text={text} isDefault={isDefault} onClick={() => controller.show(undefined)} />;
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
