/** What every page about one phase of a server is given. */
import type { ServerState } from "../../app/app-state.ts";
import type { Phase } from "../../app/phase.ts";

export interface PhaseProps<Kind extends Phase["kind"]> {
  readonly server: ServerState;
  readonly phase: Extract<Phase, { readonly kind: Kind }>;
}
