/** What `pnpm fuzz` looks for in minutes and hours, a little of it on every run of the tests. */
import { testTargets } from "@conclave/fuzz/test-targets";
import { targets } from "../fuzz/targets.ts";

testTargets(new URL("regress/", import.meta.url), targets);
