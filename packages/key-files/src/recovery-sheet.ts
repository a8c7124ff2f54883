/** A key as words on paper, and how a copy of that paper is read. */
import { fingerprint, type IdentityKey, keyFromRecoveryWords, recoveryWords } from "@conclave/crypto";

/** The 24 words, numbered, four in a row, under two lines that say what they are. */
export function formatRecoverySheet(key: IdentityKey, what: string): string {
  const cells = recoveryWords(key).map((word, index) => `${String(index + 1).padStart(2)}. ${word}`);
  const rows = Array.from({ length: cells.length / columnCount }, (_, row) =>
    cells
      .slice(row * columnCount, (row + 1) * columnCount)
      .map((cell) => cell.padEnd(cellWidth))
      .join("")
      .trimEnd(),
  );
  const header = [
    `# Conclave ${what} ${fingerprint(key.publicKey)}`,
    "# Its private key as 24 words (BIP-39): whoever reads them has it.",
  ];
  return `${[...header, "", ...rows].join("\n")}\n`;
}

/**
 * The key of such a sheet, with or without its numbers and its lines that begin with "#".
 *
 * @throws {CryptoError} "recovery-words".
 */
export function readRecoverySheet(text: string): IdentityKey {
  return keyFromRecoveryWords(text.replaceAll(/^\s*#.*$/gm, ""));
}

const columnCount = 4;

/** "24. " and a word of at most 8 letters, and space between. */
const cellWidth = 15;
