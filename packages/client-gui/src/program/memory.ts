/** What the program remembers from one run to the next, read at its start, and where the controller puts what changes. */
import type { AppState, Complaint } from "../app/app-state.ts";
import { initialAppState } from "../app/initial-state.ts";
import type { Keep } from "../app/sessions/keeping.ts";
import type { KeptState } from "../settings/kept-state.ts";
import type { Settings } from "../settings/settings.ts";
import { SettingsFile } from "../settings/settings-file.ts";
import { WindowState } from "../settings/window-state.ts";

export interface MemoryOptions {
  /** Gets what cannot be read or written, once the program runs. */
  onComplaint(complaint: Complaint): void;
  /** A person has chosen other settings. */
  onSettings(changes: Partial<Settings>): void;
}

export class Memory implements AsyncDisposable {
  readonly kept: KeptState;
  /** With what an earlier run has left, and complaints about what could not be read of it. */
  readonly initial: AppState;
  readonly settingsFile: string;
  readonly keep: Keep;
  readonly #windowState: WindowState;
  #saving: Promise<unknown> = Promise.resolve();

  private constructor(
    options: MemoryOptions,
    read: { settings: SettingsFile; windowState: WindowState; kept: KeptState; initial: AppState },
  ) {
    this.kept = read.kept;
    this.initial = read.initial;
    this.settingsFile = read.settings.path;
    this.#windowState = read.windowState;
    this.keep = {
      state: (changes) => this.#windowState.save(changes),
      settings: (changes) => {
        options.onSettings(changes);
        this.#saving = read.settings.save(changes).then((complaints) => {
          for (const complaint of complaints) options.onComplaint(complaint);
        });
      },
    };
  }

  static async load(options: MemoryOptions): Promise<Memory> {
    const early: Complaint[] = [];
    let tell = (complaint: Complaint): void => void early.push(complaint);
    const settings = new SettingsFile();
    const windowState = new WindowState({ onComplaint: (complaint) => tell(complaint) });
    const [{ settings: chosen, complaints }, kept] = await Promise.all([settings.load(), windowState.load()]);
    tell = options.onComplaint;
    const { layout, recent, emoji } = kept;
    const initial = {
      ...initialAppState({ settings: chosen, layout, recent, emoji }),
      complaints: [...complaints, ...early],
    };
    return new Memory(options, { settings, windowState, kept, initial });
  }

  /** Settles when everything is on the disk. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#saving;
    await this.#windowState[Symbol.asyncDispose]();
  }
}
