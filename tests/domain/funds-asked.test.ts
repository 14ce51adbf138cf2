import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { donorInvitations, invitedTo } from "~/domain/funds/donor-invitations.server";
import { inviteDonor, revokeDonorInvitation } from "~/domain/funds/invite-donor.server";
import { invoiceBytes, isPdf, takeInInvoice } from "~/domain/funds/invoice-files.server";
import { lookAtPurchase } from "~/domain/funds/look-at-purchase.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { endUnpaid } from "~/domain/funds/unpaid.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { storage } from "~/platform/storage.server";
import { aPerson } from "../factories/accounts";
import {
  aBatchClosing,
  aFundWith,
  aPdf,
  aPurchase,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { toldOf } from "../factories/card-facts";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aDeposit, aFundAtWork } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const day = 86_400_000;

describe("a donor who is asked by name", () => {
  test("has a letter in his language and sixty days; the fund sees whom it asked, the last one first", async () => {
    const fund = await aFundAtWork({ modes: ["invited"] });
    const now = new Date("2026-11-26T08:00:00.000Z");
    const [email, other] = [`${randomUUID()}@example.org`, `${randomUUID()}@example.org`];
    const invite = (email: string, locale: string, at = now) =>
      run(inviteDonor, {
        ...{ actor: fund.treasurer, now: at },
        input: { slug: fund.slug, email, locale },
      });
    const { id, token } = await invite(email, "en");
    const later = new Date(now.getTime() + 1_000);
    const { id: last } = await invite(other, "zh-CN", later);
    expect(await toldOf({ invitationId: id })).toEqual(["donor_invited"]);
    const letters = await rows(
      `select to_email, locale, organization_id, params from letters where kind = 'pledge-invitation'
       and to_email = $1`,
      [email],
    );
    expect(letters).toEqual([
      {
        ...{ to_email: email, locale: "en", organization_id: fund.fundId },
        params: { invitationId: id },
      },
    ]);
    const [kept] = await rows<{ hash: string; by: string }>(
      "select encode(token_hash, 'hex') as hash, invited_by as by from pledge_invitations where id = $1",
      [id],
    );
    expect(kept?.by).toBe(fund.treasurer.personId);
    expect(kept?.hash).not.toContain(token);
    const listed = (at = now) =>
      ask(donorInvitations, { actor: fund.chair, input: { slug: fund.slug }, now: at });
    const seen = (of: string, email: string, from: Date, over = false) => ({
      ...{ id: of, email, over, invitedAt: from.toISOString() },
      expiresAt: new Date(from.getTime() + 60 * day).toISOString(),
    });
    expect(await listed()).toEqual({
      asks: true,
      invitations: [seen(last, other, later), seen(id, email, now)],
    });
    const end = new Date(now.getTime() + 60 * day);
    expect((await listed(end)).invitations).toEqual([
      seen(last, other, later),
      seen(id, email, now, true),
    ]);
  });

  test("opens the fund by his link for sixty days, unless it is frozen; a guest opens nothing", async () => {
    const fund = await aFundAtWork({ modes: ["invited"] });
    const donor = await aPerson();
    const now = new Date();
    const { id, token } = await run(inviteDonor, {
      ...{ actor: fund.chair, now },
      input: { slug: fund.slug, email: donor.email },
    });
    const { id: others } = await run(inviteDonor, {
      ...{ actor: fund.chair, now },
      input: { slug: fund.slug, email: (await aPerson()).email },
    });
    const opens = (after: number, given = token) =>
      ask(invitedTo, {
        ...{ actor: donor, input: { token: given } },
        now: new Date(now.getTime() + after),
      });
    expect([await opens(60 * day - 1), await opens(60 * day), await opens(0, `${token}x`)]).toEqual(
      [...[fund.slug, null, null]],
    );
    await expect(
      ask(invitedTo, { actor: { kind: "guest", guestId: randomUUID() }, input: { token } }),
    ).rejects.toEqual(refusedBy("not_found"));
    const revokes = (actor: Person) =>
      run(revokeDonorInvitation, { actor, input: { invitationId: id }, now });
    for (const actor of [fund.approver, fund.publisher])
      await expect(revokes(actor)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(revokes((await aFundAtWork()).chair)).rejects.toEqual(refusedBy("not_found"));
    await rows("update organizations set frozen_at = now() where id = $1", [fund.fundId]);
    expect(await opens(0)).toBeNull();
    await rows("update organizations set frozen_at = null where id = $1", [fund.fundId]);
    await revokes(fund.charity.coordinator);
    const kept = await rows(
      "select id, revoked_at from pledge_invitations where fund_id = $1 order by id = $2",
      [fund.fundId, others],
    );
    expect([kept, await opens(0)]).toEqual([
      [
        { id, revoked_at: now },
        { id: others, revoked_at: null },
      ],
      null,
    ]);
  });
});

describe("the file of an invoice", () => {
  test("may have five megabytes to the byte, and is told from other files by how it begins", async () => {
    const small = aPdf();
    const most = 5 * 1024 * 1024;
    const sized = (bytes: number) => {
      const head = small.subarray(0, 60);
      return Buffer.concat([head, Buffer.alloc(bytes - small.length, 32), small.subarray(60)]);
    };
    const { storageKey, bytes, seal } = await takeInInvoice(sized(most));
    expect(bytes).toBe(most);
    expect((await invoiceBytes({ storageKey, seal }))?.equals(sized(most))).toBe(true);
    await expect(takeInInvoice(sized(most + 1))).rejects.toEqual(
      refusedBy("invoice_file_too_large"),
    );
    for (const version of ["1.7", "2.0"])
      await takeInInvoice(Buffer.from(small.toString("latin1").replace("1.4", version), "latin1"));
    for (const odd of ["3.0", "1.x", "0.4"])
      await expect(
        takeInInvoice(Buffer.from(small.toString("latin1").replace("1.4", odd), "latin1")),
        odd,
      ).rejects.toEqual(refusedBy("invoice_file_unreadable"));
    // The end of a file stands at its end.
    await takeInInvoice(Buffer.concat([small, Buffer.alloc(2_000, 32)]));
    await expect(takeInInvoice(Buffer.concat([small, Buffer.alloc(2_100, 32)]))).rejects.toEqual(
      refusedBy("invoice_file_unreadable"),
    );
    expect(
      ["%PDF-1.4", "%PDF-", "%PDF", "<html>", " %PDF-1.4"].map((text) => isPdf(Buffer.from(text))),
    ).toEqual([...[true, true, false, false, false]]);
  });

  test.each([
    "JavaScript",
    "JS",
    "Launch",
    "EmbeddedFile",
    "RichMedia",
    "SubmitForm",
    "ImportData",
  ])("that holds /%s is none; a word that only begins so is", async (name) => {
    await expect(takeInInvoice(aPdf(`/${name} 3 0 R`))).rejects.toEqual(
      refusedBy("invoice_file_unreadable"),
    );
    expect((await takeInInvoice(aPdf(`/${name}x 3 0 R`))).bytes).toBeGreaterThan(0);
  });

  test("is kept with who took it in, opens by its own key and name alone, and is gone when it is gone", async () => {
    const [fund, batch] = [await aFundWith("1000"), await aBatchClosing(1)];
    await take(fund, batch.wishes);
    const [taken] = await takenBy(fund);
    const [one, other] = [await takeInInvoice(aPdf()), await takeInInvoice(aPdf("/Lang(zh)"))];
    const files = [one, other];
    const { id: purchaseId } = await aPurchase(fund, { [taken!.id]: "100" }, { files });
    const kept = await rows(
      "select storage_key, bytes, taken_by, fund_id from invoice_files where purchase_id = $1 order by bytes",
      [purchaseId],
    );
    const { personId: taken_by } = fund.treasurer;
    expect(kept).toEqual(
      files.map(({ storageKey: storage_key, bytes }) => ({
        ...{ storage_key, bytes, taken_by, fund_id: fund.fundId },
      })),
    );
    const seen = await run(lookAtPurchase, { actor: fund.treasurer, input: { purchaseId } });
    expect(seen.files).toHaveLength(2);
    await expect(invoiceBytes({ ...one, storageKey: other.storageKey })).rejects.toThrow();
    await storage().remove(one.storageKey);
    expect(await invoiceBytes(one)).toBeNull();
  });
});

describe("a promise for a claim whose money didn't come", () => {
  async function waiting() {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    const claimId = await aHold(donor, batch.wishes[0]!);
    const { publicId } = await run(payForClaim, {
      actor: donor,
      input: { claimId, fund: fund.slug },
    });
    const [pledge] = await rows<{ id: string; reference: string; payBy: Date }>(
      `select p.id, p.reference, a.pay_by as "payBy" from pledges p join allocations a on a.pledge_id = p.id
       where p.public_id = $1`,
      [publicId],
    );
    return { ...pledge!, fund, donor, claimId, publicId };
  }
  const stateOf = async (table: "pledges" | "claims", id: string) =>
    (await rows<{ state: string }>(`select state from ${table} where id = $1`, [id]))[0]?.state;
  const wordOf = async ({ id, claimId }: { id: string; claimId: string }) => [
    await stateOf("pledges", id),
    await stateOf("claims", claimId),
  ];

  test("is over at its day and not before; what was entered and rejected keeps it no longer", async () => {
    const one = await waiting();
    const before = new Date(one.payBy.getTime() - 1);
    await runSweep(endUnpaid, { now: before });
    expect(await wordOf(one)).toEqual(["promised", "committed"]);
    const { id: depositId } = await aDeposit(one.fund, "120", { reference: one.reference });
    await runSweep(endUnpaid, { now: one.payBy });
    expect(await wordOf(one)).toEqual(["promised", "committed"]);
    await run(rejectDeposit, {
      actor: one.fund.approver,
      input: { depositId, reason: "查无此款" },
    });
    expect(await runSweep(endUnpaid, { now: one.payBy })).toBeGreaterThan(0);
    expect(await wordOf(one)).toEqual(["cancelled", "expired"]);
    const [row] = await rows("select ended_at from pledges where id = $1", [one.id]);
    expect(row).toEqual({ ended_at: one.payBy });
    const told = await Promise.all([
      toldOf({ pledgeId: one.id }),
      toldOf({ claimId: one.claimId }),
    ]);
    expect(told.map((names) => names.at(-1))).toEqual(["pledge_cancelled", "claim_expired"]);
    expect(await runSweep(endUnpaid, { now: one.payBy })).toBe(0);
  });

  test("taken back by its donor releases the claim without a reason; a frozen one stays as it is", async () => {
    const [one, frozen] = [await waiting(), await waiting()];
    const takesBack = ({ donor, publicId }: typeof one) =>
      run(cancelPledge, { actor: donor, input: { publicId } });
    await takesBack(one);
    const [claim] = await rows("select state, end_reason from claims where id = $1", [one.claimId]);
    expect(claim).toEqual({ state: "released", end_reason: "" });
    expect((await toldOf({ claimId: one.claimId })).at(-1)).toBe("claim_released");
    await rows(
      "update wishes set frozen_at = now() from claims c where c.wish_id = wishes.id and c.id = $1",
      [frozen.claimId],
    );
    await takesBack(frozen);
    expect(await wordOf(frozen)).toEqual(["cancelled", "committed"]);
  });
});
