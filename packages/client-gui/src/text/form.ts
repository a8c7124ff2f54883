/** From what the fields say to a destination, or to what is wrong with them. */
import { isIPv6 } from "node:net";
import { type Destination, isInvitation, parseDestination } from "@conclave/client";
import { isOfferableName, parsePort } from "@conclave/protocol";
import type { Form, Problem } from "../state/view-state.ts";

/** Reads the form; the first field that cannot be used is the problem. */
export function readForm(form: Form): Destination | { problem: Problem } {
  const [host, port, name] = [form.host.trim(), form.port.trim(), form.name.trim()];
  const destination = isInvitation(host) ? readLink(host) : readAddress(form, host, port);
  if ("problem" in destination) return destination;
  if (name === "") return problem("name", "Your name is missing.", "Type the name that others will see.");
  if (!isOfferableName(name)) return problem("name", "The name is too long.", "Use at most 32 characters.");
  return destination;
}

/** The form after a change to one of its fields. Another address is none that somebody was invited to. */
export function editForm(form: Form, field: keyof Form, value: string): Form {
  const { invitation, ...fields } = { ...form, [field]: value };
  return field === "name" ? { ...fields, invitation } : fields;
}

function readLink(text: string): Destination | { problem: Problem } {
  try {
    return parseDestination(text);
  } catch (error) {
    return problem("host", (error as Error).message, "Copy the whole link once more.");
  }
}

function readAddress(form: Form, host: string, port: string): Destination | { problem: Problem } {
  if (host === "") return problem("host", "The host is missing.", "Type the server's name or IP address.");
  const plainHost = withoutBrackets(host);
  if (!isIPv6(plainHost) && /[\s:[\]/]/.test(plainHost)) {
    return problem(
      "host",
      `"${host}" is not a host.`,
      "Type the server's name or IP address here, and its port beside it.",
    );
  }
  const portFault = faultOfPort(port);
  if (portFault !== undefined) return problem("port", portFault, "The usual one is 5068.");
  return { address: { host: plainHost, port: parsePort(port) }, invitation: form.invitation };
}

/** Brackets around an IPv6 address are as good as none. */
function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

function faultOfPort(port: string): string | undefined {
  try {
    return parsePort(port) === 0 ? "Port 0 is no port that a server has." : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function problem(field: Problem["field"], what: string, advice: string): { problem: Problem } {
  return { problem: { field, what, advice } };
}
