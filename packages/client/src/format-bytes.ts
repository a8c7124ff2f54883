/** Sizes for people, in the units of the server's settings: "640 B", "3.2 MiB", "1 GiB". */

/** In three digits, which are enough to tell large from small; below 1 KiB in whole bytes. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let step = 0;
  // What would be shown as 1024 of a unit is 1 of the next.
  while (value >= 1023.5 && step < units.length - 1) {
    value /= 1024;
    step += 1;
  }
  const shown = step === 0 || value >= 99.95 ? Math.round(value) : Number(value.toFixed(1));
  return `${shown} ${units[step]}`;
}

const units = ["B", "KiB", "MiB", "GiB", "TiB"];
