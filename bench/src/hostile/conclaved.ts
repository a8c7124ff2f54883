/** The server with the limits that it is shipped with. */
import { serveConclave } from "../fanout/serve-conclave.ts";

await serveConclave();
