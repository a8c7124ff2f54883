/** What somebody may have meant who wrote a name that there is not. */
import { distance } from "fastest-levenshtein";

/** The known name that is nearest, if it is near enough to be what was meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  // The right key in the wrong section, or under its other name, is further away in letters than it is for a person.
  const lastPart = name.slice(name.lastIndexOf(".") + 1);
  const elsewhere = known.find(
    (each) => each.endsWith(`.${lastPart}`) || each.replace(".", "_") === lastPart,
  );
  const ranked = known
    .map((each) => ({ each, far: distance(name.toLowerCase(), each.toLowerCase()) }))
    .sort((left, right) => left.far - right.far);
  const [best] = ranked;
  // Of a short name, two other letters are another name.
  const near = name.length < 5 ? 1 : Math.max(2, Math.floor(name.length / 4));
  if (best !== undefined && best.far <= near) return best.each;
  return elsewhere;
}

/** ` Did you mean log.level?`, or nothing: for the end of a sentence. `prefix` is what all of them are shown with. */
export function suggestion(name: string, known: readonly string[], prefix = ""): string {
  const meant = nearest(name, known);
  return meant === undefined ? "" : ` Did you mean ${prefix}${meant}?`;
}
