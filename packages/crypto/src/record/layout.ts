/**
 * One record on the wire (protocol clause 5):
 *
 *     header(4) | IV(16) | AES-256-CBC of plaintext and padding (16 * n) | tag(32)
 *                '------------------- body --------------------------'
 *
 * The header is made by the caller and its meaning is not known here; the tag covers it. The tag is HMAC-SHA-256
 * over u64 sequence number || header || IV || ciphertext.
 */
export const recordLayout = {
  headerBytes: 4,
  blockBytes: 16,
  tagBytes: 32,
} as const;

/** Length in bytes of the body that `plaintextBytes` give: IV, ciphertext with 1 to 16 bytes of padding, tag. */
export function recordBodyBytes(plaintextBytes: number): number {
  const { blockBytes, tagBytes } = recordLayout;
  const padded = plaintextBytes + blockBytes - (plaintextBytes % blockBytes);
  return blockBytes + padded + tagBytes;
}
