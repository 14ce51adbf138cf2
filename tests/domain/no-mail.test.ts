import { afterAll, expect, test, vi } from "vitest";
import { cancelClaims } from "~/domain/claims/cancel-claims.server";
import { remindClaims, reminding } from "~/domain/claims/remind-claims.server";
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
