/** A padlock, closed or open, drawn in whatever colour it is given and sharp at every scale. */
import { QSvgWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface LockIconProps extends CommonProps {
  readonly lock: Lock;
}

export interface Lock {
  readonly state: "closed" | "open";
  readonly colour: string;
}

export const LockIcon = defineElement<QSvgWidget, LockIconProps>({
  tagName: "conclave-lock-icon",
  create: () => {
    const icon = new QSvgWidget();
    icon.setFixedSize(16, 16);
    return icon;
  },
  rules: {
    ...commonRules,
    lock: (icon, lock) => {
      if (lock !== undefined) icon.load(Buffer.from(svg(lock)));
    },
  },
});

function svg({ state, colour }: Lock): string {
  const shackle = state === "closed" ? "M5 7V5a3 3 0 0 1 6 0v2" : "M5 7V5a3 3 0 0 1 5.6-1.5";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
    <path d="${shackle}" fill="none" stroke="${colour}" stroke-width="1.6" stroke-linecap="round"/>
    <rect x="3" y="7" width="10" height="7" rx="1.5" fill="${colour}"/>
  </svg>`;
}
