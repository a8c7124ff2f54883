/** ALERT (clause 2): one plaintext byte in place of HELLO_S. Nobody has proved it, so it is a hint and no more. */
import { encodeFrame } from "../frame/encoder.ts";
import { frameBytes } from "../limits.ts";

export const alerts = { version: 2, suite: 3, busy: 5 } as const;

export type AlertName = keyof typeof alerts;

export function encodeAlert(name: AlertName): Uint8Array {
  return encodeFrame("ALERT", Uint8Array.of(alerts[name]));
}

/** The alert in a frame, or its number where a later version knows more of them. */
export function decodeAlert(frame: Uint8Array): AlertName | number {
  const code = frame[frameBytes.header] ?? 0;
  const known = Object.entries(alerts).find(([, value]) => value === code);
  return (known?.[0] as AlertName | undefined) ?? code;
}
