/**
 * Stands in for CMake and all that it needs, so that what surrounds a build can be tested in no time, held
 * up, and made to go wrong. The addons that it makes are empty files.
 */
import { execFile } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** What the stand-in does when it is told to compile: shell, with the build folder in `$folder`. */
const compilations = {
  succeeds: `
    echo "[1/2] Compiling"
    : > "$folder/qt_host.node"
    : > "$folder/qt_widgets.node"
    : > "$folder/nodegui/nodegui_core.node"
    echo "[2/2] Linking"`,
  /** Not before the test has written something into the pipe that the variable GATE names. */
  waits: `
    echo "[1/2] Compiling"
    read -r word < "$GATE"
    : > "$folder/qt_host.node"
    : > "$folder/qt_widgets.node"
    : > "$folder/nodegui/nodegui_core.node"`,
  fails: `
    echo "[1/2] Compiling"
    for number in $(seq 1 20); do echo "line $number of the fault" >&2; done
    exit 1`,
};

/** @returns a value for PATH with nothing but the stand-ins in it. */
export async function fakeToolchain(folder: string, compilation: keyof typeof compilations): Promise<string> {
  const path = join(folder, "tools");
  await mkdir(path);
  const cmake = `
    PATH=/usr/bin:/bin
    if [ "$1" = -S ]; then mkdir -p "$4/nodegui"; exit; fi
    folder="$2"
    ${compilations[compilation]}`;
  const tools = { cmake, ninja: "exit 1", "c++": "exit 1", "pkg-config": "exit 0" };
  for (const [name, script] of Object.entries(tools)) {
    await writeFile(join(path, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(path, name), 0o755);
  }
  return path;
}

export async function makePipe(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await promisify(execFile)("mkfifo", [path]);
  return path;
}
