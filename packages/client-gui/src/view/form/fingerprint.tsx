/** A fingerprint, as people compare it: in words to read out, and as text to copy. */
import React from "react";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { TextField } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";
import { wordsOfFingerprint } from "../../text/fingerprint.ts";

export interface FingerprintProps {
  /** What it is the fingerprint of. */
  readonly label: string;
  /** "SHA256:…" */
  readonly fingerprint: string;
}

/** The eight words, large, in two lines. */
export function FingerprintWords({ label, fingerprint }: FingerprintProps) {
  const words = wordsOfFingerprint(fingerprint);
  // Four and four: as people read them to each other.
  const lines = [words.slice(0, 4), words.slice(4)].map((half) => half.join(" ")).join("\n");
  return (
    <Column gap={spacing.tiny}>
      <Label id="strong" wrap text={label} />
      <Label id="title" selectable wrap text={lines} accessibleName={`${label}: ${words.join(" ")}`} />
      {/* Beside a higher one, it begins at the top all the same. */}
      <Column grow />
    </Column>
  );
}

/** The same as it is written in files and by other programs: marked and copied, never typed into. */
export function FingerprintText({ label, fingerprint }: FingerprintProps) {
  return (
    <Column gap={spacing.tiny}>
      <Label id="small" wrap text={label} />
      <TextField id="fingerprint" accessibleName={label} text={fingerprint} readOnly />
    </Column>
  );
}
