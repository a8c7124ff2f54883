/**
 * What the fields of the first page say, and how they follow from each other: what is pasted into the first one fills host and
 * port, and another address is none that somebody was invited to.
 */
import { isInvitation } from "@conclave/client";
import { type Invitation, parseAddress, parseInvitation } from "@conclave/protocol";
import type { ConnectForm } from "../../app/controller.ts";

export interface FirstPageForm extends ConnectForm {
  /** What the field for invitations and addresses says. */
  readonly paste: string;
  /** The invitation that host and port were taken from. */
  readonly invitation: { readonly link: string; readonly what: Invitation } | undefined;
}

/** The form before anybody has typed. */
export function firstForm({
  port,
  name,
  paste,
}: {
  port: string;
  name: string;
  paste: string;
}): FirstPageForm {
  return editPaste({ paste: "", host: "", port, name, invitation: undefined }, paste);
}

/** The form after a change to the first field: an invitation, HOST, HOST:PORT, or the beginning of one of them. */
export function editPaste(form: FirstPageForm, paste: string): FirstPageForm {
  const text = paste.trim();
  if (isInvitation(text)) return { ...form, paste, ...ofLink(text) };
  return { ...form, paste, invitation: undefined, ...ofAddress(text) };
}

/** The form after a change to one of the other fields. Host takes what the first field takes. */
export function editField(form: FirstPageForm, field: keyof ConnectForm, value: string): FirstPageForm {
  if (field === "name") return { ...form, name: value };
  if (field === "host" && isInvitation(value)) return editPaste(form, value);
  return { ...form, [field]: value, paste: "", invitation: undefined };
}

/** What to connect to. */
export function formToSend({ host, port, name, invitation, paste }: FirstPageForm): ConnectForm {
  // A link that is not whole is sent as it is: whoever reads it says what is wrong with it.
  const broken = invitation === undefined && isInvitation(paste) ? paste.trim() : undefined;
  return { host: invitation?.link ?? broken ?? host, port, name };
}

function ofLink(link: string): Partial<FirstPageForm> {
  try {
    const what = parseInvitation(link);
    return { host: what.address.host, port: `${what.address.port}`, invitation: { link, what } };
  } catch {
    // Still being typed, or cut off: nothing in it can be relied on.
    return { host: "", invitation: undefined };
  }
}

function ofAddress(text: string): Partial<FirstPageForm> {
  try {
    const { host, port } = parseAddress(text);
    return { host, port: `${port}` };
  } catch {
    return { host: text };
  }
}
