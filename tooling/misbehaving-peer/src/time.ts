/** Time as a fault needs it: a test lets it pass, the program waits for it. */

export interface Time {
  pass(ms: number): Promise<void>;
}

export const realTime: Time = {
  pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
