/** How a person puts a file of this computer into the room. */
import type { Person } from "@conclave/testbed/person";

export async function attach(person: Person, path: string): Promise<void> {
  await person.press("ctrl+o");
  await person.sees({ role: "dialog" });
  await person.type(`${path}\n`);
  await person.seesNo({ role: "dialog" });
  // Away with the dialog's list of what fits, which may come when the dialog has gone; and on to the newest.
  await person.press("Escape", "Escape");
  // Because of that list Qt passes over that the keyboard has come back to the window: it hears of it the next time.
  await person.press("ctrl+k");
  await person.untilFocused({ role: "text", name: "Go to" });
  await person.press("Escape");
  await person.seesNo({ role: "dialog" });
  await person.goToComposer();
}
