import { afterAll, describe, expect, test } from "vitest";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { mustFitCards } from "~/domain/funds/card-amounts";
import { consentToLeftover, leftoverAsked } from "~/domain/funds/leftover-consent.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { aBatchClosing, aFundWith, rows } from "../factories/allocations";
import { aCardFund, aCheckout, paid } from "../factories/cards";
import { aDonor, aGuest } from "../factories/donors";
import { aDonorInvitation, aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { toldOf } from "../factories/told";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const rowOf = async (pledgeId: string) =>
  (
    await rows(
      `select state, way, monthly, minor, person_id, purpose_id is null as general, shown_name, leftover_rule,
         promised_at, ended_at, invitation_id is not null as invited from pledges where id = $1`,
      [pledgeId],
    )
  )[0];

describe("a promise", () => {
  test("by card is of a sum that a card is charged; by transfer of any", async () => {
    const [fund, donor] = [await aCardFund(), await aPerson()];
    const promise = (amount: string, how: string) =>
      run(promisePledge, { actor: donor, input: { slug: fund.slug, amount, how } });
    for (const how of ["card", "monthly"]) {
      for (const [amount, code, minor] of [
        ["0.01", "card_amount_too_small", "500"],
        ["4.99", "card_amount_too_small", "500"],
        ["1000000", "card_amount_too_large", "99999999"],
        ["99999999", "card_amount_too_large", "99999999"],
      ] as const)
        await expect(promise(amount, how)).rejects.toMatchObject({
          ...{ code, field: "amount", about: { limit: { minor, currency: "CNY" } } },
        });
      for (const amount of ["5", "999999.99"])
        expect(await promise(amount, how)).toMatchObject({ how });
    }
    for (const amount of ["0.01", "1000000"])
      expect(await promise(amount, "transfer")).toMatchObject({ how: "transfer" });
    expect(await rows("select id from pledges where fund_id = $1", [fund.fundId])).toHaveLength(6);
  });

  test.each([
    ["USD", 50n],
    ["EUR", 50n],
    ["HKD", 400n],
    ["JPY", 50n],
    ["CNY", 500n],
  ])("a card is charged no less in %s than its provider says", (currency, least) => {
    const most = 99_999_999n;
    for (const minor of [least, most]) expect(() => mustFitCards(minor, currency)).not.toThrow();
    const refusal = (minor: bigint) => () => mustFitCards(minor, currency, "how");
    expect(refusal(least - 1n)).toThrow(expect.objectContaining({ field: "how" }));
    expect(refusal(least - 1n)).toThrow("card_amount_too_small");
    expect(refusal(most + 1n)).toThrow("card_amount_too_large");
  });

  test("is what was said, by transfer or card, once or each month", async () => {
    const [fund, donor, now] = [await aCardFund(), await aPerson(), new Date()];
    const promise = (more: object) =>
      run(promisePledge, {
        actor: donor,
        now,
        input: { slug: fund.slug, amount: "20.05", ...more },
      });
    const said = {
      ...{ state: "promised", minor: 2_005n, person_id: donor.personId, general: true },
      ...{ shown_name: "", leftover_rule: "programme", promised_at: now, ended_at: null },
      invited: false,
    };
    const transfer = await promise({ shownName: "林女士" });
    expect(transfer).toEqual({
      ...{ id: transfer.id, publicId: transfer.publicId, reference: transfer.reference },
      how: "transfer",
    });
    const byTransfer = { ...said, way: "transfer", monthly: false, shown_name: "林女士" };
    expect(await rowOf(transfer.id)).toEqual(byTransfer);
    const told = (name: string, pledgeId: string) => [[name, { pledgeId }]];
    expect(await toldOf(transfer.id)).toEqual(told("pledge_promised", transfer.id));
    for (const how of ["card", "monthly"]) {
      const { id } = await promise({ how });
      expect(await rowOf(id)).toEqual({ ...said, way: "stripe", monthly: how === "monthly" });
      expect(await toldOf(id)).toEqual(told("pledge_begun", id));
    }
    await expect(promise({ shownName: "老王 13911112222" })).rejects.toMatchObject({
      ...{ code: "name_tells_too_much", field: "shownName" },
    });
    await expect(promise({ purpose: "batch:nowhere" })).rejects.toMatchObject({
      ...{ code: "choice_unknown", field: "purpose" },
    });
    await expect(
      run(promisePledge, { actor: aGuest(), input: { slug: fund.slug, amount: "1" } }),
    ).rejects.toEqual(refusedBy("not_found"));
  });

  test("of an invited donor names his invitation, and one to another fund invites nobody here", async () => {
    const [fund, other] = [
      await aFundAtWork({ modes: ["invited"] }),
      await aFundAtWork({ modes: ["invited"] }),
    ];
    const donor = await aPerson();
    const token = await aDonorInvitation(fund, donor.email);
    const { id } = await aPledge(donor, fund, "10", { token });
    expect(await rowOf(id)).toMatchObject({ invited: true });
    await expect(aPledge(donor, other, "10", { token })).rejects.toEqual(
      refusedBy("fund_takes_no_pledges"),
    );
    const open = await aFundAtWork({ modes: ["public"] });
    const free = await aPledge(donor, open, "10", { token });
    expect(await rowOf(free.id)).toMatchObject({ invited: false });
  });

  test("is taken back by its donor or the treasurer, and a page on which it could still be paid is closed", async () => {
    const [fund, donor, now] = [await aCardFund(), await aPerson(), new Date()];
    const back = (publicId: string, actor = donor) =>
      run(cancelPledge, { actor, input: { publicId }, now });
    const closing = (pledgeId: string) =>
      rows(
        `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'close-checkout' and j.payload ->> 'pledgeId' = $1`,
        [pledgeId],
      );
    const { id, publicId } = await aPledge(donor, fund);
    await expect(back(publicId, { ...fund.approver, email: "" })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await back(publicId);
    expect(await rowOf(id)).toMatchObject({ state: "cancelled", ended_at: now });
    expect((await toldOf(id)).at(-1)).toEqual(["pledge_cancelled", { pledgeId: id }]);
    expect(await closing(id)).toEqual([]);
    const second = await aPledge(donor, fund);
    await back(second.publicId, { ...fund.treasurer, email: "" });
    expect(await rowOf(second.id)).toMatchObject({ state: "cancelled" });
    const begun = await aCheckout(fund, { donor });
    await back(begun.publicId);
    expect(await closing(begun.id)).toHaveLength(1);
    const done = await paid(fund, { donor });
    await expect(back(done.publicId)).rejects.toEqual(refusedBy("step_not_possible"));
  });
});

describe("what a donor says later of what is left over", () => {
  test("is asked of who gave for one thing, begins with what he agreed to, and the last word counts", async () => {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    const { publicId, id } = await aPledge(donor, fund, "50", { purpose: `batch:${batch.slug}` });
    const asked = (actor = donor) => ask(leftoverAsked, { actor, input: { publicId } });
    const says = (rule: string, seconds: number) =>
      run(consentToLeftover, {
        ...{ actor: donor, input: { publicId, rule } },
        now: new Date(Date.now() - seconds * 1000),
      });
    expect(await asked()).toEqual({ publicId, rule: "programme", purpose: "第一批" });
    await says("general", 9);
    expect(await asked()).toMatchObject({ rule: "general" });
    await says("programme", 5);
    expect(await asked()).toMatchObject({ rule: "programme" });
    await says("general", 1);
    expect(await asked()).toMatchObject({ rule: "general" });
    expect((await toldOf(id)).slice(1)).toEqual(
      Array(3).fill(["leftover_consented", { pledgeId: id }]),
    );
    const given = await rows(
      "select fund_id, given_by, rule from leftover_consents where pledge_id = $1 order by given_at",
      [id],
    );
    const by = { fund_id: fund.fundId, given_by: donor.personId };
    expect(given).toEqual(["general", "programme", "general"].map((rule) => ({ ...by, rule })));
    await someMoney(fund, "50", {
      reference: (
        await rows<{ reference: string }>("select reference from pledges where id = $1", [id])
      )[0]!.reference,
    });
    expect(await asked()).toMatchObject({ rule: "general" });
    for (const actor of [fund.treasurer, await aMember(fund.charity, "approver"), await aDonor()])
      await expect(asked(actor)).rejects.toMatchObject({
        code: expect.stringMatching(/^not_/) as string,
      });
  });

  test("is nothing where he gave for anything, or took his promise back", async () => {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    const general = await aPledge(donor, fund, "50");
    const over = await aPledge(donor, fund, "50", { purpose: `batch:${batch.slug}` });
    await run(cancelPledge, { actor: donor, input: { publicId: over.publicId } });
    for (const { publicId } of [general, over]) {
      await expect(
        run(consentToLeftover, { actor: donor, input: { publicId, rule: "general" } }),
      ).rejects.toEqual(refusedBy("step_not_possible"));
      await expect(ask(leftoverAsked, { actor: donor, input: { publicId } })).rejects.toMatchObject(
        {
          code: expect.stringMatching(/^not_/) as string,
        },
      );
    }
  });

  test("nobody says for a donor whom the books have forgotten", async () => {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    const { publicId, id, reference } = await aPledge(donor, fund, "50", {
      purpose: `batch:${batch.slug}`,
    });
    await someMoney(fund, "50", { reference });
    await rows("alter table pledges disable trigger user");
    await rows("update pledges set person_id = null where id = $1", [id]);
    await rows("alter table pledges enable trigger user");
    for (const actor of [aGuest(), donor, fund.treasurer])
      await expect(
        run(consentToLeftover, { actor, input: { publicId, rule: "general" } }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^not_/) as string });
  });
});
