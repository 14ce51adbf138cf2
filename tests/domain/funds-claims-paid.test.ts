import { afterAll, describe, expect, test } from "vitest";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { moneyOfClaim, payForm } from "~/domain/funds/claim-money.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { ask, run } from "~/domain/run.server";
import { openPledgeCheckout } from "~/http/checkout.server";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aBatchClosing, aFundWith, booksOf, broken, rows } from "../factories/allocations";
import { aCardFund } from "../factories/cards";
import { aBatchToClaim, aClaim, aHold } from "../factories/claims";
import { aDonor, aGuest } from "../factories/donors";
import { someMoney } from "../factories/funds";
import { toldOf } from "../factories/told";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const day = 86_400_000;
const after = (from: Date, days: number) => new Date(from.getTime() + days * day);

async function aHolder(more: Parameters<typeof aFundWith>[1] = {}) {
  const [fund, batch, donor] = [await aFundWith("0", more), await aBatchClosing(1), await aDonor()];
  const claimId = await aHold(donor, batch.wishes[0]!);
  return { fund, batch, donor, claimId, input: { claimId, fund: fund.slug } };
}
const offered = async ({ donor, claimId }: Awaited<ReturnType<typeof aHolder>>) =>
  (await ask(payForm, { actor: donor, input: { claimId } })).funds.map(({ slug }) => slug);
const referenceOf = async (publicId: string) =>
  (
    await rows<{ reference: string }>("select reference from pledges where public_id = $1", [
      publicId,
    ])
  )[0]!.reference;

describe("who gives the money for the wish he holds", () => {
  test("has his claim, his promise and its money as they were said, until the day to pay by", async () => {
    const [{ fund, donor, claimId, input, batch }, now] = [await aHolder(), new Date()];
    const shownName = "林女士";
    const made = await run(payForClaim, { actor: donor, input: { ...input, shownName }, now });
    expect(made).toEqual({ publicId: made.publicId, how: "transfer" });
    const [row] = await rows<{ pledge_id: string }>(
      `select c.state, c.way, c.person_id, c.committed_at, c.held_until, c.due_at, a.state as money,
         a.minor, a.price_minor, a.price_currency, a.currency, a.made_by, a.made_at, a.pay_by, a.pledge_id,
         p.way as by, p.minor as promised, p.shown_name, p.leftover_rule, p.promised_at, u.wish_id
       from claims c join allocations a on a.claim_id = c.id join pledges p on p.id = a.pledge_id
       join purposes u on u.id = p.purpose_id where c.id = $1`,
      [claimId],
    );
    const { pledge_id: pledgeId, ...rest } = row!;
    expect(rest).toEqual({
      ...{ state: "committed", way: "pay", person_id: donor.personId, committed_at: now },
      ...{ held_until: null, due_at: after(now, 10), money: "promised", minor: 12_000n },
      ...{ price_minor: 12_000n, price_currency: "CNY", currency: "CNY", made_at: now },
      ...{ made_by: donor.personId, pay_by: after(now, 5), by: "transfer", promised: 12_000n },
      ...{ shown_name: shownName, leftover_rule: "programme", promised_at: now },
      wish_id: batch.wishes[0]!.id,
    });
    expect(await toldOf(pledgeId)).toEqual([["pledge_promised", { pledgeId }]]);
    const money = await ask(moneyOfClaim, { actor: donor, input: { claimId } });
    const promise = {
      ...{ publicId: made.publicId, way: "transfer", name: "石桥社区慈善基金", slug: fund.slug },
      ...{ state: "promised", promise: "promised", payBy: after(now, 5).toISOString() },
      ...{ amount: { minor: "12000", currency: "CNY" }, short: null },
    };
    expect(money).toEqual({ promise, funds: [] });
    const form = await ask(payForm, { actor: donor, input: { claimId } });
    expect(form).toMatchObject({ promised: made.publicId, funds: [] });
    await expect(run(payForClaim, { actor: donor, input })).rejects.toEqual(
      refusedBy("step_not_possible"),
    );
  });

  test("sees each fund that would buy it, with what holds there", async () => {
    const [world, now] = [await aHolder(), new Date()];
    const { donor, claimId, fund, batch } = world;
    const cards = await aCardFund({ places: "990100", name: "山风基金" });
    const form = await ask(payForm, { actor: donor, input: { claimId }, now });
    const told = {
      ...{ hostName: "禾川县慈善会", certificate: "53990000MJ0000001X-2026" },
      leftoverRule: "programme",
    };
    const one = { ...told, slug: fund.slug, name: "石桥社区慈善基金" };
    const other = { ...told, slug: cards.slug, name: "山风基金" };
    const ours = [fund.slug, cards.slug];
    expect({ ...form, funds: form.funds.filter(({ slug }) => ours.includes(slug)) }).toEqual({
      ...{ id: claimId, promised: null, title: "双肩书包" },
      ...{ price: { minor: "12000", currency: "CNY" }, dueAt: after(now, 10).toISOString() },
      payBy: after(now, 5).toISOString(),
      funds: [
        { ...one, cards: false },
        { ...other, cards: true },
      ],
    });
    const { funds } = await ask(moneyOfClaim, { actor: donor, input: { claimId } });
    expect(funds.filter(({ slug }) => ours.includes(slug))).toEqual([
      { ...one, id: fund.fundId },
      { ...other, id: cards.fundId },
    ]);
    await expect(ask(payForm, { actor: batch.staff, input: { claimId } })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
  });

  test("is offered no fund that ended, is for invited donors, or gives elsewhere or for other things", async () => {
    const world = await aHolder();
    const { fund, input, donor } = world;
    const [invited, far] = [
      await aFundWith("0", { modes: ["invited"] }),
      await aFundWith("0", { places: "990101" }),
    ];
    const aims = { slug: fund.slug, purpose: "托底" };
    await run(reviseFund, { actor: fund.chair, input: { ...aims, categories: ["bag"] } });
    const slugs = await offered(world);
    expect(slugs).toContain(fund.slug);
    for (const other of [invited, far]) expect(slugs).not.toContain(other.slug);
    const refuses = (slug: string, code: string) =>
      expect(
        run(payForClaim, { actor: donor, input: { ...input, fund: slug } }),
      ).rejects.toMatchObject({ code, field: "fund" });
    await refuses("nobody", "fund_takes_no_pledges");
    await refuses(invited.slug, "fund_takes_no_pledges");
    await refuses(far.slug, "wish_outside_fund");
    await run(reviseTerms, {
      actor: fund.charity.steward,
      input: { fundId: fund.fundId, modes: ["public"], certificate: "1", closed: "yes" },
    });
    expect(await offered(world)).not.toContain(fund.slug);
    await refuses(fund.slug, "fund_takes_no_pledges");
  });

  test("says a name that tells nothing else, is known, and holds the wish still", async () => {
    const { fund, donor, claimId, input } = await aHolder();
    const pay = (more: object, now?: Date, actor: Parameters<typeof run>[1]["actor"] = donor) =>
      run(payForClaim, { actor, input: { ...input, ...more }, now });
    await expect(pay({ shownName: "老王 13911112222" })).rejects.toMatchObject({
      ...{ code: "name_tells_too_much", field: "shownName" },
    });
    const [{ until }] = (await rows<{ until: Date }>(
      "select held_until as until from claims where id = $1",
      [claimId],
    )) as [{ until: Date }];
    await expect(pay({}, until)).rejects.toEqual(refusedBy("claim_hold_ended"));
    const last = new Date(until.getTime() - 1);
    const form = (now: Date) => ask(payForm, { actor: donor, input: { claimId }, now });
    const money = (now: Date) => ask(moneyOfClaim, { actor: donor, input: { claimId }, now });
    expect([(await form(until)).funds, (await money(until)).funds]).toEqual([[], []]);
    expect((await form(last)).funds.map(({ slug }) => slug)).toContain(fund.slug);
    expect((await money(last)).funds.map(({ slug }) => slug)).toContain(fund.slug);
    expect(await pay({}, last)).toMatchObject({ how: "transfer" });

    const [other, guest] = [await aBatchClosing(1), aGuest()];
    const held = await aHold(guest, other.wishes[0]!);
    await expect(pay({ claimId: held }, undefined, guest)).rejects.toEqual(
      refusedBy("claim_needs_contact"),
    );
    expect((await ask(moneyOfClaim, { actor: guest, input: { claimId: held } })).funds).toEqual([]);
    await expect(ask(payForm, { actor: guest, input: { claimId: held } })).rejects.toMatchObject({
      code: expect.stringMatching(/^not_/) as string,
    });
  });

  test("has no more of a batch than others may", async () => {
    const [fund, donor, batch] = [
      await aFundWith("0"),
      await aDonor(),
      await aBatchToClaim({ wishes: 2, cap: 1 }),
    ];
    const claimId = await aHold(donor, batch.wishes[0]!);
    const [second] = batch.wishes.slice(1);
    await rows("update batches set cap = 2 where id = $1", [batch.id]);
    await aClaim(donor, second!);
    await rows("update batches set cap = 1 where id = $1", [batch.id]);
    await expect(
      run(payForClaim, { actor: donor, input: { claimId, fund: fund.slug } }),
    ).rejects.toEqual(refusedBy("claim_cap_reached"));
  });

  test("who promised the thing itself has no promise of money", async () => {
    const { donor, claimId } = await aHolder();
    await run(commitClaim, { actor: donor, input: { claimId, way: "ship" } });
    expect(await ask(moneyOfClaim, { actor: donor, input: { claimId } })).toEqual({
      ...{ promise: null, funds: [] },
    });
    expect((await ask(payForm, { actor: donor, input: { claimId } })).promised).toBeNull();
  });
});

describe("money that came for a donor's own claim", () => {
  test("is kept for it as far as it was promised; what else was given for the wish stays free", async () => {
    const { fund, donor, claimId, input, batch } = await aHolder();
    const { publicId } = await run(payForClaim, { actor: donor, input });
    await someMoney(fund, "30", { purpose: `wish:${batch.wishes[0]!.publicId}` });
    await someMoney(fund, "40", { purpose: `batch:${batch.slug}` });
    await someMoney(fund, "50");
    const reserved = async () =>
      (
        await rows<{ at: Date | null }>(
          "select reserved_at as at from allocations where claim_id = $1",
          [claimId],
        )
      )[0]!.at;
    await someMoney(fund, "119.99", { reference: await referenceOf(publicId) });
    expect(await reserved()).toBeNull();
    await someMoney(fund, "0.01", { reference: await referenceOf(publicId) });
    expect(await reserved()).toBeInstanceOf(Date);
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "24000", general: "5000", reserved: "12000" },
      ...{ "restricted:wish": "3000", "restricted:batch": "4000" },
    });
    expect(await broken()).toEqual([]);
  });

  test("by card is kept less the provider's fee, and no other money fills that up before it is bought", async () => {
    const [fund, batch, donor, now] = [
      await aCardFund({ places: "" }),
      await aBatchClosing(1),
      await aDonor(),
      new Date(),
    ];
    const claimId = await aHold(donor, batch.wishes[0]!);
    await someMoney(fund, "100");
    await someMoney(fund, "100", { purpose: `batch:${batch.slug}` });
    const input = { claimId, fund: fund.slug, how: "card" };
    const { publicId, how } = await run(payForClaim, { actor: donor, input, now });
    expect(how).toBe("card");
    const [pledge] = await rows<{ id: string; pay_by: Date; way: string }>(
      `select p.id, p.way, a.pay_by from pledges p join allocations a on a.pledge_id = p.id
       where p.public_id = $1`,
      [publicId],
    );
    expect(pledge).toMatchObject({ way: "stripe", pay_by: after(now, 2) });
    expect(await toldOf(pledge!.id)).toEqual([["pledge_begun", { pledgeId: pledge!.id }]]);
    await openPledgeCheckout(donor, publicId);
    const [{ session }] = (await rows<{ session: string }>(
      "select provider_session as session from pledges where public_id = $1",
      [publicId],
    )) as [{ session: string }];
    await desk.paySession(fund.account, session);
    const books = await booksOf(fund);
    const fee = Number(books["fees:wish"]);
    expect(books).toMatchObject({ general: "10000", "restricted:batch": "10000" });
    expect(Number(books.reserved)).toBe(12_000 - fee);
    expect((await ask(moneyOfClaim, { actor: donor, input: { claimId } })).promise).toMatchObject({
      ...{ way: "stripe", state: "reserved", promise: "paid", short: null },
    });
  });
});
