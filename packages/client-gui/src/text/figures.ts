/** Sizes and counts as people read them, and the sentence about a size that is too much. */

/** "831 B", "2.3 MB", "1 GB": powers of 1,000, as file managers count. */
export function sizeText(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  // What would be shown as 1000 of a unit is 1 of the next.
  while (value >= (unit === 0 ? 1000 : 999.5) && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const shown = unit === 0 || value >= 99.95 ? Math.round(value) : Number(value.toFixed(1));
  return `${shown} ${units[unit]}`;
}

/** Why a file was not taken. @param name - as it can be shown. */
export function tooLargeText(name: string, maxBytes: number): string {
  return `${name} is too large: at most ${sizeText(maxBytes)} here.`;
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

const units = ["B", "kB", "MB", "GB", "TB"];
const badgeMaxCount = 99;
