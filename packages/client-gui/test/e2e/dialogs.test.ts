/** The dialogs, by keys, by what a screen reader is told, and by what is asked for. */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { serverKey } from "../support/sample-state.ts";
import { Staged } from "../support/staged.ts";

let desktop: VirtualDesktop;
let staged: Staged | undefined;

beforeAll(async () => {
  desktop = await VirtualDesktop.start({ width: 800, height: 600 });
});

afterAll(async () => {
  await desktop.stop();
});

afterEach(async () => {
  const faults = staged?.faults;
  await staged?.[Symbol.asyncDispose]();
  staged = undefined;
  expect(faults ?? []).toEqual([]);
});

async function open(scenario: string): Promise<Staged> {
  staged = await Staged.open(desktop, { scenario });
  await staged.application.get({ role: "dialog" });
  return staged;
}

describe("settings", () => {
  test("each change counts at once, and Escape only closes", async () => {
    const ana = await open("settings");
    await ana.tabTo({ role: "combo box", description: /^Colours\./ });
    await ana.press("Down");
    expect(await ana.untilCalled("setSettings")).toEqual([{ colours: "light" }]);
    await (await ana.application.get({ role: "check box", name: "Do not disturb" })).focus();
    await ana.press("space");
    await ana.untilCalled("setSettings", 2);
    expect(ana.calls("setSettings")).toEqual([[{ colours: "light" }], [{ doNotDisturb: "on" }]]);
    await ana.press("Escape");
    await ana.untilCalled("show");
    await ana.application.untilNone({ role: "dialog" });
  });

  test("words that count as a mention are taken apart at commas; what cannot be kept is not set", async () => {
    const ana = await open("settings");
    await (await ana.application.get({ role: "text", name: "Words that count as a mention" })).focus();
    await ana.type("deploy, on call");
    expect(ana.calls("setSettings").at(-1)).toEqual([{ keywords: ["deploy", "on call"] }]);
    const { length } = ana.calls("setSettings");
    await ana.press("ctrl+a");
    await ana.type("x".repeat(101));
    await ana.application.get({ role: "label", name: /^This is not kept/ });
    expect(ana.calls("setSettings").slice(length).at(-1)).toEqual([{ keywords: ["x".repeat(100)] }]);
  });

  test("the button in the frame closes, too", async () => {
    const ana = await open("settings");
    await desktop.closeWindow("Settings");
    expect(await ana.untilCalled("show")).toEqual([null]);
  });

  test("it says where they are kept", async () => {
    const ana = await open("settings");
    await ana.application.get({ role: "label", name: /Kept in .*window\.toml/ });
  });
});

describe("the quick switcher", () => {
  test("what asks for us is first, and Enter goes there", async () => {
    const ana = await open("switcher");
    await ana.untilFocused({ role: "text", name: "Go to" });
    await ana.application.get({ role: "list item", name: "Conversation with bob, 1 unread, 1 mention" });
    await ana.press("Return");
    expect(await ana.untilCalled("go")).toEqual([{ kind: "room", server: serverKey, room: 4 }]);
    await ana.application.untilNone({ role: "dialog" });
  });

  test("Up and Down go through what was found while the keyboard stays in the field", async () => {
    const ana = await open("switcher");
    await ana.untilFocused({ role: "text", name: "Go to" });
    await ana.type("l");
    await ana.press("Down");
    await ana.press("Down");
    await ana.press("Up");
    await ana.untilFocused({ role: "text", name: "Go to" });
    await ana.press("Return");
    const [place] = await ana.untilCalled("go");
    expect(place).toMatchObject({ server: serverKey });
  });

  test("a person is written to", async () => {
    const ana = await open("switcher");
    await ana.untilFocused({ role: "text", name: "Go to" });
    await ana.type("clara\n");
    expect(await ana.untilCalled("openDirect")).toEqual([serverKey, "clara"]);
    expect(await ana.untilCalled("go")).toEqual([{ kind: "room", server: serverKey, room: 9 }]);
  });

  test("nothing found is said, and Escape closes", async () => {
    const ana = await open("switcher");
    await ana.untilFocused({ role: "text", name: "Go to" });
    await ana.type("xyzzy");
    await ana.application.get({ role: "label", name: /^Nothing has that name/ });
    await ana.press("Escape");
    await ana.untilCalled("show");
    await ana.application.untilNone({ role: "dialog" });
    expect(ana.calls("go")).toEqual([]);
  });
});

describe("search", () => {
  test("Enter asks once, results are a list, more come on demand, and Enter goes to one", async () => {
    const ana = await open("search");
    await ana.untilFocused({ role: "text", name: "Words" });
    await ana.type("release\n");
    expect(await ana.untilCalled("search")).toEqual([{ server: serverKey, room: 2, words: "release" }]);
    await ana.application.get({ role: "label", name: /^3 results, and there are more/ });
    await ana.click("More results");
    await ana.application.get({ role: "label", name: /^6 results\./ });
    expect(ana.calls("search")).toHaveLength(2);
    await ana.tabTo({ role: "list", name: "Results" });
    await ana.press("Home");
    await ana.press("Return");
    expect(await ana.untilCalled("jumpTo")).toEqual([serverKey, 2, 1]);
    await ana.application.untilNone({ role: "dialog" });
    expect(ana.calls("search")).toHaveLength(2);
  });

  test("a message that is gone, a day that is none, no connection: each is said", async () => {
    const ana = await open("search");
    await ana.untilFocused({ role: "text", name: "Words" });
    await ana.type("release\n");
    await ana.tabTo({ role: "list", name: "Results" });
    await ana.press("Home");
    await ana.press("Down");
    await ana.press("Return");
    await ana.application.get({ role: "label", name: "The message is not there any more." });
    await (await ana.application.get({ role: "text", name: "Since" })).focus();
    await ana.type("soon\n");
    await ana.application.get({ role: "label", name: /^"soon" is no day/ });
    await ana.press("ctrl+a");
    await ana.press("Delete");
    await (await ana.application.get({ role: "text", name: "Words" })).focus();
    await ana.press("ctrl+a");
    await ana.type("offline\n");
    await ana.application.get({ role: "label", name: "There is no connection to look in." });
  });
});

describe("rooms", () => {
  test("a room that is chosen is joined; one that we are in is gone to", async () => {
    const ana = await open("rooms");
    await ana.application.get({ role: "list item", name: "Room kitchen, 3 members, no topic" });
    await ana.type("kitchen");
    await ana.tabTo({ role: "list", name: "Public rooms" });
    await ana.press("Home");
    await ana.press("Return");
    expect(await ana.untilCalled("joinRoom")).toEqual([serverKey, 5]);
    await ana.application.get({ role: "label", name: "Joining …" });
  });

  test("one that cannot be joined: the dialog says why, and another can be chosen", async () => {
    const ana = await open("rooms");
    await ana.application.get({ role: "list item", name: "Room kitchen, 3 members, no topic" });
    await ana.type("bold");
    await ana.tabTo({ role: "list", name: "Public rooms" });
    await ana.press("Home");
    await ana.press("Return");
    expect(await ana.untilCalled("joinRoom")).toEqual([serverKey, 6]);
    await ana.application.get({ role: "label", name: "There is no such room, or it is not for you." });
    await ana.application.untilNone({ role: "label", name: "Joining …" });
    await ana.application.get({ role: "dialog", name: "Rooms" });
  });

  test("a name that is taken is said beside it, and the dialog stays", async () => {
    const ana = await open("rooms");
    await (await ana.application.get({ role: "text", name: "Name of the room" })).focus();
    await ana.type("kitchen\n");
    await ana.application.get({ role: "label", name: "Another room has that name." });
    await ana.application.get({ role: "dialog", name: "Rooms" });
  });

  test("a private room is made private", async () => {
    const ana = await open("rooms");
    await (await ana.application.get({ role: "text", name: "Name of the room" })).focus();
    await ana.type("ops\tdeploys\t ");
    await ana.click("Make the room");
    expect(await ana.untilCalled("openRoom")).toEqual([
      serverKey,
      { name: "ops", kind: "private", topic: "deploys" },
    ]);
  });
});

describe("what cannot be taken back", () => {
  test("Enter deletes nothing", async () => {
    const ana = await open("confirm-delete");
    await ana.application.get({ role: "label", name: "The release is on Thursday. Bring your notes." });
    await ana.untilFocused({ role: "push button", name: "Cancel" });
    await ana.press("Return");
    await ana.application.untilNone({ role: "dialog" });
    expect(ana.calls("deleteEntry")).toEqual([]);
  });

  test("deleting is a choice of its own", async () => {
    const ana = await open("confirm-delete");
    await ana.untilFocused({ role: "push button", name: "Cancel" });
    await ana.press("alt+d");
    expect(await ana.untilCalled("deleteEntry")).toEqual([serverKey, 2, 7]);
  });

  test("a private room is not left before that was confirmed", async () => {
    const ana = await open("room-details");
    await ana.press("alt+l");
    await ana.application.get({ role: "dialog", name: "Leave a room" });
    expect(ana.calls("leaveRoom")).toEqual([]);
  });
});

describe("a room", () => {
  test("members with their roles, and what can be done about one", async () => {
    const ana = await open("room-details");
    await ana.application.get({ role: "list item", name: "ana, you, owner, here" });
    await ana.application.get({ role: "list item", name: "zoë, muted, not here" });
    await ana.tabTo({ role: "list", name: "Members" });
    await ana.press("End");
    await ana.press("Return");
    await ana.application.get({ role: "dialog", name: "Person" });
    await ana.click("Let speak again");
    expect(await ana.untilCalled("setRole")).toEqual([serverKey, 2, "zoë", "member"]);
  });

  test("an owner changes the topic with Enter, and the dialog stays", async () => {
    const ana = await open("room-details");
    await (await ana.application.get({ role: "text", name: "What the room is about" })).focus();
    await ana.press("ctrl+a");
    await ana.type("dates\n");
    expect(await ana.untilCalled("setTopic")).toEqual([serverKey, 2, "dates"]);
    await ana.application.get({ role: "dialog", name: "Room" });
  });

  test("the rule for its notifications", async () => {
    const ana = await open("room-details");
    await ana.tabTo({ role: "combo box", description: /this room notifies/ });
    await ana.press("Down");
    expect(await ana.untilCalled("setNotify")).toEqual([serverKey, 2, "all"]);
  });

  test("what is pinned is one press away", async () => {
    const ana = await open("room-details");
    // One of them is not in memory, and is fetched to be read here.
    await ana.application.get({ role: "list item", name: "zoë: The plan, as of Monday" });
    expect(ana.calls("loadEntry")).toEqual([[serverKey, 2, 3]]);
    await ana.tabTo({ role: "list", name: "Pinned messages" });
    await ana.press("Home");
    await ana.press("Return");
    expect(await ana.untilCalled("jumpTo")).toEqual([serverKey, 2, 7]);
  });
});

describe("a link", () => {
  test("says the true host; Enter opens nothing", async () => {
    const ana = await open("link");
    await ana.application.get({ role: "label", name: /^\u2068?example\.org:8443/ });
    await ana.untilFocused({ role: "push button", name: "Cancel" });
    await ana.press("Return");
    await ana.application.untilNone({ role: "dialog" });
    expect(ana.calls("onOpenLink")).toEqual([]);
  });

  test("is opened when that is chosen", async () => {
    const ana = await open("link");
    await ana.click("Open in the browser");
    const [url] = await ana.untilCalled("onOpenLink");
    expect(url).toMatch(/^https:\/\/user@example\.org:8443\//);
  });

  test("an invitation goes to the first page, and to no other program", async () => {
    const ana = await open("link-invitation");
    await ana.click("Look at it");
    expect(await ana.untilCalled("go")).toEqual([
      { kind: "welcome", paste: expect.stringMatching(/^conclave:/) },
    ]);
    await ana.application.get({ role: "label", name: /An invitation to chat\.example\.org:5068/ });
    expect(ana.calls("onOpenLink")).toEqual([]);
  });

  test("what may not be opened has no button that does", async () => {
    const ana = await open("link-refused");
    const names = (await ana.application.findAll({ role: "push button" })).map(({ name }) => name);
    expect(names.filter((name) => /open|look|write/i.test(name))).toEqual([]);
  });
});

describe("a long text", () => {
  test("Enter pastes nothing", async () => {
    const ana = await open("paste");
    await ana.untilFocused({ role: "push button", name: "Do not paste" });
    await ana.press("Return");
    await ana.application.untilNone({ role: "dialog" });
    expect(ana.calls("setDraft")).toEqual([]);
    expect(ana.calls("sendFiles")).toEqual([]);
  });

  test("as code it goes into the draft between fences", async () => {
    const ana = await open("paste");
    await ana.click("As code");
    const [server, room, draft] = await ana.untilCalled("setDraft");
    expect([server, room]).toEqual([serverKey, 2]);
    expect(draft).toMatchObject({ text: expect.stringMatching(/^```\na line of[\s\S]*\n```$/) });
  });

  test("what no message can hold is offered as a file only", async () => {
    const ana = await open("paste-huge");
    const names = (await ana.application.findAll({ role: "push button" })).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["As a file", "Do not paste"]));
    expect(names).not.toEqual(expect.arrayContaining(["As it is"]));
    await ana.click("As a file");
    const [, , files] = await ana.untilCalled("sendFiles");
    expect(files).toMatchObject([{ kind: "bytes", name: "paste.txt", type: "text/plain" }]);
  });
});

describe("x-ray", () => {
  test("the numbers of the exchange, whole on demand, for a screen reader too", async () => {
    const ana = await open("x-ray");
    await ana.application.get({ role: "label", name: /^P, a prime: ffffffff ffffffff … / });
    await ana.click("Show all digits: P, a prime");
    const whole = await ana.application.get({ role: "label", name: /^P, a prime: (?:[0-9a-f]{8} ?){96}$/ });
    expect(whole.name.length).toBeGreaterThan(800);
  });

  test("without a connection it says so", async () => {
    const ana = await open("x-ray-offline");
    await ana.application.get({ role: "label", name: /^There is no connection at the moment/ });
  });
});

test("the sheet of shortcuts names every key", async () => {
  const ana = await open("shortcuts");
  await ana.application.get({ role: "label", name: "Ctrl+K: Find a room or a person, and go there." });
  await ana.press("Escape");
  await ana.untilCalled("show");
  await ana.application.untilNone({ role: "dialog" });
});
