import { afterAll, expect, test, vi } from "vitest";
import { todo } from "~/domain/batches/todo.server";
import { cancelClaims } from "~/domain/claims/cancel-claims.server";
import { remindClaims, reminding } from "~/domain/claims/remind-claims.server";
import { markManyTold, toTell } from "~/domain/messages/to-tell.server";
import { noticesOfClaim, noticesWaiting } from "~/domain/messages/notices.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { aBatchToClaim, aClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";

// Before the imports ask for the settings: this installation sends no mail.
vi.hoisted(() => {
  process.env.RESEND_API_KEY = "none";
});

afterAll(closePools);

test("where no mail is sent, what many are told waits as texts that staff pass on, each once", async () => {
  expect(env().mail).toBe("none");
  const { slug, staff, wishes } = await aBatchToClaim({ wishes: 3 });
  const donor = await aDonor();
  const claimIds = [];
  for (const wish of wishes) claimIds.push(await aClaim(donor, wish));
  const input = { slug, pick: "1-3", seen: claimIds.join(".") };

  const { rows } = await ask(reminding, { actor: staff, input });
  expect(rows.map(({ claim }) => claim?.mailed)).toEqual([false, false, false]);
  // Promised just now: nothing is said of a day that is near or over.
  expect(rows.map(({ claim }) => claim?.late)).toEqual([false, false, false]);
  const later = new Date(Date.now() + 30 * 86_400_000);
  const then = await ask(reminding, { actor: staff, input, now: later });
  expect(then.rows.map(({ claim }) => claim?.late)).toEqual([true, true, true]);
  expect((await run(remindClaims, { actor: staff, input })).done).toEqual([1, 2, 3]);
  const ended = { ...input, pick: "3", reason: "供货商停产" };
  expect((await run(cancelClaims, { actor: staff, input: ended })).done).toEqual([3]);

  const kinds = async (claimId: string) => {
    const told = await ask(noticesOfClaim, { actor: staff, input: { claimId } });
    return told?.notices.map(({ kind, toldAt }) => [kind, toldAt]);
  };
  for (const claimId of claimIds.slice(0, 2))
    expect((await kinds(claimId))?.toSorted()).toEqual([
      ["claim-committed", null],
      ["claim-due", null],
    ]);
  expect(await kinds(claimIds[2]!)).toEqual([["claim-cancelled", null]]);
  const waiting = await ask(noticesWaiting, { actor: staff, input: { batchSlug: slug } });
  expect(claimIds.map((id) => waiting[id])).toEqual([2, 2, 1]);
});

test("what is told to all of them at once is noted once, and what happened since still waits", async () => {
  const { slug, staff, wishes, organizerId } = await aBatchToClaim({ wishes: 3 });
  const [lin, mei] = [await aDonor(), await aDonor()];
  const claimIds = [];
  for (const [at, wish] of wishes.entries()) claimIds.push(await aClaim(at ? mei : lin, wish));
  const look = (pick?: string) => ask(toTell, { actor: staff, input: { slug, pick } });
  const kinds = async (pick?: string) =>
    (await look(pick)).donors.map(({ notices }) =>
      notices.map(({ number, kind }) => [number, kind]),
    );

  expect(await kinds()).toEqual([
    [[1, "claim-committed"]],
    [
      [2, "claim-committed"],
      [3, "claim-committed"],
    ],
  ]);
  const tasks = async () =>
    (await ask(todo, { actor: staff, input: {} }))
      .flatMap((desk) => (desk.organizationId === organizerId ? desk.tasks : []))
      .filter(({ task }) => task === "toTell");
  expect(await tasks()).toMatchObject([{ count: 3, places: [{ slug, count: 3 }] }]);

  const seen = (await look("2-3")).donors
    .flatMap(({ notices }) => notices.map(({ id }) => id))
    .join(".");
  const seenClaims = claimIds.join(".");
  await run(cancelClaims, {
    actor: staff,
    input: { slug, pick: "3", seen: seenClaims, reason: "供货商停产" },
  });
  await run(markManyTold, { actor: staff, input: { slug, seen } });
  expect(await kinds()).toEqual([[[1, "claim-committed"]], [[3, "claim-cancelled"]]]);
  expect(await tasks()).toMatchObject([{ count: 2 }]);

  const other = await aBatchToClaim({ wishes: 1 });
  const mine = (await look()).donors.flatMap(({ notices }) => notices.map(({ id }) => id));
  await expect(
    run(markManyTold, { actor: other.staff, input: { slug, seen: mine.join(".") } }),
  ).rejects.toMatchObject({ code: "not_found" });
  await run(markManyTold, {
    actor: other.staff,
    input: { slug: other.slug, seen: mine.join(".") },
  });
  expect(await kinds()).toHaveLength(2);
});
