/** Decoders either give something or throw an error of their own; everything else is a defect and goes on up. */

/**
 * Runs a decoder.
 *
 * @param Own the decoder's error.
 * @param labelOf what tells its errors apart.
 * @returns "ok", or the label of the error.
 */
export function attempt<Own extends Error>(
  decode: () => void,
  Own: abstract new (...options: never[]) => Own,
  labelOf: (error: Own) => string,
): string {
  try {
    decode();
    return "ok";
  } catch (error) {
    if (error instanceof Own && error.constructor === Own) return labelOf(error);
    throw error;
  }
}
