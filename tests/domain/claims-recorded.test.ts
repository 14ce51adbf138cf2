import { afterAll, describe, expect, test } from "vitest";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { numbersSaid } from "~/domain/claims/numbers-said";
import { claimPage } from "~/domain/claims/queries.server";
import { recordClaims } from "~/domain/claims/record-claims.server";
import { revealContact } from "~/domain/claims/reveal-contact.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { markTold } from "~/domain/messages/mark-told.server";
import { noticesOfClaim, noticesWaiting } from "~/domain/messages/notices.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim, aClaim, standing, type BatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { asOwner } from "../setup/database";

afterAll(closePools);

const donor = { name: "杨叔", phone: "199 0000 1111", way: "ship" };

const record = (
  { slug, staff }: BatchToClaim,
  numbers: string,
  more: Record<string, string> = {},
) => run(recordClaims, { actor: staff, input: { batchSlug: slug, numbers, ...donor, ...more } });
const noticesAt = async ({ staff }: BatchToClaim, claimId: string) =>
  (await ask(noticesOfClaim, { actor: staff, input: { claimId } }))?.notices ?? null;

test.each([
  ["我认领 5 号", [5]],
  ["5, 8 和 12", [5, 8, 12]],
  ["我想认领第５号、８号还有12号，谢谢！", [5, 8, 12]],
  ["12,5 5", [5, 12]],
  ["5-7号", [5, 6, 7]],
  ["3号到5号，9", [3, 4, 5, 9]],
  ["I claim no. 5, 8 and 12 please", [5, 8, 12]],
  ["#4 #2", [2, 4]],
])("“%s” names %j", (said, numbers) => expect(numbersSaid(said)).toEqual(numbers));

test.each(["", "认领", "5 号书桌", "书包 200 元", "0", "7-5", "1-4000", "五号", "5 岁"])(
  "“%s” is not sure to name numbers",
  (said) => expect(numbersSaid(said)).toBeNull(),
);

describe("several numbers at once", () => {
  test("each becomes a claim with a link of its own, and what is taken is left and told", async () => {
    const batch = await aBatchToClaim({ wishes: 3 });
    await aClaim(await aDonor(), batch.wishes[1]!);
    const { claims, left } = await record(batch, "1、2 和 3, 77");

    expect(claims.map(({ number }) => number)).toEqual([1, 3]);
    expect(left).toEqual([
      { key: 2, code: "claim_number_taken" },
      { key: 77, code: "not_found_in_batch" },
    ]);
    for (const { id, token } of claims) {
      expect(await standing(id)).toEqual({ claim: "committed", wish: "taken" });
      expect(token.length).toBeGreaterThan(20);
      const contact = await run(revealContact, { actor: batch.staff, input: { claimId: id } });
      expect(contact).toMatchObject({ name: "杨叔", phone: "19900001111" });
    }
    expect(new Set(claims.map(({ token }) => token)).size).toBe(2);
  });

  test("nothing is recorded where none can be had, or more than one donor may have", async () => {
    const batch = await aBatchToClaim({ wishes: 3, cap: 2 });
    await expect(record(batch, "1-3")).rejects.toMatchObject({ code: "claim_more_than_cap" });
    await expect(record(batch, "第 5 个书包")).rejects.toMatchObject({
      issues: [{ field: "numbers", code: "numbers_unclear" }],
    });
    await aClaim(await aDonor(), batch.wishes[0]!);
    await expect(record(batch, "1")).rejects.toMatchObject({
      code: "claim_number_taken",
      field: "numbers",
    });
  });

  test("a day is kept where he brings it, and must be ahead", async () => {
    const batch = await aBatchToClaim({ wishes: 2 });
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const { claims } = await record(batch, "1", { way: "bring", bringOn: day });
    const input = { claimId: claims[0]!.id };
    expect(await ask(claimPage, { actor: batch.staff, input })).toMatchObject({ bringOn: day });
    const gone = record(batch, "2", { way: "bring", bringOn: "2020-01-01" });
    await expect(gone).rejects.toMatchObject({ code: "bring_in_past", field: "bringOn" });
  });

  test("staff put them in one parcel, and no other donor's with them", async () => {
    const batch = await aBatchToClaim({ wishes: 3 });
    const [first, second] = (await record(batch, "1 2")).claims;
    const [other] = (await record(batch, "3", { name: "李婶" })).claims;
    const page = await ask(claimPage, { actor: batch.staff, input: { claimId: first!.id } });
    expect(page.together.map(({ id }) => id)).toEqual([second!.id]);
    const parcel = { claimId: first!.id, carrier: "百合快运", tracking: "BH 8302 4471" };
    const send = (together: string[]) =>
      run(sendParcel, { actor: batch.staff, input: { ...parcel, together } });
    await expect(send([other!.id])).rejects.toMatchObject({ code: "claim_not_same_parcel" });
    await send([second!.id]);
    expect(await standing(second!.id)).toMatchObject({ claim: "sent" });
  });

  test("only a coordinator of that organizer records", async () => {
    const batch = await aBatchToClaim();
    const { staff } = await aBatchToClaim();
    await expect(record({ ...batch, staff }, "1")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what a donor without mail is told", () => {
  test("every step waits to be told, is ticked, and the tick is taken back", async () => {
    const batch = await aBatchToClaim();
    const [claim] = (await record(batch, "1")).claims;
    const claimId = claim!.id;
    const mark = (kind: string, told: "yes" | "no") =>
      run(markTold, { actor: batch.staff, input: { claimId, kind, told } });
    expect(await noticesAt(batch, claimId)).toMatchObject([
      { kind: "claim-committed", toldAt: null },
    ]);

    await mark("claim-committed", "yes");
    await run(checkIn, { actor: batch.staff, input: { gifts: [{ claimId, fits: "yes" }] } });
    const [received, committed] = (await noticesAt(batch, claimId))!;
    expect(received).toMatchObject({ kind: "claim-received", toldAt: null });
    expect(committed!.toldAt).not.toBeNull();
    const waiting = () =>
      ask(noticesWaiting, { actor: batch.staff, input: { batchSlug: batch.slug } });
    expect(await waiting()).toEqual({ [claimId]: 1 });

    await mark("claim-committed", "no");
    expect(await waiting()).toEqual({ [claimId]: 2 });
    await run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "家里买好了" } });
    const told = (await noticesAt(batch, claimId))!.map(({ kind }) => kind);
    expect(told).toContain("claim-cancelled");
    expect(told).not.toContain("claim-received");
  });

  test("whom mail reaches has no notices, and another organizer sees none", async () => {
    const batch = await aBatchToClaim({ wishes: 2 });
    const mailed = await aClaim(await aDonor(), batch.wishes[0]!);
    expect(await noticesAt(batch, mailed)).toBeNull();
    const count = await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
      const { rows } = await client.query("select 1 from notices where claim_id = $1", [mailed]);
      return rows.length;
    });
    expect(count).toBe(0);

    const [claim] = (await record(batch, "2")).claims;
    const { staff } = await aBatchToClaim();
    const input = { claimId: claim!.id, kind: "claim-committed", told: "yes" };
    await expect(run(markTold, { actor: staff, input })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
