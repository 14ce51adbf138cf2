import { afterAll, expect, test } from "vitest";
import { limit } from "~/http/limits.server";
import { closePools } from "~/platform/db.server";
import { forgetLimits, withinLimits } from "~/platform/limits.server";
import { asOwner } from "../setup/database";

const owner = process.env.DATABASE_OWNER_URL ?? "";
/** So long that no test sees its window end. */
const window = { max: 5, seconds: 1_000_000_000 };

afterAll(closePools);

test("of many tries at once just as many pass as are allowed, for each who tries", async () => {
  const tries = (key: string) =>
    Promise.all(Array.from({ length: 20 }, () => withinLimits([{ key, ...window }])));
  const [mine, theirs] = await Promise.all([tries("mine"), tries("theirs")]);
  expect(mine.filter(Boolean)).toHaveLength(window.max);
  expect(theirs.filter(Boolean)).toHaveLength(window.max);
});

test("two limits are counted at once, whichever is named first", async () => {
  const [mine, shared] = [
    { key: "one", ...window },
    { key: "shared", ...window, max: 30 },
  ];
  const tries = Array.from({ length: 40 }, (_, place) =>
    withinLimits(place % 2 === 0 ? [mine, shared] : [shared, { ...mine, key: "other" }]),
  );
  expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(2 * window.max);
});

test("who tries too often gets the 429 page, and his address lies nowhere in clear", async () => {
  const request = new Request("http://localhost/", {
    headers: { "x-caller-address": "203.0.113.7" },
  });
  for (let used = 0; used < window.max; used += 1) await limit(request, "codes", window);
  await expect(limit(request, "codes", window)).rejects.toMatchObject({ status: 429 });

  const keys = await asOwner(owner, async (client) => {
    return (await client.query<{ key: string }>("select key from limits")).rows;
  });
  expect(keys.length).toBeGreaterThan(2);
  for (const { key } of keys) expect(key).not.toContain("203.0.113");
});

test("windows that ended are forgotten after a day", async () => {
  await asOwner(owner, (client) =>
    client.query(
      "insert into limits values ('old', now() - interval '2 days', 1), ('new', now(), 1)",
    ),
  );
  await forgetLimits();
  const left = await asOwner(owner, async (client) => {
    return (await client.query("select 1 from limits where key in ('old', 'new')")).rows;
  });
  expect(left).toHaveLength(1);
});
