/** Paths that many rows name. */

const crypto = "packages/crypto/src";
const protocol = "packages/protocol/src";
const server = "packages/server/src";

export const source = {
  bytes: `${crypto}/bytes.ts`,
  keyPair: `${crypto}/dh/key-pair.ts`,
  publicValue: `${crypto}/dh/public-value.ts`,
  identityKey: `${crypto}/identity/key.ts`,
  mlKem: `${crypto}/kem/ml-kem-768.ts`,
  keyExchange: `${crypto}/key-exchange.ts`,
  keySchedule: `${crypto}/key-schedule.ts`,
  random: `${crypto}/random.ts`,
  opener: `${crypto}/record/opener.ts`,
  sealer: `${crypto}/record/sealer.ts`,
  usage: `${crypto}/record/usage.ts`,

  frameDecoder: `${protocol}/frame/decoder.ts`,
  frameTypes: `${protocol}/frame/types.ts`,
  hello: `${protocol}/handshake/hello.ts`,
  initiator: `${protocol}/handshake/initiator.ts`,
  responder: `${protocol}/handshake/responder.ts`,
  cbor: `${protocol}/message/cbor.ts`,
  envelope: `${protocol}/message/envelope.ts`,
  sessionMessages: `${protocol}/message/session-messages.ts`,
  text: `${protocol}/message/text.ts`,
  reader: `${protocol}/wire/reader.ts`,
  rekeyContext: `${protocol}/rekey/context.ts`,
  rekeyInitiator: `${protocol}/rekey/initiator.ts`,
  rekeyMessages: `${protocol}/rekey/messages.ts`,
  channel: `${protocol}/session/channel.ts`,
  clientSession: `${protocol}/session/client-session.ts`,
  serverSession: `${protocol}/session/server-session.ts`,
  session: `${protocol}/session/session.ts`,

  access: `${server}/access/access.ts`,
  authorizedKeys: `${server}/access/authorized-keys.ts`,
  invitations: `${server}/access/invitations.ts`,
  textLine: `${server}/log/text-line.ts`,
  profile: `${server}/names/profile.ts`,
  roster: `${server}/names/roster.ts`,
  skeleton: `${server}/names/skeleton.ts`,
  admission: `${server}/net/admission.ts`,
  agreementQueue: `${server}/net/agreement-queue.ts`,
  connection: `${server}/net/connection.ts`,
  outbox: `${server}/net/outbox.ts`,
  sourceOf: `${server}/net/source.ts`,
} as const;

export const tests = {
  keyExchange: "packages/crypto/test/key-exchange.test.ts",
  keyPair: "packages/crypto/test/dh/key-pair.test.ts",
  keySchedule: "packages/crypto/test/key-schedule.test.ts",
  identityKey: "packages/crypto/test/identity/identity.test.ts",
  mlKem: "packages/crypto/test/kem/ml-kem-768.test.ts",
  publicValue: "packages/crypto/test/dh/public-value.test.ts",
  random: "packages/crypto/test/random.test.ts",
  record: "packages/crypto/test/record/record.test.ts",

  decoder: "packages/protocol/test/frame/decoder.test.ts",
  refused: "packages/protocol/test/handshake/refused.test.ts",
  tampering: "packages/protocol/test/handshake/tampering.test.ts",
  vectors: "packages/protocol/test/handshake/vectors.test.ts",
  identity: "packages/protocol/test/handshake/identity.test.ts",
  cbor: "packages/protocol/test/message/cbor.test.ts",
  text: "packages/protocol/test/message/text.test.ts",
  rekey: "packages/protocol/test/rekey/rekey.test.ts",
  rekeyMessages: "packages/protocol/test/rekey/messages.test.ts",
  endings: "packages/protocol/test/session/endings.test.ts",
  messages: "packages/protocol/test/session/messages.test.ts",
  opening: "packages/protocol/test/session/opening.test.ts",

  access: "packages/server/test/access/access.test.ts",
  accessOverSockets: "packages/server/test/access.test.ts",
  hostile: "packages/server/test/hostile.test.ts",
  invitations: "packages/server/test/access/invitations.test.ts",
  textLine: "packages/server/test/log/text-line.test.ts",
  profile: "packages/server/test/names/profile.test.ts",
  roster: "packages/server/test/names/roster.test.ts",
  admission: "packages/server/test/net/admission.test.ts",
  agreementQueue: "packages/server/test/net/agreement-queue.test.ts",
  sourceOf: "packages/server/test/net/source.test.ts",

  client: "packages/client/test/client.test.ts",
  eavesdropper: "packages/client/test/e2e/eavesdropper.test.ts",
  knownServers: "packages/client/test/trust/known-servers.test.ts",
  seedFlaws: "packages/client/test/e2e/seed-flaws.test.ts",
  terminalText: "packages/client/test/cli/terminal-text.test.ts",
  richText: "packages/client-gui/test/qt/rich-text.test.ts",
  keyFile: "packages/key-files/test/key-file.test.ts",

  againstClient: "tooling/misbehaving-peer/test/against-client.test.ts",
  againstServer: "tooling/misbehaving-peer/test/against-server.test.ts",
  sourceRules: "tooling/repository-checks/test/source-rules.test.ts",
} as const;

/** A fault of the misbehaving peer: `name (clause): what it sees, what is reported`. */
export const faultTitle = "$name ($clause): $sees, $reports";
