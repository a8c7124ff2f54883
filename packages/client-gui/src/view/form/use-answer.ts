/** What a question to a server has come to, for as long as the asker is shown. */
import { useEffect, useState } from "react";

export type Answer<Value> =
  | { readonly state: "asking" }
  | { readonly state: "answered"; readonly value: Value };

/** Asks once when it is first drawn, and again whenever `about` is another. An answer that comes too late is dropped. */
export function useAnswer<Value>(ask: () => Promise<Value>, about: string): Answer<Value> {
  const [answer, setAnswer] = useState<Answer<Value>>({ state: "asking" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is new at each drawing; `about` says when it asks for something else
  useEffect(() => {
    let isWanted = true;
    setAnswer({ state: "asking" });
    void ask().then((value) => {
      if (isWanted) setAnswer({ state: "answered", value });
    });
    return () => {
      isWanted = false;
    };
  }, [about]);
  return answer;
}
