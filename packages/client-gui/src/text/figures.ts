/** Counts as people read them, and the sentence about a size that is too much. */
import { formatBytes } from "@conclave/client";

/** Why a file was not taken. @param name - as it can be shown. */
export function tooLargeText(name: string, maxBytes: number): string {
  return `${name} is too large: at most ${formatBytes(maxBytes)} here.`;
}

/** A badge: "", "7", "99+". */
export function badgeText(count: number): string {
  if (count <= 0) return "";
  return count > badgeMaxCount ? `${badgeMaxCount}+` : String(count);
}

/** "1 message", "2,000 messages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** "45 %": whole, and 100 only when it is all there. */
export function percentText(fraction: number): string {
  const percent = Math.max(0, Math.min(1, fraction)) * 100;
  return `${Math.floor(percent)} %`;
}

const badgeMaxCount = 99;
