/** A D-Bus session bus on which nothing is started on demand: what nobody offers is not there. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DesktopError } from "../errors.ts";
import { Program } from "./program.ts";

export class SessionBus implements AsyncDisposable {
  /** For DBUS_SESSION_BUS_ADDRESS. */
  readonly address: string;
  readonly #program: Program;

  private constructor(program: Program, address: string) {
    this.#program = program;
    this.address = address;
  }

  /** @param folder - where its socket and its settings go. */
  static async start(folder: string): Promise<SessionBus> {
    const file = join(folder, "session-bus.conf");
    await writeFile(file, settings(join(folder, "bus")));
    const program = new Program({
      command: "dbus-daemon",
      parameters: [`--config-file=${file}`, "--nofork", "--nopidfile", "--print-address"],
      debianPackage: "dbus-daemon",
      env: process.env,
    });
    try {
      return new SessionBus(program, await program.firstLine());
    } catch (error) {
      await program[Symbol.asyncDispose]();
      throw error;
    }
  }

  get ended(): Promise<DesktopError> {
    return this.#program.ended;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}

function settings(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
