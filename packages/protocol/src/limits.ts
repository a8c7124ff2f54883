/**
 * Every cap of the protocol. These are part of the wire format (the clause stands beside each) and may not be
 * tuned; what may be tuned is an option of the server.
 */

/** Lengths of frame bodies in bytes (clause 2); the header is 4 bytes more. */
export const frameBytes = {
  header: 4,
  helloMax: 4096,
  recordMin: 64,
  recordMax: 16_448,
} as const;

/** Plaintext of one record in bytes (clause 5). */
export const plaintextMaxBytes = 16_384;

/** Type and length in front of each message (clause 5). */
export const messageHeaderBytes = 3;

/** The body of one message: what is left of a record's plaintext (clause 5). */
export const messageBodyMaxBytes = plaintextMaxBytes - messageHeaderBytes;

/** A name as UTF-8 (clause 6). What characters it may have is the server's to say. */
export const nameMaxBytes = 128;

/** The token of an invitation (clause 6). */
export const inviteTokenBytes = 16;

/** How often a client may offer a name in one session, the first offer included (clause 6). */
export const nameOffersMaxCount = 3;

/** A text as UTF-8, the names that it mentions included (clause 9): with all that a page tells of it, it fits in a record. */
export const textMaxBytes = 12_288;

/** People whom one text mentions (clause 9). */
export const mentionsMaxCount = 8;

/** What a room is about, as UTF-8 (clause 9). */
export const topicMaxBytes = 1024;

/** A mark on a text as UTF-8, and different marks on one text (clause 9). */
export const markMaxBytes = 32;
export const marksMaxCount = 32;

/** Rooms that a client hears of on one connection, and names in a list of who is here: no server that means well has more (clause 9). */
export const roomsHeardOfMaxCount = 10_000;
export const presentMaxCount = 100_000;

/** Pinned entries of one room (clause 9). */
export const pinsMaxCount = 64;

/** Entries in one PAGE (clause 9), and the bytes that a server puts into one, as CBOR, if it is more than one entry. */
export const pageMaxCount = 256;
export const pageTargetBytes = 12_288;

/** The name of a file as UTF-8, and its media type in ASCII (clause 9). */
export const fileNameMaxBytes = 255;
export const mediaTypeMaxBytes = 127;

/** SHA-256 of a whole file. */
export const fileHashBytes = 32;

/** Bytes of a file in one PART (clause 9): a short text still fits into the same record. */
export const filePartMaxBytes = 12_288;

/** Parts of one upload that may be under way at a time (clause 9): what a text waits for at most. */
export const filePartsAheadMaxCount = 4;

/** What a server calls itself, as UTF-8 (clause 9). */
export const serverNameMaxBytes = 256;

/** The explanation in a BYE as UTF-8 (clause 7). */
export const byeTextMaxBytes = 255;
