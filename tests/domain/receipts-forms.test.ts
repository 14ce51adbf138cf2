import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { declineGoodsRequest } from "~/domain/funds/answer-goods-request.server";
import { goodsRequestSeen } from "~/domain/funds/goods-queries.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import {
  receiptForm,
  receiptSeen,
  receiptsOf,
  receiptToMend,
  receiptToVoid,
} from "~/domain/funds/receipt-queries.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { rows } from "../factories/allocations";
import { answered, everybody } from "../factories/answers";
import { aCardFund } from "../factories/cards";
import { aPledge, someMoney } from "../factories/funds";
import { aGivenThing, aPaidCard } from "../factories/receipts";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const money = (minor: string) => ({ minor, currency: "CNY" });

let fund: Awaited<ReturnType<typeof aCardFund>>;
let donor: Awaited<ReturnType<typeof aPerson>>;
let people: Record<string, Actor>;
beforeAll(async () => {
  fund = await aCardFund();
  donor = await aPerson({ name: "林女士" });
  people = { ...(await everybody(fund)), donor };
});

const paymentOf = async (depositId: string) =>
  (await rows<{ id: string }>("select id from payments where deposit_id = $1", [depositId]))[0]!.id;
const issue = async (paymentId: string, actor = fund.treasurer) =>
  (await run(issueReceipt, { actor, input: { paymentId, donor: "林女士" } })).id;
const voids = (receiptId: string) =>
  run(voidReceipt, { actor: fund.approver, input: { receiptId, reason: "写错了" } });
const numberOf = async (receiptId: string) =>
  (
    await rows<{ number: string; at: Date }>(
      "select year || '-' || lpad(number::text, 6, '0') as number, issued_at as at from receipts where id = $1",
      [receiptId],
    )
  )[0]!;

describe("the form for a receipt", () => {
  const form = (paymentId: string) => (actor: Actor) =>
    ask(receiptForm, { actor, input: { paymentId } });

  test("names who promised the money, says whether a payer was entered, and what is held of it", async () => {
    const { reference } = await aPledge(donor, fund, "200");
    const promised = await paymentOf(await someMoney(fund, "200", { reference }));
    const entered = await paymentOf(await someMoney(fund, "50", { payer: "陈先生" }));
    const card = await aPaidCard(fund, donor);
    await card.refund(3000n);
    const { slug } = fund;
    expect(await form(promised)(fund.treasurer)).toEqual({
      ...{ slug, donor: "林女士", named: false, amount: money("20000") },
    });
    expect(await form(entered)(fund.treasurer)).toEqual({
      ...{ slug, donor: "", named: true, amount: money("5000") },
    });
    expect(await form(card.paymentId)(fund.treasurer)).toEqual({
      ...{ slug, donor: "林女士", named: false, amount: money("7000") },
    });
    expect(await answered(people, form(promised))).toEqual(["treasurer", "hostTreasurer"]);
    await expect(form(promised)(fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(form(promised)(donor)).rejects.toEqual(refusedBy("not_found"));
  });
});

describe("the pages before a receipt is changed", () => {
  test("to void it: an approver sees it as the list has it, without a name, also once it is void", async () => {
    const { reference } = await aPledge(donor, fund, "80");
    const receiptId = await issue(await paymentOf(await someMoney(fund, "80", { reference })));
    const look = (actor: Actor) => ask(receiptToVoid, { actor, input: { receiptId } });
    const { number, at } = await numberOf(receiptId);
    const wire = {
      ...{ id: receiptId, number, amount: money("8000"), goods: false, officialNumber: "" },
      ...{ receivedOn: "2026-11-20", issuedAt: at.toISOString(), voided: false },
      charity: "禾川县慈善会",
      fund: { slug: fund.slug, name: "石桥社区慈善基金" },
    };
    expect(await look(fund.approver)).toEqual(wire);
    expect(await answered(people, look)).toEqual(["approver", "hostApprover"]);
    await voids(receiptId);
    expect(await look(fund.approver)).toEqual({ ...wire, voided: true });
  });

  test("to mend it: the treasurer sees what it says and what the books hold; of things they hold nothing", async () => {
    const card = await aPaidCard(fund, donor);
    const receiptId = await issue(card.paymentId);
    const look = (id: string) => (actor: Actor) =>
      ask(receiptToMend, { actor, input: { receiptId: id } });
    await card.refund(2500n);
    expect(await look(receiptId)(fund.treasurer)).toMatchObject({
      ...{ id: receiptId, amount: money("10000"), held: money("7500"), voided: false },
    });
    expect(await answered(people, look(receiptId))).toEqual(["treasurer", "hostTreasurer"]);

    const hosts = await aMember(fund.charity, "treasurer");
    const given = await aGivenThing(fund.charity, { donor, name: "林女士", treasurer: hosts });
    await expect(look(given.goodsReceipt)(hosts)).rejects.toEqual(refusedBy("not_allowed"));
  });

  test("to decline a request for things: the charity's treasurer sees what was given, and no name", async () => {
    const hosts = await aMember(fund.charity, "treasurer");
    const { requests } = await aGivenThing(fund.charity, {
      donor,
      name: "藏女士",
      treasurer: hosts,
    });
    const requestId = requests[0]!;
    const look = (actor: Actor) => ask(goodsRequestSeen, { actor, input: { requestId } });
    const [charity] = await rows<{ slug: string }>("select slug from organizations where id = $1", [
      fund.charity.organizationId,
    ]);
    const [thing] = await rows<{ on: string }>(
      `select received_on::text as "on" from goods_requested where request_id = $1`,
      [requestId],
    );
    const told = {
      slug: charity!.slug,
      things: [{ description: "双肩书包", quantity: 1, receivedOn: thing!.on }],
    };
    expect(await look(hosts)).toEqual(told);
    // A fund under the charity has no part in what the charity was given.
    expect(await answered(people, look)).toEqual(["hostTreasurer"]);
    await run(declineGoodsRequest, { actor: hosts, input: { requestId, reason: "没有发票" } });
    expect(await look(hosts)).toEqual(told);
  });
});

describe("a receipt's own page", () => {
  const seen = (receiptId: string, actor: Actor) =>
    ask(receiptSeen, { actor, input: { receiptId } });

  test("tells its donor and the desk the same, and each what he may do with it", async () => {
    const { reference } = await aPledge(donor, fund, "60");
    const depositId = await someMoney(fund, "60", { reference });
    const paymentId = await paymentOf(depositId);
    const receiptId = await issue(paymentId);
    const { number, at } = await numberOf(receiptId);
    const nothing = { note: false, mend: false, void: false };
    const page = {
      ...{ id: receiptId, number, amount: money("6000"), goods: false, officialNumber: "" },
      ...{ receivedOn: "2026-11-20", issuedAt: at.toISOString(), voided: false, things: [] },
      ...{ fund: { slug: fund.slug, name: "石桥社区慈善基金" }, charity: "禾川县慈善会" },
      ...{ jurisdiction: "cn", voidedAt: null, reason: "", byBooks: false },
      ...{ replaces: null, replacedBy: null, desk: null, held: null, may: nothing },
    };
    expect(await seen(receiptId, donor)).toEqual(page);
    const desk = `/fund/${fund.slug}`;
    expect(await seen(receiptId, fund.treasurer)).toEqual({
      ...{ ...page, desk, may: { ...nothing, note: true } },
    });
    expect(await seen(receiptId, fund.approver)).toEqual({
      ...{ ...page, desk, may: { ...nothing, void: true } },
    });
    const names = ["treasurer", "approver", "hostTreasurer", "hostApprover", "donor"];
    expect(await answered(people, (actor) => seen(receiptId, actor))).toEqual(names);

    await voids(receiptId);
    const anew = await issue(paymentId);
    const next = await numberOf(anew);
    expect(await seen(receiptId, fund.treasurer)).toEqual({
      ...{ ...page, desk, voided: true, reason: "写错了" },
      voidedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      replacedBy: { id: anew, number: next.number },
    });
    expect((await seen(receiptId, fund.approver)).may).toEqual(nothing);
    expect((await seen(anew, donor)).replaces).toBe(number);
  });

  test("tells the desk what the books hold where it says otherwise, and nobody voids what he wrote", async () => {
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const card = await aPaidCard(fund, donor);
    const receiptId = await issue(card.paymentId, both);
    await card.refund(1000n);
    const may = async (actor: Actor) => (await seen(receiptId, actor)).may;
    expect(await seen(receiptId, donor)).toMatchObject({ held: null, amount: money("10000") });
    expect((await seen(receiptId, fund.approver)).held).toEqual(money("9000"));
    expect(await may(both)).toEqual({ note: true, mend: true, void: false });
    expect(await may(fund.treasurer)).toEqual({ note: true, mend: true, void: false });
    expect(await may(fund.approver)).toEqual({ note: false, mend: false, void: true });
    await card.dispute(9000n);
    expect((await may(fund.treasurer)).mend).toBe(false);
    await voids(receiptId);
    expect(await seen(receiptId, fund.treasurer)).toMatchObject({
      ...{ held: null, may: { note: false, mend: false, void: false } },
    });
  });

  test("of things leads to the charity's desk; outside China nobody notes an official number", async () => {
    const hosts = await aMember(fund.charity, "treasurer");
    const given = await aGivenThing(fund.charity, { donor, name: "林女士", treasurer: hosts });
    const page = await seen(given.goodsReceipt, hosts);
    expect(page).toMatchObject({
      ...{ goods: true, amount: money("8000"), held: null, charity: "禾川县慈善会" },
      ...{ desk: `/charity/${page.fund.slug}`, may: { note: true, mend: false, void: false } },
      things: [{ description: "双肩书包", quantity: 1 }],
    });
    await rows("update charities set receipts_jurisdiction = 'us' where charity_id = $1", [
      fund.charity.organizationId,
    ]);
    const { reference } = await aPledge(donor, fund, "70");
    const abroad = await issue(await paymentOf(await someMoney(fund, "70", { reference })));
    expect(await seen(abroad, fund.treasurer)).toMatchObject({
      ...{ jurisdiction: "us", may: { note: false, mend: false, void: false } },
    });
  });
});

test("a fund's list says where the charity's things are to who serves it, and what is overtaken, oldest first", async () => {
  const own = await aCardFund();
  const cards = [await aPaidCard(own, donor), await aPaidCard(own, donor)];
  const issued: string[] = [];
  for (const { paymentId } of cards)
    issued.push(
      (
        await run(issueReceipt, {
          actor: own.treasurer,
          input: { paymentId, donor: "林女士" },
        })
      ).id,
    );
  const bare = await aPaidCard(own, donor);
  const list = (actor: Actor, more = {}) =>
    ask(receiptsOf, { actor, input: { slug: own.slug, ...more } });
  for (const card of [...cards].reverse()) await card.refund(100n);
  const seen = await list(own.treasurer);
  expect(seen.toMend.map(({ id, held }) => [id, held.minor])).toEqual(
    issued.map((id) => [id, "9900"]),
  );
  expect(seen.receipts.map(({ id }) => id)).toEqual([...issued].reverse());
  expect(seen.lacking).toEqual([
    {
      ...{ id: bare.paymentId, way: "stripe", amount: money("10000") },
      receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      clearedAt: expect.stringMatching(/Z$/) as string,
    },
  ]);
  expect(seen).toMatchObject({ may: { issue: true, void: false }, goodsAt: null });
  const [charity] = await rows<{ slug: string }>("select slug from organizations where id = $1", [
    own.charity.organizationId,
  ]);
  expect(await list(own.charity.coordinator)).toMatchObject({
    ...{ may: { issue: false, void: false }, goodsAt: charity!.slug },
  });
  const behind = `2099-01-01T00:00:00.000Z~${issued[0]!}`;
  expect((await list(own.treasurer, { after: behind })).toMend).toEqual([]);
  expect((await list(own.treasurer, { lacking: behind })).toMend).toEqual([]);
});
