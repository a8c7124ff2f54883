/** A clock that a component counts down by. */
import { useEffect, useState } from "react";

/** The time, in milliseconds since 1970, which goes on by seconds as long as it is looked at. */
export function useSeconds(looking: boolean): number {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    if (!looking) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    // Nothing is counted for once the window is gone.
    timer.unref();
    return () => clearInterval(timer);
  }, [looking]);
  // What was looked at the last time may be long ago.
  return looking ? nowMs : Date.now();
}
