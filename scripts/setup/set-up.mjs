// Brings a machine with only git, Node 20, npm, a C++ compiler and apt to where everything can be built and run. What
// is there already is left alone, so that the second time costs next to nothing.
import { installDebianPackages, missingDebianPackages } from "./debian-packages.mjs";
import { installNpmPackages, npmPackagesAreInstalled } from "./npm-packages.mjs";
import { projectEnvironment } from "./project-node.mjs";
import { SetupError } from "./setup-error.mjs";
import { runStep, skipStep } from "./step.mjs";

/** False when it could not be done; then it has been said why, and the exit code is set. */
export async function setUp({ withVirtualDesktop, withTestPrograms }) {
  const startedMs = Date.now();
  try {
    requireSupportedSystem();
    // First, because it may end here: whoever may not install them should not wait for downloads to learn of it.
    await setUpDebianPackages({ withVirtualDesktop, withTestPrograms });
    await setUpNpmPackages();
    await runStep("Our packages", "turbo", ["run", "build", "--output-logs=errors-only"], {
      env: projectEnvironment(),
    });
    await runStep("NodeGui for this Qt", "node", ["packages/qt-host/bin/conclave-qt.js", "build"], {
      env: projectEnvironment(),
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = error.exitCode;
    return false;
  }
  process.stdout.write(`Ready after ${Math.round((Date.now() - startedMs) / 100) / 10} s.\n`);
  return true;
}

function requireSupportedSystem() {
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major < 20) throw new SetupError(`Node 20 or later is needed; this is ${process.versions.node}.`, 69);
  if (process.platform !== "linux") {
    throw new SetupError(
      "This set-up is for Linux. Elsewhere: npx pnpm install, then pnpm build; the server and the conclave command " +
        "work as they are, the window needs qode (see packages/qt-host/README.md).",
      69,
    );
  }
}

async function setUpNpmPackages() {
  if (npmPackagesAreInstalled()) skipStep("npm packages");
  else await installNpmPackages();
}

async function setUpDebianPackages(wanted) {
  const missing = missingDebianPackages(wanted);
  if (missing.length === 0) skipStep("Debian packages");
  else await installDebianPackages(missing);
}
