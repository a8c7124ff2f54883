import { expect, test } from "vitest";
import { defaultLimits } from "../../src/index.ts";
import { AgreementQueue } from "../../src/net/agreement-queue.ts";

const always = () => true;

test("no more run at once than allowed, and all get their result", async () => {
  const queue = new AgreementQueue({ ...defaultLimits, agreements: 2 });
  let running = 0;
  let most = 0;
  const results = Array.from({ length: 20 }, (_, index) =>
    queue.run("a", always, async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return index;
    }),
  );
  expect(await Promise.all(results)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(2);
});

test("sources take turns: one that asks for a hundred does not make another wait for them", async () => {
  const queue = new AgreementQueue({ ...defaultLimits, agreements: 1 });
  const order: string[] = [];
  const job = (label: string) => async () => void order.push(label);
  const greedy = Array.from({ length: 100 }, (_, index) =>
    queue.run("greedy", always, job(`greedy ${index}`)),
  );
  const honest = [queue.run("honest", always, job("honest 0")), queue.run("honest", always, job("honest 1"))];
  await Promise.all(honest);
  expect(order.indexOf("honest 1")).toBeLessThanOrEqual(5);
  await Promise.all(greedy);
  expect(order).toHaveLength(102);
});

test("what is not wanted any more is not done", async () => {
  const queue = new AgreementQueue({ ...defaultLimits, agreements: 1 });
  const done: string[] = [];
  const first = queue.run("a", always, async () => void done.push("first"));
  const second = queue.run(
    "a",
    () => false,
    async () => void done.push("second"),
  );
  await Promise.all([first, second]);
  expect(done).toEqual(["first"]);
});

test("beyond its length it is full, and it goes on after a failure", async () => {
  const queue = new AgreementQueue({ ...defaultLimits, agreements: 1, agreementsWaiting: 2 });
  const gate = Promise.withResolvers<void>();
  const failing = queue.run("a", always, async () => {
    await gate.promise;
    throw new Error("broken");
  });
  const waiting = [queue.run("a", always, async () => 1), queue.run("a", always, async () => 2)];
  expect(queue.run("b", always, async () => 3)).toBe("full");
  gate.resolve();
  await expect(failing).rejects.toThrow("broken");
  expect(await Promise.all(waiting)).toEqual([1, 2]);
});
