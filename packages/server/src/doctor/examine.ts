/** All checks of an installation, in the order in which somebody would mend it. */
import { checkDatabase } from "./checks/database.ts";
import { checkClock, checkFileLimit, checkSystemd } from "./checks/machine.ts";
import { checkAdvertised, checkAnswer } from "./checks/network.ts";
import { checkDiskSpace, checkHostKey, checkStateFolder } from "./checks/state-folder.ts";
import type { Check, Finding, Patient } from "./finding.ts";

export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await check(patient)));
  return findings;
}

const checks: readonly Check[] = [
  checkStateFolder,
  checkHostKey,
  checkDatabase,
  checkDiskSpace,
  checkFileLimit,
  checkClock,
  checkSystemd,
  checkAnswer,
  checkAdvertised,
];
