/** Many clients at once, with the server's own limits, but for those on how many begin in one moment. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { RecordingClient } from "../support/recorder.ts";
import { startSetting, type TestSetting } from "../support/server.ts";

const clientCount = 200;
const textsEach = 5;

let setting: TestSetting;

beforeEach(async () => {
  setting = await startSetting({
    limits: { handshakesDropFrom: clientCount },
  });
});

afterEach(async () => {
  await setting.stop();
});

test(`${clientCount} clients: every text reaches every other client once, in one order`, {
  timeout: 120_000,
}, async () => {
  const clients = await Promise.all(
    Array.from({ length: clientCount }, (_, index) => join(`client-${index}`)),
  );
  const texts = clients.flatMap((_, index) =>
    Array.from({ length: textsEach }, (_, round) => `${index}/${round}`),
  );
  for (let round = 0; round < textsEach; round += 1) {
    for (const [index, { client }] of clients.entries()) client.say(`${index}/${round}`);
  }
  const othersCount = (clientCount - 1) * textsEach;
  await Promise.all(clients.map((client) => client.untilSaid(othersCount)));
  await Promise.all(clients.map((client) => client.untilStored(textsEach)));

  /** Which text has which number, as the first client that heard it says. */
  const order = new Map<number, string>();
  for (const [index, client] of clients.entries()) {
    const said = client.said();
    expect(said).toHaveLength(othersCount);
    const numbers = said.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
    for (const { number, text, from } of said) {
      expect(order.get(number) ?? text).toBe(text);
      order.set(number, text);
      expect(text.split("/")[0]).toBe(from.slice("client-".length));
      expect(from).not.toBe(`client-${index}`);
    }
    // What one hears and what one's own texts were acknowledged as make up the whole, without a gap.
    const own = client.stored().map(({ number }) => number);
    expect(new Set([...numbers, ...own])).toHaveLength(texts.length);
  }
  expect([...order.values()].toSorted()).toEqual(texts.toSorted());
  expect(Math.max(...order.keys())).toBe(texts.length);
  for (const { client } of clients) client.close();
});

test("people who come and go while others talk disturb nobody", { timeout: 120_000 }, async () => {
  const [ana, bob] = [await join("ana"), await join("bob")];
  const comers = Array.from({ length: 60 }, async (_, index) => {
    const comer = await join(`comer-${index}`);
    comer.client.say(`hello from ${index}`);
    await comer.untilStored();
    comer.client.close();
  });
  for (let round = 0; round < 50; round += 1) {
    ana.client.say(`still here ${round}`);
    await ana.untilStored(round + 1);
  }
  await Promise.all(comers);
  await bob.untilSaid(50 + 60);
  await ana.until("left", 60);
  expect(
    bob
      .said()
      .filter(({ from }) => from === "ana")
      .map(({ text }) => text),
  ).toEqual(Array.from({ length: 50 }, (_, round) => `still here ${round}`));
  expect(new Set(ana.of("left").map(({ name }) => name))).toHaveLength(60);
});

function join(name: string): Promise<RecordingClient> {
  return RecordingClient.join({ address: setting.server.address, knownServers: setting.knownServers, name });
}
