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

/** The eight words, large, one under the other: four to a line, or two where there is little room. */
export function FingerprintWords({ label, fingerprint, columns = 4 }: FingerprintWordsProps) {
  const words = wordsOfFingerprint(fingerprint);
  return (
    <Column gap={spacing.tiny}>
      <Label id="strong" wrap text={label} />
      <Label
        id="words"
        selectable
        wrap
        text={inColumns(words, columns)}
        accessibleName={`${label}: ${words.join(" ")}`}
      />
      {/* Beside a higher one, it begins at the top all the same. */}
      <Column grow />
    </Column>
  );
}

export interface FingerprintWordsProps extends FingerprintProps {
  /** Default: 4. */
  readonly columns?: 2 | 4;
}

/** For a font whose letters are all of one width. */
function inColumns(words: readonly string[], columns: number): string {
  const width = Math.max(...words.map(({ length }) => length)) + 2;
  const lines = Array.from({ length: Math.ceil(words.length / columns) }, (_, line) =>
    words.slice(line * columns, (line + 1) * columns),
  );
  return lines
    .map((line) =>
      line
        .map((word) => word.padEnd(width))
        .join("")
        .trimEnd(),
    )
    .join("\n");
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
