import { expect, test } from "vitest";
import { madeOnce, MakingBusy } from "~/platform/made-once.server";

const bytes = (length: number) => new Uint8Array(length);

/** Something that is made when the test says so. */
function aWork(length = 10) {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const work = { begun: 0, done: () => resolve(bytes(length)), fail: reject };
  return {
    ...work,
    make: () => {
      work.begun += 1;
      return promise;
    },
    begun: () => work.begun,
  };
}

test("what many ask for at once is made once, and what differs is made one after the other", async () => {
  const made = madeOnce({ bytes: 100, waiting: 5 });
  const [first, second] = [aWork(), aWork()];
  const asked = [
    ...Array.from({ length: 50 }, () => made("a", first.make)),
    made("b", second.make),
  ];
  await Promise.resolve();
  expect([first.begun(), second.begun()]).toEqual([1, 0]);
  second.done();
  first.done();
  const given = await Promise.all(asked);
  expect([first.begun(), second.begun()]).toEqual([1, 1]);
  expect(new Set(given.slice(0, 50)).size).toBe(1);
});

test("no more is kept than has room, and what was used last stays longest", async () => {
  const made = madeOnce({ bytes: 30, waiting: 5 });
  const calls: string[] = [];
  const ask = (key: string, length = 10) =>
    made(key, async () => {
      calls.push(key);
      return bytes(length);
    });
  for (const key of ["a", "b", "c", "a", "d", "a", "c", "b"]) await ask(key);
  expect(calls).toEqual(["a", "b", "c", "d", "b"]);
  await ask("huge", 31);
  await ask("huge", 31);
  expect(calls.slice(5)).toEqual(["huge", "huge"]);
});

test("who comes when enough wait is told so, and what failed is tried anew", async () => {
  const made = madeOnce({ bytes: 100, waiting: 1 });
  const [first, second] = [aWork(), aWork()];
  const asked = [made("a", first.make), made("b", second.make)];
  await expect(made("c", aWork().make)).rejects.toThrow(MakingBusy);
  first.fail(new Error("the pen broke"));
  second.done();
  await expect(asked[0]).rejects.toThrow("the pen broke");
  await expect(asked[1]).resolves.toHaveLength(10);
  await expect(made("a", async () => bytes(7))).resolves.toHaveLength(7);
});
