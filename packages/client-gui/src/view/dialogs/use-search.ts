/** One search after the other: what was asked, what came, and more of it on demand. */
import { useEffect, useRef, useState } from "react";
import type { SearchHit, SearchQuestion } from "../../app/controller.ts";
import { useController } from "../conclave.ts";

export type SearchState =
  | { readonly kind: "nothing-asked" }
  | { readonly kind: "asking"; readonly hits: readonly SearchHit[] }
  | {
      readonly kind: "answered";
      readonly hits: readonly SearchHit[];
      readonly question: SearchQuestion;
      /** For those that come after; undefined: there are no more. */
      readonly cursor: number | undefined;
    }
  | { readonly kind: "failed"; readonly hits: readonly SearchHit[]; readonly what: string };

export interface Search {
  readonly state: SearchState;
  ask(question: SearchQuestion): void;
  /** The next ones, if there are any. */
  askMore(): void;
}

export function useSearch(): Search {
  const controller = useController();
  const [state, setState] = useState<SearchState>({ kind: "nothing-asked" });
  // Counts questions: an answer to an earlier one than the last is of no use, nor is any when nobody looks any more.
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = Number.POSITIVE_INFINITY;
    },
    [],
  );
  const askBehind = async (question: SearchQuestion, before: readonly SearchHit[]) => {
    turn.current += 1;
    const asked = turn.current;
    setState({ kind: "asking", hits: before });
    const { hits, cursor, fault } = await controller.search(question);
    if (turn.current !== asked) return;
    if (fault !== undefined) setState({ kind: "failed", hits: before, what: fault });
    else setState({ kind: "answered", hits: [...before, ...hits], question, cursor });
  };
  return {
    state,
    ask: (question) => void askBehind(question, []),
    askMore: () => {
      if (state.kind !== "answered" || state.cursor === undefined) return;
      void askBehind({ ...state.question, cursor: state.cursor }, state.hits);
    },
  };
}
