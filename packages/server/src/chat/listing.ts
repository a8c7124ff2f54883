/** Long lists in pages, in alphabetical order. */
interface Item {
  readonly name: string;
  readonly topic?: string;
}

/** As much of a list as fits in a message, from behind the name `after` on. */
export function pageOf<Listed extends Item>(
  list: readonly Listed[],
  after: string | undefined,
): { items: Listed[]; more: boolean } {
  const sorted = list.toSorted((item, other) => compareNames(item.name, other.name));
  const rest = after === undefined ? sorted : sorted.filter(({ name }) => compareNames(name, after) > 0);
  let bytes = 0;
  const end = rest.findIndex((item) => {
    bytes +=
      itemOverheadBytes + Buffer.byteLength(item.name, "utf8") + Buffer.byteLength(item.topic ?? "", "utf8");
    return bytes > pageBytes;
  });
  return end < 0 ? { items: rest, more: false } : { items: rest.slice(0, end), more: true };
}

/** In the order of code points: the same for everybody, and no two different names are equal in it. */
function compareNames(name: string, other: string): number {
  if (name === other) return 0;
  return name < other ? -1 : 1;
}

const pageBytes = 12_288;
/** Keys and lengths around the strings of an item. */
const itemOverheadBytes = 64;
