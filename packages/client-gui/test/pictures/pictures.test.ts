/** Pictures from real files: known by their bytes, bounded, and gone when the room is left. */
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PictureFolder } from "../../src/pictures/picture-folder.ts";
import { mayBePicture, pictureKind, pictureMaxBytes } from "../../src/pictures/picture-kind.ts";
import { Pictures } from "../../src/pictures/pictures.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-pictures-"));
});

afterEach(() => rm(folder, { recursive: true }));

const png = (size = 100) => {
  const bytes = new Uint8Array(size);
  bytes.set(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  return bytes;
};

async function put(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const subject = (path: string | undefined, number = 1, place = "a 1") => ({
  ...{ place, number, path },
  sentAs: undefined,
});

test.each([
  ["\x89PNG\r\n\x1a\n", "png"],
  ["\xff\xd8\xff\xe0", "jpeg"],
  ["GIF89a", "gif"],
  ["RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"],
  ["RIFF\x10\x00\x00\x00WAVEfmt ", undefined],
  ["<svg xmlns=", undefined],
  ["BM", undefined],
  ["", undefined],
])("what begins with %j is %s", (begin, kind) => {
  expect(pictureKind(Buffer.from(begin, "latin1"))).toBe(kind);
});

test("something is offered to be shown by what its sender says, and by its size", () => {
  expect(mayBePicture({ type: "image/png", bytes: 1000 })).toBe(true);
  expect(mayBePicture({ type: "image/svg+xml", bytes: 1000 })).toBe(false);
  expect(mayBePicture({ type: "image/png", bytes: pictureMaxBytes + 1 })).toBe(false);
});

describe("what is read", () => {
  test("a picture, whatever it is called, is there after it was read, and the same object from then on", async () => {
    const pictures = new Pictures();
    let heard = 0;
    pictures.subscribe(() => {
      heard += 1;
    });
    const path = await put("notes.txt", png());
    expect(pictures.of(subject(path))).toBeUndefined();
    await pictures.settled();
    expect(heard).toBe(1);
    const shown = pictures.of(subject(path));
    expect(shown).toEqual(png());
    pictures.beginPass();
    expect(pictures.of(subject(path))).toBe(shown);
  });

  test("nothing that is no picture, too large, no file, or not there; and a pipe is not waited for", async () => {
    const pictures = new Pictures();
    const pipe = join(folder, "pipe.png");
    execFileSync("mkfifo", [pipe]);
    const paths = [
      await put("text.png", Buffer.from("a text")),
      await put("large.png", png(pictureMaxBytes + 1)),
      folder,
      join(folder, "nothing.png"),
      pipe,
    ];
    for (const path of paths) pictures.of(subject(path));
    await pictures.settled();
    for (const path of paths) expect(pictures.of(subject(path))).toBeUndefined();
  });
});

describe("what is kept", () => {
  test("no more than there is room for: those that were asked for first, while all are asked for", async () => {
    const pictures = new Pictures({ maxCount: 2, maxBytes: 1000 });
    const paths = await Promise.all([1, 2, 3].map((each) => put(`${each}.png`, png())));
    const ask = () => {
      pictures.beginPass();
      return paths.map((path, at) => pictures.of(subject(path, at)) !== undefined);
    };
    ask();
    await pictures.settled();
    expect(ask()).toEqual([true, true, false]);
    await pictures.settled();
    expect(ask()).toEqual([true, true, false]);
  });

  test("what is not asked for any more makes room", async () => {
    const pictures = new Pictures({ maxCount: 9, maxBytes: 250 });
    const paths = await Promise.all([1, 2, 3].map((each) => put(`${each}.png`, png())));
    const ask = (...numbers: readonly number[]) => {
      pictures.beginPass();
      return numbers.map((at) => pictures.of(subject(paths[at], at)) !== undefined);
    };
    ask(0, 1);
    await pictures.settled();
    ask(1, 2);
    await pictures.settled();
    expect(ask(1, 2)).toEqual([true, true]);
    expect(ask(0)).toEqual([false]);
  });

  test("nothing of a room that was left", async () => {
    const pictures = new Pictures();
    const path = await put("one.png", png());
    pictures.of(subject(path, 1, "a 1"));
    pictures.of(subject(path, 1, "a 2"));
    await pictures.settled();
    pictures.forget("a 1");
    expect(pictures.of(subject(path, 1, "a 1"))).toBeUndefined();
    expect(pictures.of(subject(path, 1, "a 2"))).toEqual(png());
  });

  test("what was sent from the clipboard, which is in no file", () => {
    const pictures = new Pictures();
    pictures.keepSent("one", png());
    pictures.keepSent("two", Buffer.from("no picture"));
    const of = (sentAs: string) => pictures.of({ place: "a 1", number: 1, path: undefined, sentAs });
    expect(of("one")).toEqual(png());
    expect(of("two")).toBeUndefined();
    for (let each = 0; each < 5; each += 1) pictures.keepSent(`more ${each}`, png(pictureMaxBytes));
    expect(of("one")).toBeUndefined();
    expect(of("more 4")).toHaveLength(pictureMaxBytes);
  });
});

test("a place in the cache has nothing of the name but its ending; the folder is private and bounded", async () => {
  const cache = join(folder, "cache", "files");
  const pictures = new PictureFolder(cache);
  const place = await pictures.place("chat.example:1", 1, 7, "../../evil name.PNG");
  expect(place).toMatch(/\/cache\/files\/[0-9a-f]{32}\.png$/);
  expect(await pictures.place("chat.example:1", 1, 8, "run.sh")).toMatch(/\/[0-9a-f]{32}$/);
  expect((await stat(cache)).mode & 0o777).toBe(0o700);
  await mkdir(cache, { recursive: true });
  for (let each = 0; each < 120; each += 1) {
    const path = join(cache, `${each}.png`);
    await writeFile(path, "x");
    await utimes(path, each, each);
  }
  await pictures.place("chat.example:1", 1, 9, "c.png");
  const left = await readdir(cache);
  expect(left).toHaveLength(99);
  expect(left).toContain("119.png");
  expect(left).not.toContain("20.png");
});
