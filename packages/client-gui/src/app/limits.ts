/** How much of a room is in memory, however long the program runs. */

/** Items of the room that is on the screen. */
export const onScreenMaxCount = 500;

/** Items of every other room. */
export const offScreenMaxCount = 200;

/** Entries that are fetched at once. */
export const pageCount = 64;
