// What keeps the set-up from going on: a sentence that says what to do, and an exit code (sysexits.h).
export class SetupError extends Error {
  constructor(message, exitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}
