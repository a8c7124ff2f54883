/** The transcript vectors of packages/protocol, as bytes. */
import { readText } from "../files.ts";

const folder = "packages/protocol/test/vectors";

/**
 * Reads values of a vector by name.
 *
 * @returns a function that gives the bytes of one, such as `outputs.th`, and throws an Error if it is not there.
 */
export function vector(file: string): (name: string) => Buffer {
  const content = JSON.parse(readText(`${folder}/${file}.json`)) as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  return (name) => {
    const [part = "", key = ""] = name.split(".");
    const value = content[part]?.[key];
    if (typeof value !== "string" || !/^([0-9a-f]{2})+$/.test(value))
      throw new Error(`${file} has no bytes ${name}`);
    return Buffer.from(value, "hex");
  };
}
