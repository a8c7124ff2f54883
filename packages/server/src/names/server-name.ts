/** What the server calls itself in entries of its own; nobody else can have the name (docs/protocol.md, clause 9.6). */
export const serverName = "server";
