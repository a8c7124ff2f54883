/** How much of the server one person and one room may take. */
export interface ChatLimits {
  /** Connections of one person at a time; the oldest goes when another comes. */
  readonly devicesPerPerson: number;
  /** Rooms that one person can be in, the lobby not counted. */
  readonly roomsPerPerson: number;
  readonly membersPerRoom: number;
  /** Rooms in all. */
  readonly rooms: number;
  /** Questions of one connection that are being answered at a time. */
  readonly questions: number;
}

export const defaultChatLimits: ChatLimits = {
  devicesPerPerson: 8,
  roomsPerPerson: 256,
  membersPerRoom: 10_000,
  rooms: 10_000,
  questions: 16,
};
