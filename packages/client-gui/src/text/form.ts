/** From what the fields say to a destination, or to what is wrong with them. */
import { isIPv6 } from "node:net";
import { type Destination, isInvitation, parseDestination } from "@conclave/client";
import { isOfferableName, parsePort } from "@conclave/protocol";
import type { ConnectForm } from "../app/controller.ts";
import type { Problem } from "../app/phase.ts";

/** Reads the form; the first field that cannot be used is the problem. */
export function readForm(form: ConnectForm): Destination | { problem: Problem } {
  const [host, port, name] = [form.host.trim(), form.port.trim(), form.name.trim()];
  const destination = isInvitation(host) ? readLink(host) : readAddress(host, port);
  if ("problem" in destination) return destination;
  if (name === "") return problem("name", "Your name is missing.", "Type the name that others will see.");
  if (!isOfferableName(name)) return problem("name", "The name is too long.", "Use at most 32 characters.");
  return destination;
}

function readLink(text: string): Destination | { problem: Problem } {
  try {
    return parseDestination(text);
  } catch (error) {
    return problem("host", (error as Error).message, "Copy the whole link once more.");
  }
}

/** A port behind the host counts more than the field for it. */
function readAddress(hostField: string, portField: string): Destination | { problem: Problem } {
  if (hostField === "")
    return problem("host", "The host is missing.", "Type the server's name or IP address.");
  const [, host = hostField, port = portField] = /^(\[[^\]]+\]|[^\s:[\]/]+):(\d+)$/.exec(hostField) ?? [];
  const plainHost = withoutBrackets(host);
  if (!isIPv6(plainHost) && /[\s:[\]/]/.test(plainHost)) {
    return problem(
      "host",
      `"${hostField}" is not a host.`,
      "Type the server's name or IP address here, and its port beside it.",
    );
  }
  const portFault = faultOfPort(port);
  if (portFault !== undefined) return problem("port", portFault, "The usual one is 5068.");
  return { address: { host: plainHost, port: parsePort(port) } };
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
