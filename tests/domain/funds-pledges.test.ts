import { afterAll, describe, expect, test } from "vitest";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { inviteDonor } from "~/domain/funds/invite-donor.server";
import { myPledges, pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { readReference, referenceOf, referenceSigns } from "~/domain/funds/references";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import { aDonorInvitation, aFundAtWork, aPledge } from "../factories/funds";
import { rows } from "../setup/database";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
describe("promises", () => {
  test("a reference is found again however it is typed, and never with a slip", () => {
    const reference = referenceOf("HC", 4_321_234);
    expect(readReference(` ${reference.slice(0, 4).toLowerCase()} - ${reference.slice(4)} `)).toBe(
      reference,
    );
    expect(referenceOf("ABCD", 0)).toMatch(/^ABCD22222.$/);
    for (let place = 0; place < reference.length; place += 1) {
      for (const sign of referenceSigns) {
        if (sign === reference[place]) continue;
        expect(
          readReference(reference.slice(0, place) + sign + reference.slice(place + 1)),
        ).toBeNull();
      }
      const [a, b] = [reference[place], reference[place + 1]];
      if (b === undefined || a === b) continue;
      expect(
        readReference(reference.slice(0, place) + b + a + reference.slice(place + 2)),
      ).toBeNull();
    }
  });

  test("a donor promises for a batch, is given a reference, and takes it back", async () => {
    const fund = await aFundAtWork();
    const batch = await anOpenBatch();
    const donor = await aPerson();
    const pledge = await aPledge(donor, fund, "200.50", { purpose: `batch:${batch.slug}` });
    expect(readReference(pledge.reference)).toBe(pledge.reference);
    const [mine] = await ask(myPledges, { actor: donor, input: {} });
    expect(mine).toMatchObject({
      amount: { minor: "20050", currency: "CNY" },
      purpose: { kind: "batch", name: batch.slug },
      state: "promised",
      shownName: "",
    });
    const input = { publicId: pledge.publicId };
    await expect(ask(pledgeSeen, { actor: await aPerson(), input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    await run(cancelPledge, { actor: donor, input });
    await expect(run(cancelPledge, { actor: donor, input })).rejects.toEqual(
      refusedBy("step_not_possible"),
    );
  });

  test.each([["none"], ["elsewhere"]] as const)(
    "where the law lets nobody pledge (%s), no form can: not in the command, not in the database",
    async (mode) => {
      const fund = await aFundAtWork({ modes: [mode] });
      const donor = await aPerson();
      await expect(aPledge(donor, fund)).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
      await expect(
        rows(
          `insert into pledges (public_id, fund_id, currency, minor, person_id, way, reference, leftover_rule, promised_at)
         values ('abcdefghjk', $1, 'CNY', 100, $2, 'transfer', 'HC22222A', 'general', clock_timestamp())`,
          [fund.fundId, donor.personId],
        ),
      ).rejects.toMatchObject({ constraint: "fund_takes_no_pledges" });
    },
  );

  test("among invited donors only who was asked by name can promise, and a link passed on opens nothing", async () => {
    const fund = await aFundAtWork({ modes: ["invited"] });
    const [invited, other] = [await aPerson(), await aPerson()];
    const token = await aDonorInvitation(fund, invited.email);
    await expect(aPledge(invited, fund)).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
    await expect(aPledge(other, fund, "10", { token })).rejects.toEqual(
      refusedBy("fund_takes_no_pledges"),
    );
    await aPledge(invited, fund, "10", { token });
    await aDonorInvitation(fund, invited.email);
    await expect(aPledge(invited, fund, "10", { token })).rejects.toEqual(
      refusedBy("fund_takes_no_pledges"),
    );
    const open = await aFundAtWork();
    await expect(
      run(inviteDonor, { actor: open.treasurer, input: { slug: open.slug, email: other.email } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
  });

  test.each([
    ["0", "amount_not_above_zero"],
    ["-5", "amount_malformed"],
    ["1.234", "amount_too_fine"],
    ["999999999999", "amount_too_large"],
    ["99999999999999999999", "amount_too_large"],
  ])("a sum of %s is refused", async (amount, code) => {
    const fund = await aFundAtWork();
    await expect(aPledge(await aPerson(), fund, amount)).rejects.toEqual(refusedBy(code));
  });

  test("a shown name tells no phone, and a fund that ended takes nothing more", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson();
    await expect(aPledge(donor, fund, "10", { shownName: "老王 13911112222" })).rejects.toEqual(
      expect.objectContaining({ code: "name_tells_too_much", field: "shownName" }),
    );
    const { fundId, charity } = fund;
    await run(reviseTerms, {
      actor: charity.steward,
      input: { fundId, modes: ["public"], certificate: "1", closed: "yes" },
    });
    await expect(aPledge(donor, fund)).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
  });
});
