/** The CDDL of docs/protocol.md: its rules, and which of them are messages. */
import { parseCddl, type Rule } from "../cddl/parse.ts";
import { sectionOf } from "../markdown.ts";
import { specification } from "./parts.ts";

export interface MessageRule extends Rule {
  /** The message's number and the way that it goes, as its comment has them; a rule without is no message. */
  readonly type: number | undefined;
  readonly way: string;
}

/** A message has the name of its rule in capitals. */
export function cddlRules(): readonly MessageRule[] {
  const [, block = ""] = /```cddl\n([\s\S]*?)```/.exec(sectionOf(specification, "## 9. Rooms")) ?? [];
  return parseCddl(block).map((rule) => {
    const [, type, way = ""] = /^(\d+), (.*)$/.exec(rule.comment) ?? [];
    const isMessage = type !== undefined;
    const name = isMessage ? rule.name.toUpperCase() : rule.name;
    return { ...rule, name, type: isMessage ? Number(type) : undefined, way };
  });
}
