/** The stable codes of clause 11 and whose fault each is, typed from its table; and what rows say of them. */

export const blames = {
  "frame-type": "peer",
  "frame-length": "peer",
  "frame-early": "peer",
  "hello-malformed": "peer",
  "hello-version": "peer",
  "hello-suite": "peer",
  "hello-key": "peer",
  alert: "peer",
  record: "peer",
  flight: "peer",
  "host-signature": "peer",
  finish: "peer",
  "host-unknown": "trust",
  "host-changed": "trust",
  "suite-downgrade": "trust",
  "message-unknown": "peer",
  "message-unexpected": "peer",
  "message-malformed": "peer",
  "client-signature": "peer",
  "identity-needed": "trust",
  "rekey-keys": "peer",
  "rekey-early": "limit",
  "name-offers": "limit",
  deadline: "limit",
  "rekey-overdue": "limit",
  "peer-silent": "transport",
  truncated: "transport",
} as const;

export type Code = keyof typeof blames;

/** The code in what a row expects to be reported, if there is one: "lost", say, may be any of several. */
export function codeIn(reports: string): Code | undefined {
  const [word = "", detail = ""] = reports.split(" ");
  if (word === "broken") return detail as Code;
  return word in blames ? (word as Code) : endings[word as keyof typeof endings];
}

/** Whom a server's log has to blame. A goodbye is nobody's fault, but somebody's. */
export function blameFor(reports: string, sees: string): string | undefined {
  if (reports.startsWith("bye")) return sees.startsWith("BYE") || sees === "cut" ? "us" : "peer";
  if (sees.startsWith("ALERT") && reports.startsWith("refused")) return "limit";
  const code = codeIn(reports);
  return code && blames[code];
}

/** Endings of a client that mean one code. */
const endings = {
  refused: "alert",
  "unknown-host": "host-unknown",
  "changed-host": "host-changed",
  "downgraded-host": "suite-downgrade",
  "identity-needed": "identity-needed",
} as const;
