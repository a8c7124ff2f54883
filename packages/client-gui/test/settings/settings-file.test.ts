import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../src/settings/settings.ts";
import { SettingsFile } from "../../src/settings/settings-file.ts";

let folder: string;
let file: SettingsFile;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-settings-"));
  file = new SettingsFile(join(folder, "conclave", "window.toml"));
});

afterEach(() => rm(folder, { recursive: true }));

/** Has a person's own file in place of one that we wrote. */
async function write(...lines: readonly string[]): Promise<void> {
  await file.save({ density: "cozy" });
  await writeFile(file.path, `${lines.join("\n")}\n`);
}

test("without a file there are the defaults, and nothing is written", async () => {
  expect(await file.load()).toEqual({ settings: defaultSettings, complaints: [] });
  expect(await readdir(folder)).toEqual([]);
});

test("what is chosen is there at the next start; the rest is in the file as comments", async () => {
  expect(await file.save({ colours: "dark", keywords: ['on "call"', "größer"], fontPercent: 125 })).toEqual(
    [],
  );
  const { settings, complaints } = await new SettingsFile(file.path).load();
  expect(complaints).toEqual([]);
  expect(settings).toEqual({
    ...defaultSettings,
    colours: "dark",
    keywords: ['on "call"', "größer"],
    fontPercent: 125,
  });
  const text = await readFile(file.path, "utf8");
  expect(text).toContain('\ncolours = "dark"\n');
  expect(text).toContain('\n#density = "cozy"\n');
  expect(text).toContain("# How close messages stand.\n");
  expect((await stat(file.path)).mode & 0o777).toBe(0o600);
});

test("every setting comes back as it was saved", async () => {
  const choices: fc.Arbitrary<Partial<Settings>> = fc.record(
    {
      colours: fc.constantFrom("auto", "dark", "high-contrast", "light"),
      fontPercent: fc.integer({ min: 50, max: 300 }),
      density: fc.constantFrom("compact", "cozy"),
      sendKey: fc.constantFrom("ctrl-enter", "enter"),
      notify: fc.constantFrom("all", "mentions", "none"),
      keywords: fc.array(
        fc.string({ minLength: 1, maxLength: 50, unit: "grapheme" }).filter((each) => each.trim() !== ""),
        { maxLength: 5 },
      ),
      autostart: fc.constantFrom("hidden", "off", "shown"),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(choices, { maxLength: 4 }), async (saves) => {
      await rm(file.path, { force: true });
      for (const changes of saves) expect(await file.save(changes)).toEqual([]);
      const { settings, complaints } = await file.load();
      expect(complaints).toEqual([]);
      expect(settings).toEqual(Object.assign({ ...defaultSettings }, ...saves));
    }),
    { numRuns: 50 },
  );
});

test("a bad value and a key that we do not know are told with their line; the rest counts", async () => {
  await write("[look]", "font_percent = 1000", 'density = "compact"', "[notifications]", "sound = true");
  const { settings, complaints } = await file.load();
  expect(settings).toEqual({ ...defaultSettings, density: "compact" });
  expect(complaints.map(({ text }) => text)).toEqual([
    `${file.path}, line 2: look.font_percent: a whole number from 50 to 300 is expected; there is 1000. 100 counts.`,
    `${file.path}, line 5: notifications.sound: there is no such setting; it is left alone.`,
  ]);
});

test("a change leaves everything else in the file as a person wrote it", async () => {
  const lines = [
    "# mine",
    "[notifications] # quiet at home",
    "sound = true",
    "  detail = 'who' # not what",
    "",
    "[look]",
    "font_percent = 1000",
  ];
  await write(...lines);
  expect(await file.save({ notifyDetail: "nothing", density: "compact", closing: "quit" })).toEqual([]);
  const text = await readFile(file.path, "utf8");
  expect(text).toBe(
    [
      "# mine",
      "[notifications] # quiet at home",
      "sound = true",
      '  detail = "nothing" # not what',
      "",
      "[look]",
      'density = "compact"',
      "font_percent = 1000",
      "",
      "[program]",
      'closing = "quit"',
      "",
    ].join("\n"),
  );
});

test("dotted keys are understood and changed where they stand", async () => {
  await write("look.density = 'compact'", "look.font_percent = 90");
  expect(await file.save({ density: "cozy" })).toEqual([]);
  expect(await readFile(file.path, "utf8")).toBe('look.density = "cozy"\nlook.font_percent = 90\n');
});

test("what cannot be put in without changing the rest is told, not forced", async () => {
  await write("look = { density = 'compact' }");
  const [complaint] = await file.save({ fontPercent: 110 });
  expect(complaint?.text).toContain("Put it there by hand, under [look]: font_percent = 110");
  expect(await readFile(file.path, "utf8")).toBe("look = { density = 'compact' }\n");
});

test("a file that is no TOML is told with its line, and kept beside when a new one is begun", async () => {
  await write("[look]", "density = ?");
  const { settings, complaints } = await file.load();
  expect(settings).toEqual(defaultSettings);
  expect(complaints[0]?.text).toContain(`${file.path}, line 2: this is no TOML`);
  const [told] = await file.save({ density: "compact" });
  expect(told?.text).toContain(`It is kept as ${file.path}.unreadable-1`);
  expect(await readFile(`${file.path}.unreadable-1`, "utf8")).toBe("[look]\ndensity = ?\n");
  expect((await file.load()).settings.density).toBe("compact");
});

test("saves that overlap are all kept", async () => {
  await Promise.all([
    file.save({ density: "compact" }),
    file.save({ motion: "reduced" }),
    file.save({ previews: "off" }),
  ]);
  expect((await file.load()).settings).toMatchObject({
    density: "compact",
    motion: "reduced",
    previews: "off",
  });
});

test("a link to a file elsewhere stays a link", async () => {
  await file.save({ motion: "full" });
  const elsewhere = join(folder, "dotfiles.toml");
  await writeFile(elsewhere, "# elsewhere\n");
  await rm(file.path);
  await symlink(elsewhere, file.path);
  expect(await file.save({ density: "compact" })).toEqual([]);
  expect((await lstat(file.path)).isSymbolicLink()).toBe(true);
  expect(await readFile(elsewhere, "utf8")).toContain('density = "compact"');
});

test("a file that cannot be written is told", async () => {
  const blocked = new SettingsFile(join(folder, "plain", "window.toml"));
  await writeFile(join(folder, "plain"), "");
  await chmod(join(folder, "plain"), 0o600);
  const [complaint] = await blocked.save({ density: "compact" });
  expect(complaint?.text).toContain("counts until you quit, but cannot be kept");
});
