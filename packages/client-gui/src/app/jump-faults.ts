/** Why a message was not gone to, as `Controller.jumpTo` says it. */
export const jumpFaults = {
  gone: "The message is not there any more.",
  offline: "There is no connection, and the message is not in memory.",
} as const;
