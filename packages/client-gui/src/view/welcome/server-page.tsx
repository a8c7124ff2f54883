/** The middle of the window while a server has no conversation: what is under way, what is asked, what went wrong. */
import React from "react";
import type { ServerState } from "../../app/app-state.ts";
import { AlarmPage } from "./alarm-page.tsx";
import { ConnectingPage } from "./connecting-page.tsx";
import { PassphrasePage } from "./passphrase-page.tsx";
import { ProblemPage } from "./problem-page.tsx";
import { TrustPage } from "./trust-page.tsx";

export function ServerPage({ server }: { readonly server: ServerState }) {
  const { phase } = server;
  switch (phase.kind) {
    case "offline":
      return <ProblemPage server={server} problem={phase.problem} />;
    case "passphrase-question":
      // One for each attempt: a wrong passphrase is not left in the field.
      return <PassphrasePage key={phase.attempt} server={server} phase={phase} />;
    case "trust-question":
      return <TrustPage server={server} phase={phase} />;
    case "alarm":
      return <AlarmPage server={server} phase={phase} />;
    case "connecting":
    case "online":
    case "reconnecting":
      return <ConnectingPage server={server} phase={phase} />;
  }
}
