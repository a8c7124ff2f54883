/** What carries a session's bytes: TCP today, a Unix socket or anything else that keeps order tomorrow. */

export interface Transport {
  /** Takes bytes for sending; false when no more should come until `onDrain`. */
  write(bytes: Uint8Array): boolean;
  /** Ends our half once everything was written, and the whole soon after. */
  end(): void;
  /** Ends at once. */
  destroy(): void;
}

export interface TransportHandlers {
  onData(chunk: Uint8Array): void;
  onDrain(): void;
  /** Called once, last. An error is what the operating system said, with its `code`. */
  onClose(error: NodeJS.ErrnoException | undefined): void;
}

/** Opens a transport. Rejects with the error of the operating system, which has a `code`. */
export type Dial = (handlers: TransportHandlers, signal: AbortSignal) => Promise<Transport>;
