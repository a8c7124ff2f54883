/** Every fault, by family. A new one is a row in one of the files beside this one. */
import type { ClientFault, ServerFault } from "../fault.ts";
import { accessFaults } from "./access.ts";
import { clientFlightFaults, identityFaults } from "./client-flight.ts";
import { rekeyFaultsOfClients } from "./client-rekey.ts";
import { encodingFaultsOfClients, encodingFaultsOfServers } from "./encoding.ts";
import { fileFaultsOfClients } from "./files-of-clients.ts";
import { helloFaults } from "./hello.ts";
import { nameFaults } from "./names.ts";
import { recordFaultsOfClients, recordFaultsOfServers } from "./record.ts";
import { roomFaultsOfClients } from "./rooms-of-clients.ts";
import { roomFaultsOfServers } from "./rooms-of-servers.ts";
import { serverFlightFaults } from "./server-flight.ts";
import { serverHelloFaults } from "./server-hello.ts";
import { rekeyFaultsOfServers } from "./server-rekey.ts";
import { sessionFaultsOfClients, sessionFaultsOfServers } from "./session.ts";
import { transportFaultsOfClients, transportFaultsOfServers } from "./transport.ts";
import { trustFaults } from "./trust.ts";

export const clientFaults = {
  hello: helloFaults,
  flight: clientFlightFaults,
  identity: identityFaults,
  access: accessFaults,
  names: nameFaults,
  record: recordFaultsOfClients,
  rekey: rekeyFaultsOfClients,
  session: sessionFaultsOfClients,
  encoding: encodingFaultsOfClients,
  rooms: roomFaultsOfClients,
  files: fileFaultsOfClients,
  transport: transportFaultsOfClients,
} as const satisfies Record<string, readonly ClientFault[]>;

export const serverFaults = {
  "server-hello": serverHelloFaults,
  flight: serverFlightFaults,
  trust: trustFaults,
  record: recordFaultsOfServers,
  rekey: rekeyFaultsOfServers,
  session: sessionFaultsOfServers,
  encoding: encodingFaultsOfServers,
  rooms: roomFaultsOfServers,
  transport: transportFaultsOfServers,
} as const satisfies Record<string, readonly ServerFault[]>;

export function findClientFault(name: string): ClientFault | undefined {
  return Object.values(clientFaults)
    .flat()
    .find((fault) => fault.name === name);
}

export function findServerFault(name: string): ServerFault | undefined {
  return Object.values(serverFaults)
    .flat()
    .find((fault) => fault.name === name);
}
