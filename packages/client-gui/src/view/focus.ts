/** Where the next key goes, when something has changed that makes the old place useless. */
import { type RefObject, useEffect, useRef } from "react";
import type { ButtonWidget } from "../qt/button.ts";
import type { ComposerWidget } from "../qt/composer.ts";
import type { TextFieldWidget } from "../qt/text-field.ts";
import type { FormField, Phase } from "../state/view-state.ts";

export type FieldRefs = Readonly<Record<FormField, RefObject<TextFieldWidget>>>;

export interface FocusRefs {
  readonly fields: FieldRefs;
  readonly composer: RefObject<ComposerWidget>;
  /** The button of a question that changes nothing. */
  readonly harmless: RefObject<ButtonWidget>;
  readonly passphrase: RefObject<TextFieldWidget>;
}

export function useFocusRefs(): FocusRefs {
  const [host, port, name] = [
    useRef<TextFieldWidget>(null),
    useRef<TextFieldWidget>(null),
    useRef<TextFieldWidget>(null),
  ];
  const composer = useRef<ComposerWidget>(null);
  const harmless = useRef<ButtonWidget>(null);
  const passphrase = useRef<TextFieldWidget>(null);
  return useRef({ fields: { host, port, name }, composer, harmless, passphrase }).current;
}

/** Puts the focus where the phase wants an answer: a field to mend, the safe button of a question, the composer. */
export function useFocusOnPhase(phase: Phase, refs: FocusRefs): void {
  useEffect(() => {
    if (phase.kind === "online") refs.composer.current?.setFocus();
    if (phase.kind === "passphrase-question") refs.passphrase.current?.setFocus();
    if (phase.kind === "trust-question" || phase.kind === "alarm") refs.harmless.current?.setFocus();
    const field = phase.kind === "offline" ? phase.problem?.field : undefined;
    if (field !== undefined) {
      refs.fields[field].current?.setFocus();
      refs.fields[field].current?.selectAll();
    }
  }, [phase, refs]);
}
