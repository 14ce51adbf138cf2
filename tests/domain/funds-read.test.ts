import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { books } from "~/domain/funds/books.server";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { myPledges, pledgeForm, pledgeSeen, pledgesTo } from "~/domain/funds/pledge-queries.server";
import { publicFund, publicFunds, publishedFunds } from "~/domain/funds/public.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { aBatchClosing, aBoughtOrder, aFundWith, take, takenBy } from "../factories/allocations";
import { anOpenBatch } from "../factories/batches";
import { aFact, aGift, aPromise, book, happenedAt, read, toldOf } from "../factories/card-facts";
import { aCardFund, rows } from "../factories/cards";
import { aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const yuan = (minor: string) => ({ minor, currency: "CNY" });
const at = expect.stringMatching(/^\d{4}-.*Z$/) as string;
const closes = ({ fundId, charity }: FundAtWork) =>
  run(reviseTerms, {
    actor: charity.steward,
    input: { fundId, modes: ["public"], certificate: "1", closed: "yes" },
  });

describe("what everybody sees", () => {
  test("a fund says what it is for, where it is, and to the cent where its money went", async () => {
    const [fund, batch] = [await aFundWith("500"), await aBatchClosing(2)];
    await take(fund, batch.wishes);
    const [first] = await takenBy(fund);
    await aBoughtOrder(fund, { [first!.id]: "100" });
    await run(reviseFund, {
      actor: fund.chair,
      input: { slug: fund.slug, purpose: "托底。", places: "", categories: ["coat", "shoes"] },
    });
    const seen = await publicFund(fund.slug);
    expect(seen).toMatchObject({
      ...{ slug: fund.slug, name: "石桥社区慈善基金", hostName: "禾川县慈善会", currency: "CNY" },
      ...{ purpose: "托底。", modes: ["public"], categories: ["coat", "shoes"], places: [] },
      ...{ openedAt: at, closed: false, wishes: { granted: 0, onTheWay: 2 } },
    });
    expect(seen).not.toHaveProperty("id");
    expect(seen!.flow).toEqual({
      ...{ cameIn: yuan("50000"), returned: yuan("0"), fees: yuan("0"), available: yuan("28000") },
      ...{ reserved: yuan("12000"), spent: yuan("10000"), delivered: yuan("0") },
      shortfall: yuan("0"),
    });
    const mine = (await publicFunds()).filter(({ slug }) => slug === fund.slug);
    expect(mine).toEqual([
      {
        ...{ slug: fund.slug, name: "石桥社区慈善基金", purpose: "托底。", modes: ["public"] },
        ...{ hostName: "禾川县慈善会", closed: false },
        ...{ cameIn: yuan("50000"), available: yuan("28000"), spent: yuan("10000") },
      },
    ]);
    for (const none of [
      "no-such-fund",
      fund.slug.toUpperCase(),
      `${fund.slug} `,
      "",
      "a".repeat(41),
    ])
      expect(await publicFund(none), none).toBeNull();
  });

  test("funds at work stand before those that ended, each in the order in which they opened; all have addresses", async () => {
    const [ended, one, other] = [await aFundAtWork(), await aFundAtWork(), await aFundAtWork()];
    await closes(ended);
    const slugs = [one, other, ended].map(({ slug }) => slug);
    const listed = (await publicFunds()).filter(({ slug }) => slugs.includes(slug));
    expect(listed.map(({ slug, closed }) => [slug, closed])).toEqual([
      [one.slug, false],
      [other.slug, false],
      [ended.slug, true],
    ]);
    expect(await publicFund(ended.slug)).toMatchObject({
      ...{ closed: true, places: [{ code: "990101", zh: expect.any(String) as string }] },
      wishes: { granted: 0, onTheWay: 0 },
    });
    const addresses = await publishedFunds();
    expect(addresses).toEqual(expect.arrayContaining(slugs));
    expect(addresses).toEqual([...addresses].sort());
  });
});

describe("the books", () => {
  test("show every account, what is promised, and each entry with its lines and who answers for it", async () => {
    const [fund, batch] = [await aFundAtWork({ places: "" }), await anOpenBatch()];
    for (const [who, name] of [
      [fund.treasurer, "周会计"],
      [fund.approver, "吴老师"],
    ] as const)
      await rows("update people set name = $2 where id = $1", [who.personId, name]);
    const donor = await aPerson();
    const { reference } = await aPledge(donor, fund, "60", { purpose: `batch:${batch.slug}` });
    await someMoney(fund, "100", { receivedOn: "2026-11-02" });
    await someMoney(fund, "60", { reference, receivedOn: "2026-11-03" });
    await aPledge(donor, fund, "7.05");
    const look = (actor: Person, after = "") =>
      ask(books, { actor, input: { slug: fund.slug, after } });
    const seen = await look(fund.publisher);
    const purpose = { kind: "batch", name: batch.slug, title: expect.any(String) as string };
    const of = expect.objectContaining(purpose) as object;
    expect(seen.currency).toBe("CNY");
    expect(seen.outstanding).toEqual({ count: 1, sum: yuan("705") });
    expect(seen.accounts.map(({ key: _, ...one }) => one)).toEqual(
      expect.arrayContaining([
        { kind: "bank", purpose: null, amount: yuan("16000") },
        { kind: "general", purpose: null, amount: yuan("10000") },
        { kind: "restricted", purpose: of, amount: yuan("6000") },
      ]),
    );
    expect(seen.accounts).toHaveLength(3);
    expect(new Set(seen.accounts.map(({ key }) => key)).size).toBe(3);
    const id = expect.any(String) as string;
    const entry = (happenedOn: string, minor: string, kind: string, purpose: object | null) => ({
      ...{ id, number: expect.stringMatching(/^\d+$/) as string, kind: "transfer", happenedOn },
      ...{ recordedAt: at, recordedBy: "周会计", approvedBy: "吴老师" },
      lines: [
        { key: id, kind: "bank", purpose: null, debit: yuan(minor), credit: null },
        { key: id, kind, purpose, debit: null, credit: yuan(minor) },
      ],
    });
    expect(seen.entries).toEqual([
      entry("2026-11-03", "6000", "restricted", of),
      entry("2026-11-02", "10000", "general", null),
    ]);
    expect(seen.next).toBeNull();
    const [last, first] = seen.entries;
    expect((await look(fund.chair, last!.number)).entries).toEqual([first]);
    expect((await look(fund.chair, first!.number)).entries).toEqual([]);
    for (const odd of ["x", `${last!.number}x`, "1".repeat(19)])
      expect((await look(fund.chair, odd)).entries).toHaveLength(2);
    for (const actor of [donor, (await aFundAtWork()).chair])
      await expect(look(actor)).rejects.toEqual(refusedBy("not_found"));
  });

  test("keep what is reserved in one sum, and go on from page to page", async () => {
    const [fund, batch] = [await aFundWith("1000"), await aBatchClosing(2)];
    await take(fund, batch.wishes);
    const look = (after = "") =>
      ask(books, { actor: fund.chair, input: { slug: fund.slug, after } });
    const reserved = (await look()).accounts.filter(({ kind }) => kind === "reserved");
    expect(reserved).toMatchObject([{ purpose: null, amount: yuan("24000") }]);
    const { entries } = await look();
    for (let count = entries.length; count < 30; count += 1) await someMoney(fund, "1");
    expect(await look()).toMatchObject({ next: null });
    await someMoney(fund, "1");
    const page = await look();
    expect([page.entries.length, page.next]).toEqual([30, page.entries.at(-1)!.number]);
    expect((await look(page.next!)).entries).toHaveLength(1);
  });
});

describe("a promise", () => {
  test("is shown to its donor and to the fund's desk with what came, and what each may do", async () => {
    const fund = await aFundAtWork();
    const batch = await anOpenBatch();
    const donor = await aPerson();
    const promised = await aPledge(donor, fund, "200", {
      ...{ purpose: `batch:${batch.slug}`, shownName: "石桥的朋友" },
    });
    const { publicId, reference } = promised;
    const seen = (actor: Person) => ask(pledgeSeen, { actor, input: { publicId } });
    const wire = {
      ...{ publicId, reference, way: "transfer", monthly: false, state: "promised" },
      ...{ amount: yuan("20000"), came: yuan("0"), shownName: "石桥的朋友" },
      ...{ leftoverRule: "programme", promisedAt: at, paidAt: null, cancellable: true },
      ...{ declined: false, ending: false, ended: false, working: false, goesOn: false },
      purpose: expect.objectContaining({ kind: "batch", name: batch.slug }) as object,
      fund: { slug: fund.slug, name: "石桥社区慈善基金", hostName: "禾川县慈善会" },
    };
    const page = {
      ...{ ...wire, transferDetails: "户名：禾川县慈善会\n账号：9900 0000 1234" },
      ...{ payments: [], short: null, back: yuan("0"), left: yuan("0"), paysForClaim: false },
    };
    expect(await seen(donor)).toEqual({ ...page, own: true, mayCancel: true, mayConsent: true });
    const none = { own: false, mayCancel: false, mayConsent: false };
    expect(await seen(fund.treasurer)).toEqual({ ...page, ...none, mayCancel: true });
    expect(await seen(fund.publisher)).toEqual({ ...page, ...none });
    await someMoney(fund, "50", { reference });
    await someMoney(fund, "150.01", { reference });
    const paid = { state: "paid", came: yuan("20001"), paidAt: at, cancellable: false };
    expect(await seen(donor)).toEqual({
      ...{ ...page, ...paid, left: yuan("20001") },
      ...{ own: true, mayCancel: false, mayConsent: true },
    });
    expect(await ask(myPledges, { actor: donor, input: {} })).toEqual([{ ...wire, ...paid }]);
    const other = await aPledge(donor, fund, "5");
    const mine = await ask(myPledges, { actor: donor, input: {} });
    expect(mine.map((one) => one.publicId)).toEqual([other.publicId, publicId]);
    await run(cancelPledge, { actor: donor, input: { publicId: other.publicId } });
    expect(await toldOf({ pledgeId: other.id })).toEqual(["pledge_promised", "pledge_cancelled"]);
    const list = await ask(pledgesTo, { actor: fund.approver, input: { slug: fund.slug } });
    expect(list).toMatchObject({
      ...{ promised: [], nextPromised: null, next: null },
      others: [
        { publicId: other.publicId, state: "cancelled", purpose: null, ended: true },
        { publicId, state: "paid" },
      ],
      outstanding: { count: 0, sum: yuan("0") },
    });
    await expect(
      ask(myPledges, { actor: { kind: "guest", guestId: randomUUID() }, input: {} }),
    ).rejects.toEqual(refusedBy("not_found"));
  });

  test("by card lists what was paid, newest first, says a card was declined, and that it is ending", async () => {
    const fund = await aCardFund();
    const { donor, ...pledge } = await aPromise(fund, { how: "monthly", amount: "100" });
    const seen = () => ask(pledgeSeen, { actor: donor, input: { publicId: pledge.publicId } });
    const metadata = { pledge: pledge.id };
    const tries = (at: string) => read(fund, { failedTry: { metadata, at: new Date(at) } });
    await tries("2026-10-01T00:00:00Z");
    expect(await seen()).toMatchObject({ declined: false, payments: [], way: "stripe" });
    const next = new Date("2026-11-05T03:00:00Z");
    const month = aFact("payment", { metadata });
    await book(fund, month, aFact("payment", { metadata, happenedAt: next }));
    await book(fund, aFact("refund", { intent: month.intent, minor: -2_500n }));
    const id = expect.any(String) as string;
    expect(await seen()).toMatchObject({
      payments: [
        { id, state: "cleared", amount: yuan("10000"), at: next.toISOString() },
        { id, state: "partly_refunded", amount: yuan("10000"), at: happenedAt.toISOString() },
      ],
      ...{
        came: yuan("20000"),
        back: yuan("2500"),
        left: yuan("17500"),
        declined: false,
        monthly: true,
      },
    });
    await tries("2026-12-05T03:00:00Z");
    expect(await seen()).toMatchObject({ declined: true, ending: false, ended: false });
    await rows("update pledges set end_asked_at = now() where id = $1", [pledge.id]);
    expect(await seen()).toMatchObject({ ending: true, ended: false });
    await read(fund, { subscription: { id: "sub_a", ended: true, metadata } });
    expect(await seen()).toMatchObject({ ending: false, ended: true });
    // A gift that another refund only waits for has nothing back.
    const gift = await aGift(fund);
    const input = { publicId: gift.publicId };
    expect(await ask(pledgeSeen, { actor: gift.donor, input })).toMatchObject({ back: yuan("0") });
  });

  test("is made on a page that says what the fund is, also that it has ended", async () => {
    const fund = await aFundAtWork({ places: "" });
    const donor = await aPerson({ name: "林女士" });
    const form = () => ask(pledgeForm, { actor: donor, input: { slug: fund.slug } });
    const { purposes, ...said } = await form();
    expect(said).toEqual({
      ...{ slug: fund.slug, name: "石桥社区慈善基金", hostName: "禾川县慈善会", currency: "CNY" },
      ...{ certificate: "53990000MJ0000001X-2026", modes: ["public"], closed: false },
      ...{ leftoverRule: "programme", me: "林女士", cards: false },
    });
    expect(Object.keys(purposes).sort()).toEqual(["batches", "programmes"]);
    await closes(fund);
    expect(await form()).toMatchObject({ closed: true });
  });
});
