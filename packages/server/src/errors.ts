/** What keeps a server from starting: a stable code, a sentence for the operator, and the exit code that says it. */

/** Exit codes of conclaved (sysexits.h where it has a fitting one). */
export const exitCodes = {
  ok: 0,
  /** The command line is wrong. */
  usage: 64,
  /** What a command is about is not there. */
  data: 65,
  /** No server is running that could be asked, or it has nothing to do it with. */
  unavailable: 69,
  /** A fault of our own. */
  software: 70,
  /** A file could not be read or written. */
  io: 74,
  /** The address is in use: it may be free later. */
  tryLater: 75,
  /** The operating system does not allow it, or the passphrase is wrong. */
  permission: 77,
  /** A file that we were given is not what it should be. */
  configuration: 78,
} as const;

export type StartErrorCode =
  | "admin-socket-in-use"
  | "admin-socket-unusable"
  | "address-in-use"
  | "address-not-allowed"
  | "address-not-here"
  | "authorized-keys-invalid"
  | "database-unusable"
  | "files-unusable"
  | "host-key-exposed"
  | "host-key-unreadable"
  | "host-key-invalid"
  | "host-key-unwritable"
  | "host-key-sealed"
  | "host-key-passphrase"
  | "metrics-not-possible"
  | "socket-unusable"
  | "state-in-use"
  | "state-unwritable";

const exitCodesByError: Readonly<Record<StartErrorCode, number>> = {
  "admin-socket-in-use": exitCodes.tryLater,
  "admin-socket-unusable": exitCodes.io,
  "address-in-use": exitCodes.tryLater,
  "address-not-allowed": exitCodes.permission,
  "address-not-here": exitCodes.usage,
  "authorized-keys-invalid": exitCodes.configuration,
  "database-unusable": exitCodes.io,
  "files-unusable": exitCodes.io,
  "host-key-exposed": exitCodes.configuration,
  "host-key-unreadable": exitCodes.io,
  "host-key-invalid": exitCodes.configuration,
  "host-key-unwritable": exitCodes.io,
  "host-key-sealed": exitCodes.configuration,
  "host-key-passphrase": exitCodes.permission,
  "metrics-not-possible": exitCodes.io,
  "socket-unusable": exitCodes.configuration,
  "state-in-use": exitCodes.tryLater,
  "state-unwritable": exitCodes.io,
};

/** Thrown before the server is up. Its message is a sentence that says what to do. */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  get exitCode(): number {
    return exitCodesByError[this.code];
  }
}

/** Thrown by a command that cannot do what it was asked to. Its message is a sentence for the operator. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: number;

  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
