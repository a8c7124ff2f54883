/** What the desktop says of its colours, as far as it is known yet. */
import type { DesktopColours } from "../desktop/colour-scheme.ts";

export class KnownColours {
  #colours: DesktopColours = { scheme: "none", contrast: "none" };
  readonly #listeners = new Set<() => void>();

  get colours(): DesktopColours {
    return this.#colours;
  }

  set(colours: DesktopColours): void {
    this.#colours = colours;
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
