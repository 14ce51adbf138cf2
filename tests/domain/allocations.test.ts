import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { expireClaims, remindOfClaims } from "~/domain/claims/expire-claims.server";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { allocate } from "~/domain/funds/allocate.server";
import { reserveFor } from "~/domain/funds/rates";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { takeFrom, useUp } from "~/domain/funds/sources";
import { run, runSweep } from "~/domain/run.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { closePools } from "~/platform/db.server";
import { aMember } from "../factories/accounts";
import {
  aBatchClosing,
  aFundWith,
  booksOf,
  broken,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { someMoney } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const day = 86_400_000;

describe("a fund takes wishes that nobody took", () => {
  test("it is the claimant, the money is reserved to the cent, and the wish shows as taken", async () => {
    const [fund, batch] = [await aFundWith("500"), await aBatchClosing(2)];
    const outcome = await take(fund, batch.wishes);
    expect(outcome).toEqual({ done: batch.wishes.map((wish) => wish.publicId), left: [] });
    expect(await booksOf(fund)).toEqual({ bank: "50000", general: "26000", reserved: "24000" });
    const claims = await rows(
      `select c.state, c.way, c.organization_id, c.due_at > c.committed_at as due, w.state as wish
       from claims c join wishes w on w.id = c.wish_id where c.batch_id = $1`,
      [batch.id],
    );
    const claim = { state: "committed", way: "pay", organization_id: fund.fundId, due: true };
    expect(claims).toEqual([
      { ...claim, wish: "taken" },
      { ...claim, wish: "taken" },
    ]);
    const shown = await rows("select state from public_wishes where batch_id = $1", [batch.id]);
    expect(shown).toEqual([{ state: "taken" }, { state: "taken" }]);
    expect(await broken()).toEqual([]);
  });

  test("fifty at once on money for ten: ten succeed, forty are told, and the books hold", async () => {
    const [fund, batch] = [await aFundWith("1200"), await aBatchClosing(50)];
    const outcomes = await Promise.all(batch.wishes.map((wish) => take(fund, [wish])));
    expect(outcomes.filter(({ done }) => done.length === 1)).toHaveLength(10);
    const told = outcomes.flatMap(({ left }) => left.map(({ code }) => code));
    expect(told).toEqual(Array.from({ length: 40 }, () => "ledger_short"));
    expect(await booksOf(fund)).toEqual({ bank: "120000", reserved: "120000" });
    const taken = await rows("select 1 from claims where batch_id = $1", [batch.id]);
    expect(taken).toHaveLength(10);
    expect(await broken()).toEqual([]);
  });

  test("two funds reach for one wish: one has it, the other's money stays where it was", async () => {
    const [one, other, batch] = [
      await aFundWith("200"),
      await aFundWith("200"),
      await aBatchClosing(1),
    ];
    const outcomes = await Promise.all([take(one, batch.wishes), take(other, batch.wishes)]);
    expect(outcomes.map(({ done }) => done.length).sort()).toEqual([0, 1]);
    expect(outcomes.flatMap(({ left }) => left)).toMatchObject([{ code: "claim_wish_taken" }]);
    const sums = [await booksOf(one), await booksOf(other)].map(({ general }) => general);
    expect(sums.sort()).toEqual(["20000", "8000"]);
    expect(await broken()).toEqual([]);
  });

  test("many at once: each that can't be had is told, and the others are taken", async () => {
    const [fund, batch] = [await aFundWith("250"), await aBatchClosing(5)];
    const [gone, ...rest] = batch.wishes;
    await aClaim(await aDonor(), gone!);
    const unknown = { id: randomUUID(), publicId: "zzzzzzzz", number: 9 };
    const { done, left } = await take(fund, [gone!, unknown, ...rest]);
    const named = ({ number }: { number: number }) => ({
      ...{ number, title: expect.stringMatching(/./) as string },
    });
    expect(done).toEqual(rest.slice(0, 2).map((wish) => wish.publicId));
    expect(left).toEqual([
      { key: gone!.publicId, code: "claim_wish_taken", ...named(gone!) },
      { key: unknown.publicId, code: "not_found", number: null, title: null },
      ...rest
        .slice(2)
        .map((wish) => ({ key: wish.publicId, code: "ledger_short", ...named(wish) })),
    ]);
  });

  test("a wish elsewhere, of another kind or of a batch that closed is told so, and no wish is left half taken", async () => {
    const fund = await aFundWith("500", { places: "990101" });
    const batch = await aBatchClosing(1);
    expect((await take(fund, batch.wishes)).left).toMatchObject([{ code: "wish_outside_fund" }]);
    const anywhere = await aFundWith("500");
    const later = await run(allocate, {
      actor: anywhere.treasurer,
      input: { slug: anywhere.slug, wishes: batch.wishes.map((wish) => wish.publicId) },
      now: new Date(Date.now() + 6 * day),
    });
    expect(later.left).toMatchObject([{ code: "claim_batch_closed" }]);
    expect(await rows("select 1 from claims where batch_id = $1", [batch.id])).toEqual([]);
    const { fundId, charity } = anywhere;
    await run(reviseTerms, {
      actor: charity.steward,
      input: { fundId, modes: ["none"], closed: "yes" },
    });
    await expect(take(anywhere, batch.wishes)).rejects.toEqual(refusedBy("fund_ended"));
  });

  test("who may: treasurer and chair, of the fund or its host; for another fund's people it isn't there", async () => {
    const [fund, other, batch] = [
      await aFundWith("500"),
      await aFundWith("500"),
      await aBatchClosing(3),
    ];
    const host = await aMember(fund.charity, "treasurer");
    const [first, second, third] = batch.wishes.map((wish) => [wish]);
    await expect(take(fund, first!, {}, fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(take(fund, first!, {}, other.treasurer)).rejects.toEqual(refusedBy("not_found"));
    await expect(take(fund, first!, {}, batch.staff)).rejects.toEqual(refusedBy("not_found"));
    const none = run(allocate, { actor: fund.chair, input: { slug: fund.slug } });
    await expect(none).rejects.toMatchObject({ issues: [{ code: "allocation_none_chosen" }] });
    expect((await take(fund, first!, {}, fund.chair)).done).toHaveLength(1);
    expect((await take(fund, second!, {}, host)).done).toHaveLength(1);
    expect((await take(fund, third!)).done).toHaveLength(1);
  });

  test("the database lets nobody take a wish for a fund that he has no money of", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1)];
    const [wish] = batch.wishes;
    await expect(
      rows(
        `insert into allocations (fund_id, claim_id, currency, minor, price_minor, price_currency, state, made_by, made_at, reserved_at)
         values ($1, $2, 'CNY', 1, 1, 'CNY', 'reserved', $3, now(), now())`,
        [fund.fundId, await aClaim(await aDonor(), wish!), fund.treasurer.personId],
      ),
    ).rejects.toMatchObject({ constraint: "allocations_fit_claim_check" });
  });

  test("the ceilings of donors hold no fund back", async () => {
    const [fund, batch] = [await aFundWith("1000"), await aBatchClosing(8)];
    expect((await take(fund, batch.wishes)).done).toHaveLength(8);
  });
});

describe("which money", () => {
  test("what was given for the wish goes first, then for its batch, its programme, and general money last", () => {
    const free = {
      general: 100n,
      restricted: new Map([
        ["wish", 30n],
        ["batch", 50n],
        ["other", 900n],
      ]),
    };
    expect(takeFrom(free, ["wish", "batch", "programme"], 90n)).toEqual([
      { purposeId: "wish", minor: 30n },
      { purposeId: "batch", minor: 50n },
      { purposeId: null, minor: 10n },
    ]);
    expect(takeFrom(free, ["wish", "batch"], 181n)).toBeNull();
    expect(useUp(takeFrom(free, ["wish", "batch"], 90n)!, 40n).map(({ minor }) => minor)).toEqual([
      30n,
      10n,
      0n,
    ]);
  });

  test("restricted money reaches only what it was given for, and is used before general money", async () => {
    const fund = await aFundWith("0");
    const [meant, other] = [await aBatchClosing(2), await aBatchClosing(1)];
    await someMoney(fund, "150", { purpose: `batch:${meant.slug}` });
    expect((await take(fund, other.wishes)).left).toMatchObject([{ code: "ledger_short" }]);
    await someMoney(fund, "120");
    expect((await take(fund, [meant.wishes[0]!])).done).toHaveLength(1);
    expect(await booksOf(fund)).toEqual({
      bank: "27000",
      "restricted:batch": "3000",
      general: "12000",
      reserved: "12000",
    });
    expect((await take(fund, [meant.wishes[1]!])).done).toHaveLength(1);
    expect(await booksOf(fund)).toMatchObject({ general: "3000", reserved: "24000" });
    expect(await broken()).toEqual([]);
  });

  test("a price in another currency is reserved at the stated rate with a margin, rounded up", async () => {
    const yuan = { minor: 12_000n, currency: "CNY" };
    const at = (rate: string, margin = 0) => ({ of: "CNY", rate, margin });
    expect(reserveFor(yuan, "EUR", at("0.1287", 5))).toBe(1622n);
    expect(reserveFor(yuan, "JPY", at("21.5"))).toBe(2580n);
    expect(
      reserveFor({ minor: 2580n, currency: "JPY" }, "CNY", {
        of: "JPY",
        rate: "0.046512",
        margin: 0,
      }),
    ).toBe(12_001n);
    expect(reserveFor(yuan, "CNY", at("2", 50))).toBe(12_000n);
    expect(reserveFor(yuan, "EUR", null)).toBeNull();
    expect(reserveFor(yuan, "EUR", at("0"))).toBeNull();
    expect(reserveFor(yuan, "EUR", { ...at("2"), of: "USD" })).toBeNull();

    const [fund, batch] = [await aFundWith("100", { currency: "EUR" }), await aBatchClosing(1)];
    expect((await take(fund, batch.wishes)).left).toMatchObject([{ code: "rate_missing" }]);
    const rate = { rateOf: "CNY", rate: "0.1287", margin: "5" };
    await expect(take(fund, batch.wishes, { ...rate, rate: "1,2" })).rejects.toMatchObject({
      issues: [{ field: "rate", code: "rate_malformed" }],
    });
    expect((await take(fund, batch.wishes, rate)).done).toHaveLength(1);
    expect(await booksOf(fund)).toEqual({ bank: "10000", general: "8378", reserved: "1622" });
  });
});

describe("the claim ends", () => {
  const ended = { bank: "50000", general: "50000" };
  const aTaken = async () => {
    const [fund, batch] = [await aFundWith("500"), await aBatchClosing(1)];
    await take(fund, batch.wishes);
    const [taken] = await takenBy(fund);
    return { fund, batch, claimId: taken!.claimId, wishId: batch.wishes[0]!.id };
  };

  test("given back by the fund: the money is where it came from, and the wish is open", async () => {
    const { fund, claimId } = await aTaken();
    const input = { claimId, reason: "not_found" };
    await expect(run(releaseClaim, { actor: fund.publisher, input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    await run(releaseClaim, { actor: fund.chair, input });
    expect(await booksOf(fund)).toEqual(ended);
    expect(await takenBy(fund)).toMatchObject([{ state: "ended" }]);
    expect(await broken()).toEqual([]);
  });

  test("cancelled by the organizer, who sees nothing of the fund's books", async () => {
    const { fund, batch, claimId } = await aTaken();
    await run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "孩子转学了" } });
    expect(await booksOf(fund)).toEqual(ended);
  });

  test("with the wish that is withdrawn", async () => {
    const { fund, batch, wishId } = await aTaken();
    await run(withdrawWish, { actor: batch.staff, input: { wishId, reason: "不需要了" } });
    expect(await booksOf(fund)).toEqual(ended);
    expect(await broken()).toEqual([]);
  });

  test("by the clock, when its day and grace passed with nothing bought", async () => {
    const { fund } = await aTaken();
    const at = (days: number) => new Date(Date.now() + days * day);
    await runSweep(remindOfClaims, { now: at(8) });
    await runSweep(expireClaims, { now: at(20) });
    expect(await booksOf(fund)).toEqual(ended);
  });

  test("restricted money goes back to its purpose; a second taker has it again", async () => {
    const [fund, batch] = [await aFundWith("100"), await aBatchClosing(1)];
    await someMoney(fund, "70", { purpose: `wish:${batch.wishes[0]!.publicId}` });
    await take(fund, batch.wishes);
    expect(await booksOf(fund)).toEqual({ bank: "17000", general: "5000", reserved: "12000" });
    const [taken] = await takenBy(fund);
    await run(releaseClaim, {
      actor: fund.treasurer,
      input: { claimId: taken!.claimId, reason: "mistake" },
    });
    expect(await booksOf(fund)).toEqual({
      bank: "17000",
      general: "10000",
      "restricted:wish": "7000",
    });
    expect((await take(fund, batch.wishes)).done).toHaveLength(1);
    expect(await broken()).toEqual([]);
  });

  test("whoever ends it past every command can't keep its money: the database says no", async () => {
    const { claimId } = await aTaken();
    await expect(
      rows(
        "update claims set state = 'cancelled', ended_at = now(), end_reason = 'x' where id = $1",
        [claimId],
      ),
    ).rejects.toMatchObject({ constraint: "claims_ended_reserve_check" });
  });
});
