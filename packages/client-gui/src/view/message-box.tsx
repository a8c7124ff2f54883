/** The composer and its button. What is written stays until it was really sent. */
import React, { type RefObject, useState } from "react";
import { Button } from "../qt/button.ts";
import { Composer, type ComposerWidget, send } from "../qt/composer.ts";
import { Label } from "../qt/label.ts";
import { Column, Row } from "../qt/layout.ts";
import { spacing } from "../style/theme.ts";

export interface MessageBoxProps {
  readonly composer: RefObject<ComposerWidget>;
  readonly canSend: boolean;
  /** Why the last text was not sent, if it was not. */
  readonly complaint: string;
  /** True: it was sent. */
  readonly onSend: (text: string) => boolean;
}

export function MessageBox({ composer, canSend, complaint, onSend }: MessageBoxProps) {
  const [hasText, setHasText] = useState(false);
  return (
    <Column gap={spacing.small}>
      <Label id="muted" wrap text={complaint} visible={complaint !== ""} />
      <Row gap={spacing.small}>
        <Composer
          ref={composer}
          grow
          accessibleName="Message"
          accessibleDescription="Enter sends, Shift and Enter begins a new line"
          placeholder={
            canSend ? "Write a message; Enter sends it" : "Connect to send messages; you can write meanwhile"
          }
          minimumHeight={58}
          maximumHeight={84}
          onSend={onSend}
          onChange={setHasText}
        />
        <Button
          id="primary"
          text="&Send"
          minimumWidth={96}
          enabled={canSend && hasText}
          onClick={() => composer.current && send(composer.current)}
        />
      </Row>
    </Column>
  );
}
