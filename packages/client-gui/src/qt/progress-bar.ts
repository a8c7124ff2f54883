/** How far something is. */
import { QProgressBar } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface ProgressBarProps extends CommonProps {
  /** From 0 to 1; left out: something goes on, and nobody knows how long. */
  readonly progress?: number;
}

export const ProgressBar = defineElement<QProgressBar, ProgressBarProps>({
  tagName: "conclave-progress-bar",
  create: () => {
    const bar = new QProgressBar();
    bar.setProperty("textVisible", false);
    bar.setMaximum(0);
    // There is no text in it that would need more.
    bar.setFixedHeight(thicknessPx);
    return bar;
  },
  rules: {
    ...commonRules,
    progress: (bar, progress) => {
      // Without a range, Qt shows that something goes on.
      bar.setMaximum(progress === undefined ? 0 : stepsCount);
      bar.setValue(progress === undefined ? noValue : Math.round(progress * stepsCount));
    },
  },
});

const stepsCount = 1_000;

/** What Qt gives a bar of which nothing is known. */
const noValue = -1;

const thicknessPx = 10;
