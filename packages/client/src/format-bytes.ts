/** Sizes of files for people: "640 B", "3.2 MiB". */

/** Three digits are enough to tell large from small. */
export function formatBytes(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 2 ** (10 * step);
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}

const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
