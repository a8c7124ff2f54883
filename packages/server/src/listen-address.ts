/** Where a server listens that was told nothing. */
import { defaultPort, type ServerAddress } from "@conclave/protocol";

/** Reachable from this machine only, until somebody decides otherwise. */
export const defaultListenAddress: ServerAddress = { host: "127.0.0.1", port: defaultPort };
