/** A number that nobody can predict: what is drawn here spreads clients over time, and may as well be good. */
import { randomInt } from "node:crypto";

/** 0 or more, less than 1. */
export function randomFraction(): number {
  return randomInt(resolution) / resolution;
}

const resolution = 2 ** 32;
