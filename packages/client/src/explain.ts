/** Endings and refusals as sentences: what happened, and what to do about it. For windows and terminals alike. */
import {
  closeCodes,
  closeCodeText,
  formatAddress,
  type NameRefusal,
  type RefusalReason,
  type ServerAddress,
} from "@conclave/protocol";
import type { Ending } from "./events.ts";
import type { TransferFault } from "./transfers/transfer.ts";

export interface Explanation {
  /** One sentence: what happened. */
  readonly what: string;
  /** One sentence or none: what can be done. */
  readonly advice: string;
}

/** Says why a connection to `address` ended. */
export function explainEnding(ending: Ending, address: ServerAddress): Explanation {
  const where = formatAddress(address);
  switch (ending.kind) {
    case "closed":
      return { what: "You left the conversation.", advice: "" };
    case "pins-unreadable":
      return {
        what: `The list of servers that you trust cannot be used: ${ending.error.message}.`,
        advice: "Mend that line; nothing was changed.",
      };
    case "unreachable":
      return explainUnreachable(ending.error.code ?? "", address);
    case "not-conclave":
      return {
        what: `Something answers at ${where}, but it is not a Conclave server.`,
        advice: "Check the port.",
      };
    case "refused":
      return explainAlert(ending.alert, where);
    case "unknown-host":
      return {
        what: `You have not been at ${where} before.`,
        advice: `Its fingerprint is ${ending.host.fingerprint}; trust it only if its owner tells you the same.`,
      };
    case "changed-host":
      return {
        what:
          ending.knownBy === "pin"
            ? `The server at ${where} is not the one that you trusted: it has another key.`
            : `The server at ${where} is not the one that the invitation is for: it has another key.`,
        advice: "Somebody may be in between, or the server was set up anew. Ask its owner before you go on.",
      };
    case "other-invitation":
      return {
        what: `The invitation is for another server than the one that you trust at ${where}.`,
        advice: "Ask whoever sent it; nothing was sent.",
      };
    case "identity-needed":
      return {
        what: `The server at ${where} lets nobody in without an identity key.`,
        advice: "Come with one; nothing was sent, not even your name.",
      };
    case "downgraded-host":
      return {
        what: `The server at ${where} offers weaker encryption than it did before.`,
        advice: "Somebody may be in between. Ask its owner before you go on.",
      };
    case "goodbye":
      return explainGoodbye(ending, where);
    case "lost":
      return {
        what: `The connection to ${where} was lost.`,
        advice: "The server or the network is gone. Connect again when it is back.",
      };
    case "broken":
      return explainBroken(ending.error.code, where);
  }
}

/** Says why a name was refused. */
export function explainNameRefusal(refusal: NameRefusal, name: string): Explanation {
  switch (refusal) {
    case "taken":
      return {
        what: `${name} is taken: by somebody here, or by its owner who is away.`,
        advice: "Choose another name.",
      };
    case "lookalike":
      return {
        what: `${name} looks too much like a name that is taken.`,
        advice: "Choose another name.",
      };
    case "length":
      return { what: "The name is too long, or empty.", advice: "Choose one of 1 to 32 characters." };
    case "characters":
      return {
        what: `${name} cannot be used as a name.`,
        advice: "Use letters and digits of one script, and . _ - between them.",
      };
  }
}

/**
 * Says why something was refused.
 *
 * @param what it was about, such as "the message" or "the room ops".
 */
export function explainRefusal(why: RefusalReason, what: string): Explanation {
  switch (why) {
    case "room":
      return { what: `Refused: ${what}. There is no such room, or it is not for you.`, advice: "" };
    case "role":
      return {
        what: `Refused: ${what}. Your role in the room does not allow it.`,
        advice: "Ask an owner of it.",
      };
    case "guest":
      return { what: `Refused: ${what}. It needs an identity key.`, advice: "Come with one." };
    case "entry":
      return {
        what: `Refused: ${what}. What it is about is not there any more, or is so already, or cannot be changed like that.`,
        advice: "",
      };
    case "name":
      return { what: `Refused: ${what}. No room can have that name.`, advice: "Choose another name." };
    case "taken":
      return {
        what: `Refused: ${what}. Another room has that name, or one that looks like it.`,
        advice: "Choose another name.",
      };
    case "person":
      return { what: `Refused: ${what}. Nobody here owns that name.`, advice: "Check how it is written." };
    case "limit":
      return { what: `Refused: ${what}. There are too many of them.`, advice: "" };
    case "store":
      return {
        what: `Refused: ${what}. The server cannot store anything at the moment.`,
        advice: "Try again later.",
      };
    case "query":
      return { what: `Refused: ${what}. There is no word in it to search for.`, advice: "" };
    case "size":
      return { what: `Refused: ${what}. The server takes no files as large as that.`, advice: "" };
    case "quota":
      return {
        what: `Refused: ${what}. There is no room for it among the files that the server keeps.`,
        advice: "Delete files that nobody needs any more, or ask whoever runs the server.",
      };
    case "file":
      return {
        what: `Refused: ${what}. The server does not have the file, or it is not the one that was announced.`,
        advice: "",
      };
    case "other":
      return {
        what: `Refused: ${what}.`,
        advice: "The server gives a reason that this version does not know.",
      };
  }
}

/** Says why a file did not arrive. `name` is as it can be shown. */
export function explainTransfer(why: TransferFault, name: string): Explanation {
  switch (why) {
    case "no-files":
      return { what: `${name} was not sent: this server takes no files.`, advice: "" };
    case "unreadable":
      return {
        what: `${name} cannot be read, or is no file.`,
        advice: "Check the path and its permissions.",
      };
    case "changed":
      return { what: `${name} has changed since it was to be sent.`, advice: "Send it again as it is now." };
    case "no-entry":
      return { what: `${name} is not in the room any more.`, advice: "" };
    case "damaged":
      return {
        what: `What arrived of ${name} is not what was put into the room.`,
        advice: "Nothing of it was kept. Fetch it again.",
      };
    case "exists":
      return { what: `There is a file like ${name} already.`, advice: "Choose another name for it." };
    case "unwritable":
      return {
        what: `${name} cannot be written.`,
        advice: "Check whether the disk is full and the folder is yours.",
      };
    default:
      return explainRefusal(why, `the file ${name}`);
  }
}

function explainUnreachable(code: string, { host, port }: ServerAddress): Explanation {
  const where = formatAddress({ host, port });
  switch (code) {
    case "ECONNREFUSED":
      return {
        what: `No server is listening at ${where}.`,
        advice: "Check the address and port, or start the server.",
      };
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return {
        what: `There is no computer called ${host}.`,
        advice: "Check the name, or use its IP address.",
      };
    case "ETIMEDOUT":
      return {
        what: `Nothing answers at ${where}.`,
        advice: "Check the address; a firewall may be in between.",
      };
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "ENETDOWN":
      return { what: `There is no way to ${host} from here.`, advice: "Check your network." };
    default:
      return {
        what: `The connection to ${where} could not be made (${code}).`,
        advice: "Check the address and port.",
      };
  }
}

/** What its keys had sealed came from the server, whatever it is. */
function explainBroken(code: string, where: string): Explanation {
  if (code.startsWith("message-"))
    return {
      what: `The server at ${where} sent something that no server may send.`,
      advice: "It is faulty, of another version, or means harm. Nothing of it was shown.",
    };
  return {
    what: `What came from ${where} was not what its keys had sealed.`,
    advice: "Something changed it on the way, or the server is faulty. Nothing of it was shown.",
  };
}

function explainAlert(alert: string, where: string): Explanation {
  switch (alert) {
    case "busy":
      return { what: `The server at ${where} is busy.`, advice: "Try again in a moment." };
    case "version":
    case "suite":
      return {
        what: `The server at ${where} does not speak this version of the protocol.`,
        advice: "One of the two needs an update.",
      };
    default:
      return { what: `The server at ${where} refused the connection.`, advice: "Try again later." };
  }
}

function explainGoodbye({ code, text }: Pick<Goodbye, "code" | "text">, where: string): Explanation {
  if (code === closeCodes.notAdmitted) {
    return {
      what: `The server at ${where} lets in only those whom it knows.`,
      advice: "Ask its owner for an invitation.",
    };
  }
  if (code === closeCodes.replaced) {
    return {
      what: "You have connected again with the same key, so this connection was closed.",
      advice: "Use the other window, or connect here again.",
    };
  }
  const meaning = closeCodeText(code);
  const reason = code === closeCodes.removed ? inOnePiece(text) : "";
  const told = reason === "" || reason === meaning ? "" : `, who says “${reason}”`;
  const what = `The server at ${where} ended the connection: ${meaning}${told}.`;
  return {
    what,
    advice: code === closeCodes.serverStops ? "Connect again when it is back." : "You can connect again.",
  };
}

/** Words of the server's as a part of a sentence of ours: they can neither drive a terminal nor turn the line around. */
function inOnePiece(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

type Goodbye = Extract<Ending, { kind: "goodbye" }>;
