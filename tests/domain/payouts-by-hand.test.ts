import { afterAll, expect, test } from "vitest";
import { moveMoney } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment, rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import { adjustmentSeen, moveForm } from "~/domain/funds/adjust/queries.server";
import { reconciliation } from "~/domain/funds/card/reconciliation.server";
import { ask, run } from "~/domain/run.server";
import { readAccount } from "~/jobs/read-account";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aMember } from "../factories/accounts";
import { aCardFund, lawsHold, paid, rows, sums, type CardFund } from "../factories/cards";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field && { field }) });

/** Two funds of one charity, of whose money somebody paid out 290.40 by hand: two parts of one's, one of the other's. */
async function aPayoutByHand() {
  const one = await aCardFund();
  const other = { ...(await aCardFund({ charity: one.charity })), account: one.account };
  for (const fund of [one, one, other]) await paid(fund);
  const made = await desk.payOut(one.account, "cny", false);
  const [payout] = await rows<{ id: string; on: string }>(
    "select id, arrived_on::text as on from payouts where provider_ref = $1",
    [made!.id],
  );
  return { one, other, ...payout!, ref: String(made!.id) };
}
const enters = ({ treasurer, slug }: CardFund, id: string, amount: string) =>
  run(moveMoney, {
    actor: treasurer,
    input: { slug, from: `payout:${id}`, amount },
  });
const decides = ({ approver }: CardFund, { id: adjustmentId }: { id: string }) =>
  run(approveAdjustment, { actor: approver, input: { adjustmentId } });
const offered = async ({ treasurer, slug }: CardFund) =>
  (await ask(moveForm, { actor: treasurer, input: { slug } })).payouts;

async function differences({ charity, slug }: CardFund) {
  await readAccount({ charityId: charity.organizationId });
  const host = await aMember({ organizationId: charity.organizationId }, "treasurer");
  const { differences: all, toEnter } = await ask(reconciliation, {
    actor: host,
    input: { slug },
  });
  return { whats: all.map(({ what }) => what).sort(), toEnter };
}

test("what each fund had in a payout by hand is entered by one and let in by another, and then nothing differs", async () => {
  const { one, other, id, on, ref } = await aPayoutByHand();
  expect(await differences(one)).toEqual({
    whats: ["balance_differs", "payout_differs"],
    toEnter: 1,
  });
  const left = { minor: "29040", currency: "CNY" };
  expect(await offered(one)).toEqual([{ id, providerRef: ref, arrivedOn: on, left }]);

  const asked = await enters(one, id, "193.60");
  expect(await offered(one)).toEqual([]);
  expect(await offered(other)).toMatchObject([{ left: { minor: "9680" } }]);
  const seen = { actor: one.approver, input: { adjustmentId: asked.id } };
  expect(await ask(adjustmentSeen, seen)).toMatchObject({
    ...{ kind: "move_money", movedFrom: "stripe", payout: ref, happenedOn: on },
  });
  await expect(enters(one, id, "1")).rejects.toEqual(refusedBy("payout_entered_already", "from"));
  await decides(one, asked);
  expect(await sums(one)).toMatchObject({ bank: 19_360, general: 20_000 });
  expect((await differences(one)).whats).toEqual(["balance_differs", "payout_differs"]);
  await decides(other, await enters(other, id, "96.80"));
  expect(await sums(other)).toMatchObject({ bank: 9_680 });
  expect(await differences(one)).toEqual({ whats: [], toEnter: 0 });
  const seenByFund = await ask(reconciliation, { actor: one.chair, input: { slug: one.slug } });
  expect(seenByFund.differences).toEqual([]);
  const entries = await rows(
    `select e.kind, e.provider_ref = y.transaction as named, e.approved_by is not null as approved
     from entries e join payouts y on y.id = e.source_id where y.id = $1`,
    [id],
  );
  const entry = { kind: "payout", named: true, approved: true };
  expect(entries).toEqual([entry, entry]);
  await lawsHold();
});

test("no more than it brought, than lies there, or than others left; and none of another charity's", async () => {
  const { one, other, id } = await aPayoutByHand();
  await expect(enters(one, id, "290.41")).rejects.toEqual(refusedBy("payout_is_less", "amount"));
  await expect(enters(one, id, "193.61")).rejects.toEqual(refusedBy("payout_is_less", "amount"));
  const wrong = await enters(one, id, "193.60");
  const insert = (fund: CardFund, minor: number) =>
    rows(
      `insert into adjustments (fund_id, currency, kind, moved_from, payout_id, minor, happened_on, reason,
         recorded_by, recorded_at) values ($1, 'CNY', 'move_money', 'stripe', $2, $3, '2026-11-20', '', $4, now())`,
      [fund.fundId, id, minor, fund.treasurer.personId],
    );
  await expect(insert(other, 9_681)).rejects.toMatchObject({ constraint: "payout_is_less" });
  const stranger = await aCardFund();
  await expect(insert(stranger, 1)).rejects.toMatchObject({ constraint: "payout_is_less" });
  await expect(enters(stranger, id, "1")).rejects.toEqual(refusedBy("payout_entered_already"));
  const refusal = { adjustmentId: wrong.id, reason: "不是这么多" };
  await run(rejectAdjustment, { actor: one.approver, input: refusal });
  expect(await offered(one)).toMatchObject([{ left: { minor: "29040" } }]);
  await decides(one, await enters(one, id, "100"));
  expect(await sums(one)).toMatchObject({ bank: 10_000 });
});

test("one that came back is undone with what was entered, and is not entered any more", async () => {
  const { one, other, id, ref } = await aPayoutByHand();
  await decides(one, await enters(one, id, "193.60"));
  const late = await enters(other, id, "96.80");
  await desk.failPayout(one.account, ref);
  expect(await sums(one)).toMatchObject({ stripe: 19_360, general: 20_000 });
  expect((await sums(one)).bank ?? 0).toBe(0);
  await expect(decides(other, late)).rejects.toEqual(refusedBy("payout_is_less"));
  expect(await offered(one)).toEqual([]);
  await lawsHold();
});
