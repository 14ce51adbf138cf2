import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { system, type Person } from "~/domain/actor";
import {
  allocationsOf,
  orderForm,
  purchasesOf,
  purchaseToDecide,
  purchaseToDrop,
} from "~/domain/funds/allocation-queries.server";
import { accountSeen } from "~/domain/funds/card/accounts.server";
import { cardPayments } from "~/domain/funds/card/desk.server";
import {
  approveRefund,
  askRefund,
  paymentSeen,
  refundsLeft,
} from "~/domain/funds/card/refunds.server";
import { depositForm, depositsOf, depositToApprove } from "~/domain/funds/deposit-queries.server";
import { committee } from "~/domain/funds/desk-queries.server";
import { donorInvitations, invitedTo } from "~/domain/funds/donor-invitations.server";
import { inviteDonor, revokeDonorInvitation } from "~/domain/funds/invite-donor.server";
import { pageSize, paged, readAfter, readAfterDay } from "~/domain/funds/list-pages";
import { pledgeForm, pledgesTo } from "~/domain/funds/pledge-queries.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  aPurchase,
  take,
  takenBy,
} from "../factories/allocations";
import { aCardFund, paid, rows } from "../factories/cards";
import { aDeposit, aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const more = 3;
const many = pageSize + more;

/** Who of a fund, its charity and the world is answered, by name. */
async function answered(fund: FundAtWork, asks: (actor: Person) => Promise<unknown>) {
  const people = {
    chair: fund.chair,
    treasurer: fund.treasurer,
    approver: fund.approver,
    publisher: fund.publisher,
    host: fund.charity.coordinator,
    stranger: await aPerson(),
  };
  const told = await Promise.all(
    Object.entries(people).map(async ([name, actor]) =>
      asks(actor).then(
        () => [name],
        (error: { code?: string }) => (expect(error.code).toMatch(/^not_/), []),
      ),
    ),
  );
  return told.flat();
}

describe("a list goes on without loss or repeat where many rows are of one moment", () => {
  test("of wishes that one step took, and of orders of one day", async () => {
    const [fund, batch] = [await aFundWith("6000"), await aBatchClosing(many)];
    await take(fund, batch.wishes);
    const taken = await takenBy(fund);
    const [waiting, ...bought] = taken;
    const { id: last } = await aPurchase(fund, { [waiting!.id]: "100" });
    const lists = async (after?: { orders: string | null; wishes: string | null }) => {
      const of = (next?: string | null) => ({
        actor: fund.approver,
        input: { slug: fund.slug, after: next ?? "" },
      });
      return {
        orders: await ask(purchasesOf, of(after?.orders)),
        wishes: await ask(allocationsOf, of(after?.wishes)),
      };
    };
    expect((await lists()).wishes).toMatchObject({ others: [], next: null });
    expect((await lists()).wishes.waiting).toHaveLength(many);

    const orders: string[] = [];
    for (const { id } of bought) orders.push(await aBoughtOrder(fund, { [id]: "100" }));
    const first = await lists();
    const { next: nextOrders, purchases } = first.orders;
    expect(purchases).toHaveLength(pageSize + 1);
    expect(purchases[0]).toMatchObject({ id: last, state: "recorded" });
    expect(first.wishes.waiting.map(({ id, ordered }) => [id, ordered])).toEqual([
      [waiting!.id, true],
    ]);
    const then = await lists({ orders: nextOrders, wishes: first.wishes.next });
    expect([then.orders.next, then.wishes.next, then.wishes.waiting]).toEqual([null, null, []]);
    const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id).sort();
    expect(ids([...purchases, ...then.orders.purchases])).toEqual([...orders, last].sort());
    expect(ids([...first.wishes.others, ...then.wishes.others])).toEqual(ids(bought));
    expect(first.wishes.others[0]).toMatchObject({
      ...{ state: "spent", amount: { minor: "12000", currency: "CNY" }, ordered: false },
      donors: false,
    });
  }, 60_000);

  test("of promises, open and kept, and of days on which money came", async () => {
    const fund = await aFundAtWork();
    const [donor, now] = [await aPerson({ name: "夔女士" }), new Date()];
    const promise = () =>
      run(promisePledge, { actor: donor, input: { slug: fund.slug, amount: "5" }, now });
    const promised = [];
    for (let at = 0; at < many; at += 1) promised.push((await promise()).publicId);
    const list = (input = {}) =>
      ask(pledgesTo, { actor: fund.treasurer, input: { slug: fund.slug, ...input } });
    const first = await list();
    const then = await list({ promised: first.nextPromised });
    expect([first.promised.length, then.promised.length, then.nextPromised]).toEqual([
      ...[pageSize, more, null],
    ]);
    const ids = (all: readonly { publicId: string }[]) =>
      all.map(({ publicId }) => publicId).sort();
    expect(ids([...first.promised, ...then.promised])).toEqual([...promised].sort());
    // Who wants not to be named isn't.
    expect(JSON.stringify(first)).not.toContain("夔女士");
    expect(first).toMatchObject({
      ...{ others: [], next: null },
      outstanding: { count: many, sum: { minor: String(many * 500), currency: "CNY" } },
    });
    await rows("update pledges set state = 'cancelled', ended_at = $2 where fund_id = $1", [
      ...[fund.fundId, now],
    ]);
    const over = await list();
    const onward = await list({ after: over.next });
    expect([over.promised, onward.promised, onward.next]).toEqual([[], [], null]);
    expect(ids([...over.others, ...onward.others])).toEqual([...promised].sort());

    for (let at = 0; at < many; at += 1) await someMoney(fund, "5");
    const { id: entered } = await aDeposit(fund, "7");
    const money = (after = "") =>
      ask(depositsOf, { actor: fund.chair, input: { slug: fund.slug, after } });
    const days = await money();
    const rest = await money(days.next ?? "");
    expect(days.waiting).toMatchObject([{ id: entered, amount: { minor: "700" } }]);
    expect([days.decided.length, rest.decided.length, rest.waiting, rest.next]).toEqual([
      ...[pageSize, more, [], null],
    ]);
    expect(new Set([...days.decided, ...rest.decided].map(({ id }) => id)).size).toBe(many);
  }, 60_000);

  test("of gifts by card; refunds that wait for somebody stand before those that don't", async () => {
    const fund = await aCardFund();
    const gift = await paid(fund);
    const { id: waiting } = await run(askRefund, {
      actor: fund.treasurer,
      input: { paymentId: gift.payment.id, amount: "1", reason: "点错了" },
    });
    const other = await paid(fund);
    await rows(
      `insert into refunds (payment_id, fund_id, minor, reason, asked_by, asked_at, state, decided_by, decided_at)
       select $1, $2, 1, 'x', $3, now() + n * interval '1 second', 'rejected', $4, now()
       from generate_series(1, $5::integer) as n`,
      [other.payment.id, fund.fundId, fund.treasurer.personId, fund.approver.personId, many],
    );
    const list = await ask(cardPayments, { actor: fund.approver, input: { slug: fund.slug } });
    expect(list.refunds).toHaveLength(pageSize);
    expect(list.refunds[0]).toMatchObject({ id: waiting, state: "asked" });
    expect(list.refunds[1]!.askedAt > list.refunds[2]!.askedAt).toBe(true);
    expect(list.payments.map(({ id }) => id).sort()).toEqual(
      [gift.payment.id, other.payment.id].sort(),
    );
    const [one, two] = list.payments;
    const behind = (id: string, at: string) =>
      ask(cardPayments, {
        actor: fund.approver,
        input: { slug: fund.slug, after: `${at}~${id}` },
      });
    expect((await behind(one!.id, one!.clearedAt)).payments.map(({ id }) => id)).toEqual([two!.id]);
    expect((await behind(two!.id, two!.clearedAt)).payments).toEqual([]);
  });

  test("an address that names no row begins the list anew", () => {
    const id = randomUUID();
    const at = new Date("2026-03-04T05:06:07.089Z");
    expect(readAfter(`2026-03-04T05:06:07.089Z~${id}`)).toEqual({ at, id });
    expect(readAfterDay(`2026-03-04~${id}`)).toEqual({ at: "2026-03-04", id });
    const odd = ["", id, `~${id}`, `2026-03-04~${id}`, "2026-03-04T05:06:07.089Z~", "-1", "%00"];
    odd.push(`2026-13-04T05:06:07.089Z~${id}`, `2026-03-04T05:06:07.089Z~${"-".repeat(36)}`);
    expect(odd.filter((one) => readAfter(one) !== undefined)).toEqual([]);
    const days = [`2026-13-04~${id}`, `2026-03-04~${id}x`, `x2026-03-04~${id}`, `2026-03-04`];
    expect(days.filter((one) => readAfterDay(one) !== undefined)).toEqual([]);
    const row = { id, at };
    const full = Array.from({ length: pageSize }, () => row);
    expect(paged(full, (one) => one.at)).toEqual({ page: full, next: null });
    expect(paged([...full, row], (one) => one.at).next).toBe(`2026-03-04T05:06:07.089Z~${id}`);
    expect(paged([...full, row], () => "2026-03-04").next).toBe(`2026-03-04~${id}`);
    expect(paged<{ id: string }>([], () => at)).toEqual({ page: [], next: null });
  });
});

describe("the pages before a step", () => {
  test("money: who may enter it and who may decide sees what the form needs", async () => {
    const fund = await aFundAtWork({ places: "" });
    const batch = await aBatchClosing(1);
    const form = (actor: Person) => ask(depositForm, { actor, input: { slug: fund.slug } });
    const known = await form(fund.publisher);
    expect(known.currency).toBe("CNY");
    expect(known.purposes.batches.map(({ name }) => name)).toContain(batch.slug);
    expect(known.purposes.programmes.map(({ title }) => title)).toContain("千愿圆梦");
    const far = await aFundAtWork({ places: "990101" });
    const asked = await ask(depositForm, { actor: far.chair, input: { slug: far.slug } });
    expect(asked.purposes).toEqual({ programmes: [], batches: [] });
    expect(await answered(fund, form)).toEqual([
      ...["chair", "treasurer", "approver", "publisher", "host"],
    ]);
    const { id: depositId } = await aDeposit(fund, "12.34");
    const look = (actor: Person) => ask(depositToApprove, { actor, input: { depositId } });
    expect(await look(fund.approver)).toEqual({
      ...{ id: depositId, slug: fund.slug, state: "recorded" },
      amount: { minor: "1234", currency: "CNY" },
    });
    expect(await answered(fund, look)).toEqual(["approver"]);
    await rows("update organizations set frozen_at = now() where id = $1", [fund.fundId]);
    await expect(look(fund.approver)).rejects.toEqual(refusedBy("not_found"));
  });

  test("an order: what money is reserved for and nobody has ordered, by batch and number", async () => {
    const [fund, batch] = [await aFundWith("1000"), await aBatchClosing(3)];
    await take(fund, batch.wishes);
    const taken = await takenBy(fund);
    const form = (actor: Person) => ask(orderForm, { actor, input: { slug: fund.slug } });
    const { id: purchaseId } = await aPurchase(fund, { [taken[1]!.id]: "100" });
    expect(await form(fund.treasurer)).toMatchObject({
      ...{ slug: fund.slug, currency: "CNY" },
      wishes: [
        { id: taken[0]!.id, number: 1, amount: { minor: "12000" }, purchaseId: null },
        { id: taken[2]!.id, number: 3, state: "reserved", ordered: false },
      ],
    });
    expect(await answered(fund, form)).toEqual(["treasurer"]);
    const decides = (actor: Person) => ask(purchaseToDecide, { actor, input: { purchaseId } });
    expect(await decides(fund.approver)).toMatchObject({
      ...{ id: purchaseId, amount: { minor: "10000" }, fund: { slug: fund.slug } },
      lines: [{ number: 2, cost: { minor: "10000" }, reserved: { minor: "12000" } }],
    });
    expect(await answered(fund, decides)).toEqual(["approver"]);
    const drops = (actor: Person) => ask(purchaseToDrop, { actor, input: { purchaseId } });
    expect(await drops(fund.treasurer)).toEqual({ id: purchaseId, slug: fund.slug });
    expect(await answered(fund, drops)).toEqual(["treasurer"]);
  });

  test("a promise: what the fund is, what a gift may be for, and who promises", async () => {
    const fund = await aFundAtWork({ modes: ["public", "invited"] });
    const donor = await aPerson({ name: "林女士" });
    const form = await ask(pledgeForm, { actor: donor, input: { slug: fund.slug } });
    expect(form).toMatchObject({
      ...{ slug: fund.slug, name: "石桥社区慈善基金", hostName: "禾川县慈善会", currency: "CNY" },
      ...{ certificate: "53990000MJ0000001X-2026", modes: ["public", "invited"], closed: false },
      ...{ leftoverRule: "programme", me: "林女士", cards: false },
    });
    await expect(
      ask(pledgeForm, {
        actor: { kind: "guest", guestId: randomUUID() },
        input: { slug: fund.slug },
      }),
    ).rejects.toEqual(refusedBy("not_found"));
    const cards = await aCardFund();
    expect(await ask(pledgeForm, { actor: donor, input: { slug: cards.slug } })).toMatchObject({
      cards: true,
    });
  });

  test("a refund: what is left of the gift, and whether it can be asked for", async () => {
    const fund = await aCardFund();
    const { payment } = await paid(fund);
    const seen = (actor: Person) => ask(paymentSeen, { actor, input: { paymentId: payment.id } });
    const asks = (amount: string) =>
      run(askRefund, {
        actor: fund.treasurer,
        input: { paymentId: payment.id, amount, reason: "点错了" },
      });
    expect(await seen(fund.treasurer)).toMatchObject({
      ...{ id: payment.id, slug: fund.slug, state: "cleared", purpose: null, mayAsk: true },
      ...{ amount: { minor: "10000" }, left: { minor: "10000" } },
    });
    expect(await seen(fund.approver)).toMatchObject({ mayAsk: false });
    const { id: refundId } = await asks("60");
    expect(await seen(fund.treasurer)).toMatchObject({ left: { minor: "4000" }, mayAsk: true });
    await asks("40");
    expect(await seen(fund.treasurer)).toMatchObject({ left: { minor: "0" }, mayAsk: false });
    expect(await answered(fund, seen)).not.toContain("stranger");

    const left = (minutes: number) =>
      ask(refundsLeft, {
        ...{ actor: system("test"), input: {} },
        now: new Date(Date.now() + minutes * 60_000),
      });
    expect(await left(60)).not.toContain(refundId);
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    expect([await left(9), await left(11)].map((all) => all.includes(refundId))).toEqual([
      ...[false, true],
    ]);
    await expect(ask(refundsLeft, { actor: fund.treasurer, input: {} })).rejects.toEqual(
      refusedBy("not_found"),
    );
  });

  test("an account at the payment provider is a steward's to see", async () => {
    const fund = await aCardFund();
    const input = { charityId: fund.charity.organizationId };
    expect(await ask(accountSeen, { actor: fund.charity.steward, input })).toEqual({
      ...{ id: fund.charity.organizationId, name: "禾川县慈善会", stripeAccount: fund.account },
    });
    expect(await answered(fund, (actor) => ask(accountSeen, { actor, input }))).toEqual([]);
  });
});

describe("people of a fund", () => {
  test("the committee names everybody who works there, with all his roles, and nobody who left", async () => {
    const fund = await aFundAtWork();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "publisher");
    const host = await aMember(fund.charity, "approver");
    const gone = await aMember({ organizationId: fund.fundId }, "approver");
    await rows("update memberships set ended_at = now() where person_id = $1", [gone.personId]);
    await rows("update people set name = '' where id = $1", [host.personId]);
    const [{ email }] = (await rows<{ email: string }>("select email from people where id = $1", [
      host.personId,
    ])) as [{ email: string }];
    const seen = await ask(committee, { actor: fund.publisher, input: { slug: fund.slug } });
    const of = (people: typeof seen.fund) => people.map(({ id, roles }) => [id, ...roles]);
    expect(of(seen.fund)).toEqual([
      [fund.chair.personId, "coordinator"],
      [fund.treasurer.personId, "treasurer"],
      [fund.approver.personId, "approver"],
      [fund.publisher.personId, "publisher"],
      [both.personId, "treasurer", "publisher"],
    ]);
    expect(seen.fund[0]).toMatchObject({ name: "主任" });
    expect(of(seen.host)).toEqual([
      [fund.charity.coordinator.personId, "coordinator"],
      [host.personId, "approver"],
    ]);
    expect(seen.host[1]).toMatchObject({ name: email });
    expect(
      await answered(fund, (actor) => ask(committee, { actor, input: { slug: fund.slug } })),
    ).not.toContain("stranger");
  });

  test("an invitation opens for who proved its email, until it is over or taken back", async () => {
    const fund = await aFundAtWork({ modes: ["invited"] });
    const [donor, other] = [await aPerson(), await aPerson()];
    const email = (
      await rows<{ email: string }>("select email from people where id = $1", [donor.personId])
    )[0]!.email;
    const invite = () => run(inviteDonor, { actor: fund.chair, input: { slug: fund.slug, email } });
    const { id: before, token: old } = await invite();
    const { id, token } = await invite();
    const opens = (token: string, actor = donor, days = 0) =>
      ask(invitedTo, {
        ...{ actor, input: { token } },
        now: new Date(Date.now() + days * 86_400_000),
      });
    expect([await opens(old), await opens(token), await opens(token, other)]).toEqual([
      ...[null, fund.slug, null],
    ]);
    expect([await opens(token, donor, 59), await opens(token, donor, 61)]).toEqual([
      ...[fund.slug, null],
    ]);
    const listed = (actor: Person, days = 0) =>
      ask(donorInvitations, {
        ...{ actor, input: { slug: fund.slug } },
        now: new Date(Date.now() + days * 86_400_000),
      });
    expect(await listed(fund.treasurer)).toMatchObject({
      asks: true,
      invitations: [{ id, email, over: false }],
    });
    expect((await listed(fund.chair, 61)).invitations).toMatchObject([{ over: true }]);
    expect(await answered(fund, listed)).toEqual(["chair", "treasurer", "host"]);
    const revokes = (actor: Person, invitationId = id) =>
      run(revokeDonorInvitation, { actor, input: { invitationId } });
    await expect(revokes(fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(revokes(other)).rejects.toEqual(refusedBy("not_found"));
    await expect(revokes(fund.chair, randomUUID())).rejects.toEqual(refusedBy("not_found"));
    await revokes(fund.treasurer);
    expect([await opens(token), (await listed(fund.chair)).invitations]).toEqual([null, []]);
    expect(before).not.toBe(id);
    const open = await aFundAtWork();
    await expect(
      run(inviteDonor, { actor: open.chair, input: { slug: open.slug, email } }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^not_/) as string });
    expect(
      (await ask(donorInvitations, { actor: open.chair, input: { slug: open.slug } })).asks,
    ).toBe(false);
    expect((await aPledge(donor, open)).publicId).toBeTruthy();
  });
});
