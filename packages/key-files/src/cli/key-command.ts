/** `key` and the commands under it, for both programs: what differs is told, and the rest is one. */
import { type Command, Option } from "commander";
import { KeyFileError } from "../errors.ts";
import { type KeyPlace, withArticle } from "../place.ts";
import { exportKey } from "./export.ts";
import { importKey } from "./import.ts";
import { makeKey } from "./new.ts";
import { changeKeyPassphrase } from "./passphrase.ts";
import { showKey } from "./show.ts";

/** What a program's own key is called, and where it is. */
export interface KeyProgram {
  /** "host key", "identity". */
  readonly what: string;
  /** The option that says where, such as `--state <folder>`; each command takes it. */
  readonly placeOption: () => Option;
  /** The file, by what was given for that option. */
  readonly fileFor: (options: Readonly<Record<string, unknown>>) => string;
  /** One sentence: how there comes to be a key where there is none. */
  readonly howToMake: string;
}

/** Adds `key show`, `key export`, `key import` and `key passphrase` to a program. Returns `key`. */
export function addKeyCommand(parent: Command, program: KeyProgram): Command {
  const { what } = program;
  const key = parent.command("key").description(`show, back up and protect the ${what}`);
  on(key, program, "show", `show the ${what}'s fingerprint, and where it is`, showKey);
  on(key, program, "export", `write a copy of the ${what}: sealed, if nothing else is said`, exportKey)
    .addOption(
      new Option("--words", "as 24 words, for paper; whoever reads them has the key").conflicts("pem"),
    )
    .option("--pem", "as PKCS #8 PEM, for other programs; whoever reads it has the key")
    .option("--output <file>", "write to a file that is not there yet, for you alone; default: to the screen")
    .addOption(passphraseFileOption(`a file that has the passphrase of the ${what}`))
    .addOption(newPassphraseFileOption());
  on(key, program, "import", `take over a copy of ${withArticle(what)}`, importKey)
    .argument("<file>", 'a file with PEM, a sealed key, or 24 words; "-" for standard input')
    .option("--passphrase", "keep it under a passphrase, which is asked for")
    .addOption(
      passphraseFileOption("a file that has the passphrase: to open a sealed copy, or to seal another"),
    );
  on(key, program, "passphrase", `put the ${what} under a passphrase, or under another`, changeKeyPassphrase)
    .option("--remove", "under none: whoever reads the file has the key")
    .addOption(passphraseFileOption("a file that has the passphrase of now"))
    .addOption(newPassphraseFileOption().conflicts("remove"));
  return key;
}

/** Adds `key new`: for a program that does not make its key by itself. */
export function addNewKeyCommand(key: Command, program: KeyProgram): void {
  on(key, program, "new", `make the ${program.what}; one that is there is never overwritten`, makeKey)
    .option("--passphrase", "keep it under a passphrase, which is asked for")
    .addOption(passphraseFileOption("keep it under the passphrase in a file"));
}

/** Where a program reads a passphrase from when it does not ask for it. */
export function passphraseFileOption(description: string): Option {
  return new Option("--passphrase-file <file>", description);
}

function newPassphraseFileOption(): Option {
  return new Option("--new-passphrase-file <file>", "a file that has the new passphrase; default: ask");
}

/** A command that runs `action` with the place of the key, what was given for its options, and its arguments. */
function on<Options>(
  key: Command,
  { what, placeOption, fileFor, howToMake }: KeyProgram,
  name: string,
  description: string,
  action: (place: KeyPlace, options: Options, argument: string) => Promise<void>,
): Command {
  const command = key.command(name).description(description).addOption(placeOption());
  return command.action(async () => {
    // With globals: an option that the program takes as well may stand before the command.
    const options = command.optsWithGlobals();
    try {
      await action({ what, file: fileFor(options) }, options as Options, command.args[0] ?? "");
    } catch (error) {
      if (!(error instanceof KeyFileError) || error.code !== "missing") throw error;
      throw new KeyFileError("missing", `${error.message} ${howToMake}`, { cause: error });
    }
  });
}
