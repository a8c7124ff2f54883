/** The first page and the pages about a server: by keys, by what a screen reader is told, and by what is asked for. */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { wordsOfFingerprint } from "../../src/text/fingerprint.ts";
import { host, otherHost, serverKey } from "../support/sample-state.ts";
import { invitation } from "../support/scenarios.ts";
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
  return staged;
}

describe("the first page", () => {
  test("an address that is typed fills host and port, and Enter connects there", async () => {
    const ana = await open("first-run");
    await ana.untilFocused({ role: "text", name: "Invitation or address" });
    await ana.type("chat.example.org:77");
    expect(await ana.text("Host")).toBe("chat.example.org");
    expect(await ana.text("Port")).toBe("77");
    await ana.press("Return");
    expect(await ana.untilCalled("connect")).toEqual([{ host: "chat.example.org", port: "77", name: "ana" }]);
  });

  test("host, port and name are fields of their own, in this order for Tab", async () => {
    const ana = await open("first-run");
    await ana.untilFocused({ role: "text", name: "Invitation or address" });
    await ana.type("\t192.0.2.7\t");
    await ana.press("ctrl+a");
    await ana.type("6000\t");
    await ana.press("ctrl+a");
    await ana.type("zoë\n");
    expect(await ana.untilCalled("connect")).toEqual([{ host: "192.0.2.7", port: "6000", name: "zoë" }]);
  });

  test("an invitation shows where it leads and the words of its key, and is what is sent", async () => {
    const ana = await open("invited");
    await ana.untilFocused({ role: "text", name: "Your name" });
    await ana.application.get({ role: "label", name: /An invitation to chat\.example\.org:5068/ });
    await ana.application.get({ role: "label", name: /key will be talked to: (abandon ?){8}$/ });
    await ana.press("Return");
    expect(await ana.untilCalled("connect")).toEqual([{ host: invitation, port: "5068", name: "ana" }]);
  });

  test("what is wrong is said beside the field, and the keys go there", async () => {
    const ana = await open("first-run-fault");
    await ana.untilFocused({ role: "text", name: "Invitation or address" });
    await ana.press("Return");
    await ana.application.get({ role: "label", name: /^The host is missing\./ });
    await ana.untilFocused({ role: "text", name: "Host" });
    await ana.type("h");
    await ana.application.untilNone({ role: "label", name: /^The host is missing\./ });
  });

  test("a server that was visited before is one press away", async () => {
    const ana = await open("recent");
    await ana.application.get({ role: "list", name: "Recent servers" });
    await ana.application.get({ name: /^Connect to Operations & <b>friends<\/b>/ });
    await ana.press("Down");
    await ana.press("Return");
    expect(await ana.untilCalled("connect")).toEqual([
      { host: "ops.example.org", port: "5069", name: "ana-ops" },
    ]);
  });
});

describe("a server that is new", () => {
  test("shows its key in words and as text; Enter trusts nobody", async () => {
    const ana = await open("trust");
    await ana.untilFocused({ role: "push button", name: "Do not trust" });
    const words = wordsOfFingerprint(host.fingerprint).join(" ");
    await ana.application.get({ role: "label", name: `Its key, in words: ${words}` });
    expect(await ana.text("Fingerprint of the server")).toBe(host.fingerprint);
    await ana.press("Return");
    expect(await ana.untilCalled("dismiss")).toEqual([serverKey]);
    expect(ana.calls("trust")).toEqual([]);
  });

  test("trusting it is a choice of its own", async () => {
    const ana = await open("trust");
    await ana.untilFocused({ role: "push button", name: "Do not trust" });
    await ana.press("alt+t");
    expect(await ana.untilCalled("trust")).toEqual([serverKey]);
  });
});

describe("a server with another key", () => {
  test("both keys are there in words and as text, and Enter only closes", async () => {
    const ana = await open("alarm");
    await ana.untilFocused({ role: "push button", name: "Close" });
    for (const { fingerprint } of [host, otherHost]) {
      const words = wordsOfFingerprint(fingerprint).join(" ");
      await ana.application.get({ role: "label", name: new RegExp(`in words: ${words}$`) });
    }
    expect(await ana.text("Fingerprint that you trusted")).toBe(host.fingerprint);
    expect(await ana.text("Fingerprint that came now")).toBe(otherHost.fingerprint);
    await ana.press("Return");
    expect(await ana.untilCalled("dismiss")).toEqual([serverKey]);
    expect(ana.calls("acceptChangedKey")).toEqual([]);
  });

  test("the key is replaced only after its first two words were typed", async () => {
    const ana = await open("alarm");
    const [first = "", second = "", third = ""] = wordsOfFingerprint(otherHost.fingerprint);
    const isOff = async () => {
      const button = await ana.application.get({ role: "push button", name: "Replace the key and connect" });
      return !(await button.states()).includes("enabled");
    };
    expect(await isOff()).toBe(true);
    await (await ana.application.get({ role: "text", name: "First two words of the new key" })).focus();
    // The old key's words are not it, nor is Enter.
    await ana.type(`${wordsOfFingerprint(host.fingerprint).slice(0, 2).join(" ")}\n`);
    expect(await isOff()).toBe(true);
    await ana.press("ctrl+a");
    await ana.type(`${first} ${second} ${third}`);
    expect(await isOff()).toBe(true);
    await ana.press("ctrl+a");
    await ana.type(`${first} ${second}`);
    await ana.application.until(
      { role: "push button", name: "Replace the key and connect" },
      async (button) => (await button.states()).includes("enabled"),
    );
    expect(ana.calls("acceptChangedKey")).toEqual([]);
    await ana.press("alt+k");
    expect(await ana.untilCalled("acceptChangedKey")).toEqual([serverKey, `${first} ${second}`]);
  });

  test("against an invitation there is no way on at all", async () => {
    const ana = await open("alarm-of-invitation");
    await ana.untilFocused({ role: "push button", name: "Close" });
    const buttons = await ana.application.findAll({ role: "push button" });
    expect(buttons.map(({ name }) => name)).toEqual(["Close"]);
  });
});

test("a sealed key: a wrong passphrase is said, and Enter gives the next one", async () => {
  const ana = await open("passphrase");
  await ana.untilFocused({ role: "text", name: "Passphrase" });
  await ana.application.get({ role: "label", name: "That passphrase does not open your key." });
  await ana.type("right horse\n");
  expect(await ana.untilCalled("unlock")).toEqual([serverKey, "right horse"]);
});

test("a name that is taken: the next one is typed over it", async () => {
  const ana = await open("name-taken");
  await ana.untilFocused({ role: "text", name: "Your name" });
  await ana.application.get({ role: "label", name: /^ana is taken/ });
  await ana.type("ana2\n");
  expect(await ana.untilCalled("offerName")).toEqual([serverKey, "ana2"]);
});

test("a problem: what it is, and Enter tries again", async () => {
  const ana = await open("problem");
  await ana.untilFocused({ role: "push button", name: "Try again" });
  await ana.application.get({ role: "label", name: "No server is listening at chat.example.org:5068." });
  await ana.press("Return");
  expect(await ana.untilCalled("reconnectNow")).toEqual([serverKey]);
});

test("while it connects there is a way out", async () => {
  const ana = await open("connecting");
  await ana.untilFocused({ role: "push button", name: "Cancel" });
  await ana.press("Return");
  expect(await ana.untilCalled("disconnect")).toEqual([serverKey]);
});
