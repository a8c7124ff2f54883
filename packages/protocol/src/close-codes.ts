/** The codes of BYE (clause 7) and what they mean to people. */

export const closeCodes = {
  normal: 0,
  badMessage: 1,
  nameRefused: 2,
  rekeyOverdue: 3,
  slowReader: 4,
  flood: 5,
  serverStops: 6,
  removed: 7,
  notAdmitted: 8,
  replaced: 9,
} as const;

/** What the code says, for a person who reads it in a window or a terminal. */
export function closeCodeText(code: number): string {
  return texts[code] ?? `code ${code}, which this version does not know`;
}

const texts: Readonly<Record<number, string>> = {
  [closeCodes.normal]: "the conversation was ended",
  [closeCodes.badMessage]: "it received a message that it did not understand",
  [closeCodes.nameRefused]: "no name was agreed on",
  [closeCodes.rekeyOverdue]: "the keys were in use for too long",
  [closeCodes.slowReader]: "messages were not read fast enough",
  [closeCodes.flood]: "too many messages arrived at once",
  [closeCodes.serverStops]: "the server is stopping",
  [closeCodes.removed]: "removed by an administrator",
  [closeCodes.notAdmitted]: "an invitation is needed, or a key that it lists",
  [closeCodes.replaced]: "you have connected too often from elsewhere",
};
