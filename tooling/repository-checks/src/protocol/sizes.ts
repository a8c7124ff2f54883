/** How long the frames of the transcript vectors are. */
import { table } from "./table.ts";
import { vector } from "./vectors.ts";

/** Clause 10.3: those of the handshake, with what the client shows besides its name. */
export function handshakeSizes(): string {
  const plain = [vector("handshake-suite2"), vector("handshake-suite1")];
  const withIdentity = [vector("handshake-identity-suite2"), vector("handshake-identity-suite1")];
  return table([
    ["", "suite 2 offered and chosen", "suite 1 alone"],
    row("HELLO_C", plain, "outputs.helloC", " (suites 2 and 1 offered)"),
    row("HELLO_S", plain, "outputs.helloS"),
    row("server's flight", plain, "outputs.serverFlight"),
    row("client's flight", plain, "outputs.clientFlight"),
    row("client's flight with an identity key", withIdentity, "outputs.clientFlight"),
    // A record is as long in one suite as in the other, so there is one vector for both.
    row(
      "client's flight with an identity key and an invitation",
      [vector("handshake-invite-suite2"), vector("handshake-invite-suite2")],
      "outputs.clientFlight",
    ),
  ]);
}

/** Clause 10.6: those of a rekey. */
export function rekeySizes(): string {
  const both = [vector("rekey-suite2"), vector("rekey-suite1")];
  return table([
    ["", "suite 2", "suite 1"],
    row("REKEY_C", both, "outputs.rekeyC"),
    row("REKEY_S", both, "outputs.rekeyS"),
    row("record of REKEY_C", both, "outputs.rekeyCRecord"),
    row("record of REKEY_S", both, "outputs.rekeySRecord"),
    row("record of REKEY_OK", both, "outputs.rekeyOkRecord"),
  ]);
}

function row(
  what: string,
  vectors: readonly ReturnType<typeof vector>[],
  name: string,
  noteOnFirst = "",
): string[] {
  const sizes = vectors.map((read) => `${read(name).length}`);
  return [what, ...sizes.map((size, index) => (index === 0 ? `${size}${noteOnFirst}` : size))];
}
