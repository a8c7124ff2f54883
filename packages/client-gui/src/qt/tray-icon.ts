/** The icon in the tray, with how much is unread on it. Where a desktop has no tray, nothing is to be seen of it. */
import { QIcon, QMenu, QSystemTrayIcon, QSystemTrayIconActivationReason } from "@nodegui/nodegui";
import { svgPixmap } from "./pixmap.ts";
import { fill, type MenuEntry } from "./popup-menu.ts";

export interface TrayContent {
  readonly tooltip: string;
  readonly badge: TrayBadge;
  readonly menu: readonly MenuEntry[];
}

/** A number for what is meant for this person, a dot for anything else that is unread. */
export type TrayBadge =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "dot" }
  | { readonly kind: "none" };

export interface TrayColours {
  readonly icon: string;
  readonly iconText: string;
  readonly badge: string;
  readonly badgeText: string;
}

export class TrayIcon {
  readonly #icon = new QSystemTrayIcon();
  readonly #menu = new QMenu();
  readonly #colours: TrayColours;
  #badge: TrayBadge | undefined;
  /** What the menu says, without what it does. */
  #entries = "";

  /** @param onActivate - it was clicked. */
  constructor(colours: TrayColours, onActivate: () => void) {
    this.#colours = colours;
    this.#icon.setContextMenu(this.#menu);
    this.#icon.addEventListener("activated", (reason) => {
      if (reason === QSystemTrayIconActivationReason.Trigger) onActivate();
    });
  }

  /** Shows it with this content from now on. Entries that say the same as before go on doing what they did. */
  show({ tooltip, badge, menu }: TrayContent): void {
    this.#icon.setToolTip(tooltip);
    // Actions of Qt are dear, and a menu that is open would lose what is chosen in it.
    const entries = JSON.stringify(menu);
    if (entries !== this.#entries) {
      this.#entries = entries;
      fill(this.#menu, menu);
    }
    // A new icon makes some trays flicker.
    if (JSON.stringify(badge) !== JSON.stringify(this.#badge)) {
      this.#badge = badge;
      this.#icon.setIcon(trayPicture(this.#colours, badge));
    }
    this.#icon.show();
  }

  hide(): void {
    this.#icon.hide();
  }
}

function trayPicture(colours: TrayColours, badge: TrayBadge): QIcon {
  const svg = traySvg(colours, badge);
  const icon = new QIcon();
  for (const sizePx of sizesPx) icon.addPixmap(svgPixmap(svg, sizePx));
  return icon;
}

/** A speech bubble with a keyhole, and the badge at its lower right. */
export function traySvg(colours: TrayColours, badge: TrayBadge): string {
  const bubble = `<path d="M4 3h16a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3h-8.5l-5 4.5V18H4a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3z" fill="${colours.icon}"/>`;
  const keyhole = `<path d="M12 6a2.3 2.3 0 0 1 1.2 4.3l.8 4.2h-4l.8-4.2A2.3 2.3 0 0 1 12 6z" fill="${colours.iconText}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${bubble}${keyhole}${badgeSvg(colours, badge)}</svg>`;
}

function badgeSvg(colours: TrayColours, badge: TrayBadge): string {
  if (badge.kind === "none") return "";
  if (badge.kind === "dot") return `<circle cx="18.5" cy="17.5" r="4.5" fill="${colours.badge}"/>`;
  const text = badge.count > 99 ? "99+" : `${badge.count}`;
  const size = text.length > 2 ? 6.5 : text.length > 1 ? 8.5 : 10;
  return `<circle cx="17" cy="16.5" r="7" fill="${colours.badge}"/><text x="17" y="${16.5 + size * 0.36}" text-anchor="middle" font-family="sans-serif" font-weight="bold" font-size="${size}" fill="${colours.badgeText}">${text}</text>`;
}

const sizesPx = [16, 22, 32, 64];
