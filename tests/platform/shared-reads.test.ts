import { expect, test } from "vitest";
import { sharedReads } from "~/platform/shared-reads.server";

/** Questions whose answers come when the test says so, at a time that it says. */
function aReader() {
  const asked: { about: string; answer: (text: string) => void; fail: (error: Error) => void }[] =
    [];
  const clock = { now: 0 };
  const ask = sharedReads(
    (about) =>
      new Promise<string>((answer, fail) => {
        asked.push({ about, answer, fail });
      }),
    { longest: 50, most: 2, clock: () => clock.now },
  );
  return { asked, clock, ask };
}

test("a crowd that asks the same within moments is one question", async () => {
  const { ask, asked, clock } = aReader();
  const early = Array.from({ length: 20 }, () => ask("a"));
  clock.now = 50;
  asked[0]!.answer("first");
  expect(new Set(await Promise.all([...early, ask("a")]))).toEqual(new Set(["first"]));
  expect(asked).toHaveLength(1);

  clock.now = 51;
  const late = ask("a");
  asked[1]!.answer("second");
  expect(await late).toBe("second");
});

test("an error is told to those who waited for it, and the next one asks again", async () => {
  const { ask, asked } = aReader();
  const both = [ask("a"), ask("a")];
  asked[0]!.fail(new Error("gone"));
  for (const one of both) await expect(one).rejects.toThrow("gone");
  const again = ask("a");
  asked[1]!.answer("here");
  expect(await again).toBe("here");
});

test("no more is remembered than may be: what was asked first goes", () => {
  const { ask, asked } = aReader();
  for (const about of ["a", "b", "c", "b", "a"]) void ask(about);
  expect(asked.map(({ about }) => about)).toEqual(["a", "b", "c", "a"]);
});
