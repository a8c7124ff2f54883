/** One search after the other, on one server or several at a time: what was asked, what came from which, and more of it on demand. */
import { useEffect, useRef, useState } from "react";
import type { ServerKey } from "../../app/app-state.ts";
import type { SearchHit, SearchQuestion } from "../../app/controller.ts";
import { useController } from "../conclave.ts";

/** What one server has found so far. */
export interface ServerFinds {
  readonly server: ServerKey;
  readonly question: SearchQuestion;
  readonly state:
    | { readonly kind: "asking" }
    /** The cursor is for those that come after; undefined: there are no more. */
    | { readonly kind: "answered"; readonly cursor: number | undefined }
    | { readonly kind: "failed"; readonly what: string };
  readonly hits: readonly SearchHit[];
}

export interface Search {
  /** In the order of the questions; undefined: nothing was asked yet. */
  readonly finds: readonly ServerFinds[] | undefined;
  /** One question for each server; the answers come as they come. */
  ask(questions: readonly SearchQuestion[]): void;
  /** The next ones, of each server that has some. */
  askMore(): void;
}

export function useSearch(): Search {
  const controller = useController();
  const [finds, setFinds] = useState<readonly ServerFinds[] | undefined>();
  // Counts searches: an answer to an earlier one than the last is of no use, nor is any when nobody looks any more.
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = Number.POSITIVE_INFINITY;
    },
    [],
  );
  const change = (changed: ServerFinds) =>
    setFinds((all) => all?.map((each) => (each.server === changed.server ? changed : each)));
  const answer = async (asked: ServerFinds, cursor: number | undefined) => {
    const searched = turn.current;
    const { hits, cursor: next, fault } = await controller.search({ ...asked.question, cursor });
    if (turn.current !== searched) return;
    if (fault !== undefined) change({ ...asked, state: { kind: "failed", what: fault } });
    else change({ ...asked, state: { kind: "answered", cursor: next }, hits: [...asked.hits, ...hits] });
  };
  return {
    finds,
    ask: (questions) => {
      turn.current += 1;
      const asked = questions.map(
        (question): ServerFinds => ({
          ...{ server: question.server, question, hits: [] },
          state: { kind: "asking" },
        }),
      );
      setFinds(asked);
      for (const each of asked) void answer(each, undefined);
    },
    askMore: () => {
      for (const each of finds ?? []) {
        const { state } = each;
        if (state.kind !== "answered" || state.cursor === undefined) continue;
        const again: ServerFinds = { ...each, state: { kind: "asking" } };
        change(again);
        void answer(again, state.cursor);
      }
    },
  };
}
