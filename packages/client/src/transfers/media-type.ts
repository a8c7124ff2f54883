/** What a file is taken for by the end of its name. */
import { mimes } from "mrmime";

export function mediaTypeOf(name: string): string {
  const [, ending = ""] = /\.([^.]+)$/.exec(name.toLowerCase()) ?? [];
  return (Object.hasOwn(mimes, ending) ? mimes[ending] : undefined) ?? "application/octet-stream";
}
