/** What is kept on disk, and what this is built from. */
import type { Defence } from "../defence.ts";
import { tests } from "./files.ts";

const privateFile = "packages/key-files/src/private-file.ts";

export const repositoryDefences: readonly Defence[] = [
  {
    row: "key-file-mode",
    attackNumber: 29,
    attack: "a key that others can read",
    defence: "it is not used",
    takenOut: "the check of the mode",
    edits: [{ file: privateFile, find: "if ((mode & 0o077) !== 0) {", put: "if ((mode & 0o000) !== 0) {" }],
    test: {
      file: tests.keyFile,
      title: "mode %o, with the line that mends it",
      case: "mode 420, with the line that mends it",
    },
  },
  {
    row: "key-file-link",
    attackNumber: 29,
    attack: "a link to somebody else's file",
    defence: "a link is not followed",
    takenOut: "O_NOFOLLOW",
    edits: [{ file: privateFile, find: " | constants.O_NOFOLLOW", put: "" }],
    test: { file: tests.keyFile, title: "%s", case: "a symbolic link to a good key" },
  },
  {
    row: "key-folder-private",
    attackNumber: 29,
    attack: "a key that others can exchange",
    defence: "its folder is made for its owner alone",
    takenOut: "the mode",
    edits: [{ file: privateFile, find: "recursive: true, mode: 0o700", put: "recursive: true, mode: 0o755" }],
    test: {
      file: tests.keyFile,
      title: "the file is its owner's alone, its folder too, and nothing else is left there",
    },
  },
  {
    row: "packages-frozen",
    attackNumber: 31,
    attack: "packages that change under us",
    defence: "the lockfile decides",
    takenOut: "`--frozen-lockfile`",
    edits: [{ file: "scripts/setup/npm-packages.mjs", find: ', "--frozen-lockfile"', put: "" }],
    test: { file: tests.sourceRules, title: "the lockfile decides: whoever sets up may not change it" },
  },
  {
    row: "packages-aged",
    attackNumber: 31,
    attack: "a package taken over for a few hours",
    defence: "a day's delay before a new version",
    takenOut: "the delay",
    edits: [{ file: "pnpm-workspace.yaml", find: "minimumReleaseAge: 1440", put: "minimumReleaseAge: 0" }],
    test: { file: tests.sourceRules, title: "%s", case: "a version is a day old before it is taken" },
  },
  {
    row: "packages-scripts",
    attackNumber: 31,
    attack: "a script that runs when a package is installed",
    defence: "one that nobody has judged stops the installation",
    takenOut: "that",
    edits: [{ file: "pnpm-workspace.yaml", find: "strictDepBuilds: true", put: "strictDepBuilds: false" }],
    test: {
      file: tests.sourceRules,
      title: "%s",
      case: "one with an install script that nobody has judged stops the installation",
    },
  },
];
