/**
 * Whether the desktop wants light or dark colours, and more contrast: `org.freedesktop.appearance` of the settings portal, as it
 * is and whenever it changes. Where there is no portal nothing is told, and the palette of the desktop decides.
 */
import type { Bus } from "./bus.ts";

export interface DesktopColours {
  readonly scheme: "dark" | "light" | "none";
  readonly contrast: "high" | "none";
}

export class ColourScheme implements Disposable {
  readonly #bus: Bus;
  readonly #onChange: (colours: DesktopColours) => void;
  #colours: DesktopColours = { scheme: "none", contrast: "none" };
  #undo: readonly (() => void)[] = [];

  private constructor(bus: Bus, onChange: (colours: DesktopColours) => void) {
    this.#bus = bus;
    this.#onChange = onChange;
  }

  /** @param onChange is called with what the desktop wants if it says so, at the start and at each change. */
  static async start(bus: Bus, onChange: (colours: DesktopColours) => void): Promise<ColourScheme> {
    const scheme = new ColourScheme(bus, onChange);
    await scheme.#start();
    return scheme;
  }

  [Symbol.dispose](): void {
    for (const undo of this.#undo) undo();
  }

  async #start(): Promise<void> {
    this.#undo = await Promise.all([
      this.#bus.listen(
        { ...portal, sender: portal.destination, member: "SettingChanged" },
        (space, key, value) => {
          if (space === namespace) this.#take(key, value);
        },
      ),
      // A portal that comes later, or again, may say something else.
      this.#bus.watchOwner(portal.destination, (owner) => {
        if (owner !== undefined) void this.#readAll();
      }),
    ]);
    await this.#readAll();
  }

  async #readAll(): Promise<void> {
    await Promise.all(["color-scheme", "contrast"].map((key) => this.#read(key)));
  }

  /** `Read` and not the later `ReadOne`, which older portals do not have; it puts one variant into another. */
  async #read(key: string): Promise<void> {
    try {
      this.#take(
        key,
        await this.#bus.call({ ...portal, member: "Read", signature: "ss", body: [namespace, key] }),
      );
    } catch {
      // No portal, or one that does not know of it.
    }
  }

  #take(key: unknown, value: unknown): void {
    const before = this.#colours;
    if (key === "color-scheme") this.#colours = { ...before, scheme: schemes[Number(value)] ?? "none" };
    if (key === "contrast") this.#colours = { ...before, contrast: Number(value) === 1 ? "high" : "none" };
    const { scheme, contrast } = this.#colours;
    if (scheme !== before.scheme || contrast !== before.contrast) this.#onChange(this.#colours);
  }
}

const portal = {
  destination: "org.freedesktop.portal.Desktop",
  path: "/org/freedesktop/portal/desktop",
  interface: "org.freedesktop.portal.Settings",
} as const;

const namespace = "org.freedesktop.appearance";

/** By the portal's number for them. */
const schemes = ["none", "dark", "light"] as const;
