/** Points in time as an operator reads them: the machine's own time zone, and sortable. */

/** `2026-11-25 07:50`, from milliseconds since 1970. */
export function formatTime(ms: number): string {
  const date = new Date(ms);
  const [year, ...rest] = [
    date.getFullYear(),
    date.getMonth() + 1,
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
  ];
  const [month, day, hours, minutes] = rest.map((part) => String(part).padStart(2, "0"));
  return `${year}-${month}-${day} ${hours}:${minutes}`;
}
