/**
 * The settings in `window.toml` of the configuration folder, which people edit, too. It is read once, when the program starts;
 * what another program changes later counts at the next start. What is wrong in it is told and left alone, and the rest counts.
 * A change replaces one value and leaves everything else as it was written: comments, order, and keys that we do not know.
 */
import { copyFile, mkdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { configFolder, writeAtomically } from "@conclave/client";
import type { Complaint } from "../app/app-state.ts";
import { freeName } from "./free-name.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import { editSettings, readSettings, settingsTemplate } from "./settings-text.ts";
import { TomlFault } from "./toml-text.ts";

export class SettingsFile {
  readonly path: string;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(path: string = join(configFolder(), "window.toml")) {
    this.path = path;
  }

  /** What is set, with the defaults for all that is not, or not well. Never throws over what the file says. */
  async load(): Promise<{ readonly settings: Settings; readonly complaints: readonly Complaint[] }> {
    try {
      const text = await this.#read();
      if (text === undefined) return { settings: defaultSettings, complaints: [] };
      const { settings, faults } = readSettings(text);
      const complaints = faults.map(({ line, key, message }) =>
        this.#complaint(`${this.path}, line ${line}: ${key}: ${message}`, key),
      );
      return { settings, complaints };
    } catch (error) {
      return { settings: defaultSettings, complaints: [this.#complaint(this.#describe(error))] };
    }
  }

  /** Writes what a person has chosen. What cannot be written is told and counts until the program ends. */
  save(changes: Partial<Settings>): Promise<readonly Complaint[]> {
    const saved = this.#saving.then(() => this.#save(changes));
    this.#saving = saved;
    return saved;
  }

  async #save(changes: Partial<Settings>): Promise<readonly Complaint[]> {
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      const { text, complaints } = await this.#textToEdit();
      const { text: edited, refused } = editSettings(text, changes);
      // A link to where somebody keeps such files stays a link.
      if (edited !== text) await writeAtomically(await realpath(this.path).catch(() => this.path), edited);
      const untouched = refused.map(({ key, line }) =>
        this.#complaint(
          `${this.path} is written in a way in which this cannot be changed safely. Put it there by hand, under [${key.split(".")[0]}]: ${line}`,
          key,
        ),
      );
      return [...complaints, ...untouched];
    } catch (error) {
      const { message } = error as Error;
      return [this.#complaint(`What you chose counts until you quit, but cannot be kept: ${message}`)];
    }
  }

  /** What is there; where that is no TOML it is kept beside, and a new file begun. */
  async #textToEdit(): Promise<{ readonly text: string; readonly complaints: readonly Complaint[] }> {
    const text = await this.#read();
    if (text === undefined) return { text: settingsTemplate(), complaints: [] };
    try {
      readSettings(text);
      return { text, complaints: [] };
    } catch (error) {
      if (!(error instanceof TomlFault)) throw error;
      const aside = await freeName(`${this.path}.unreadable`);
      await copyFile(this.path, aside);
      const what = `${this.#describe(error)} It is kept as ${aside}, and a new file was begun.`;
      return { text: settingsTemplate(), complaints: [this.#complaint(what)] };
    }
  }

  /** Nothing where there is no file. */
  async #read(): Promise<string | undefined> {
    try {
      return await readFile(this.path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  #describe(error: unknown): string {
    if (error instanceof TomlFault)
      return `${this.path}, line ${error.line}: this is no TOML: ${error.message}.`;
    return `The settings cannot be read: ${(error as Error).message}.`;
  }

  #complaint(text: string, about = "file"): Complaint {
    return { key: `settings:${about}`, text };
  }
}
