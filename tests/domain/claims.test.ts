import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { adoptHold } from "~/domain/claims/adopt-hold.server";
import { bringMyself } from "~/domain/claims/bring-myself.server";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import {
  expireClaims,
  expireHolds,
  forgetHolds,
  remindOfClaims,
} from "~/domain/claims/expire-claims.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { loseParcel } from "~/domain/claims/lose-parcel.server";
import { makeClaimLink } from "~/domain/claims/make-claim-link.server";
import { claimOfLink, claimPage, claimsOfBatch, myClaims } from "~/domain/claims/queries.server";
import { recallParcel } from "~/domain/claims/recall-parcel.server";
import { recordClaim } from "~/domain/claims/record-claim.server";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { revealContact } from "~/domain/claims/reveal-contact.server";
import { revokeClaimLink } from "~/domain/claims/revoke-claim-link.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { system } from "~/domain/actor";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim, aClaim, aHold, standing } from "../factories/claims";
import { aBusinessMember, aDonor, aGuest } from "../factories/donors";
import { asOwner } from "../setup/database";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const after = (days: number, minutes = 0) =>
  new Date(Date.now() + days * 86_400_000 + minutes * 60_000);
const parcel = { carrier: "百合快运", tracking: "BH 8302 4471" };
const lettersTo = ({ personId }: Person) =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ kind: string }>(
      "select kind from letters where person_id = $1 order by created_at, kind",
      [personId],
    );
    return rows.map(({ kind }) => kind);
  });

describe("holding", () => {
  test("when two donors reach for one wish, one gets it and the other is told", async () => {
    const { wishes } = await aBatchToClaim();
    const donors = await Promise.all([aDonor(), aDonor(), aDonor()]);
    const outcomes = await Promise.allSettled(donors.map((actor) => aHold(actor, wishes[0]!)));

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes.filter(({ status }) => status === "rejected"))
      expect(outcome).toMatchObject({ reason: { code: "claim_wish_taken" } });
  });

  test("a second click leads to the claim that the first one made", async () => {
    const { wishes } = await aBatchToClaim();
    for (const actor of [await aDonor(), aGuest()]) {
      const wish = actor.kind === "guest" ? (await aBatchToClaim()).wishes[0]! : wishes[0]!;
      const claimId = await aHold(actor, wish);
      expect(await aHold(actor, wish)).toBe(claimId);
    }
  });

  test("two clicks at once make one claim, and nobody is told otherwise, a hundred times", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 100 });
    const donor = await aDonor();
    for (const [at, wish] of wishes.entries()) {
      const actor = at === 0 ? donor : aGuest();
      const [one, two] = await Promise.all([aHold(actor, wish), aHold(actor, wish)]);
      expect(one).toBe(two);
    }
  });

  test("a guest holds one wish at a time, for ten minutes, and not the same one twice", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 2 });
    const guest = aGuest();
    const claimId = await aHold(guest, wishes[0]!);
    await expect(aHold(guest, wishes[1]!)).rejects.toMatchObject({
      code: "claim_guest_one_hold",
      about: { claims: [claimId] },
    });

    await runSweep(expireHolds, { now: after(0, 9) });
    expect(await standing(claimId)).toMatchObject({ claim: "held" });
    await runSweep(expireHolds, { now: after(0, 11) });
    expect(await standing(claimId)).toEqual({ claim: "expired", wish: "open" });
    await expect(aHold(guest, wishes[0]!)).rejects.toMatchObject({ code: "claim_guest_not_twice" });
    await aHold(guest, wishes[1]!);
  });

  test("the cap names what to give back, and holds when everything is clicked at once", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 6, cap: 2 });
    const donor = await aDonor();
    const outcomes = await Promise.allSettled(wishes.map((wish) => aHold(donor, wish)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);

    const { live } = await ask(myClaims, { actor: donor, input: {} });
    const free = wishes.find(({ publicId }) => !live.some(({ wish }) => wish.id === publicId))!;
    const refused = await aHold(donor, free).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "claim_cap_reached" });
    expect((refused as { about: { claims: string[] } }).about.claims.sort()).toEqual(
      live.map(({ id }) => id).sort(),
    );
  });

  test("nothing can be held of a batch that has closed, or that nobody published", async () => {
    const { wishes } = await aBatchToClaim();
    const donor = await aDonor();
    await expect(aHold(donor, wishes[0]!, after(61))).rejects.toMatchObject({
      code: "claim_batch_closed",
    });
    await expect(
      run(holdWish, { actor: donor, input: { wishId: "nothere1" } }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("promising", () => {
  test("a guest signs in, and his hold becomes his claim with a due date and a letter", async () => {
    const { wishes } = await aBatchToClaim({ commitDays: 10 });
    const guest = aGuest();
    const claimId = await aHold(guest, wishes[0]!);
    await expect(
      run(commitClaim, { actor: guest, input: { claimId, way: "ship" } }),
    ).rejects.toMatchObject({ code: "claim_needs_contact" });

    const donor = { ...(await aDonor()), guestId: guest.guestId };
    expect(await run(adoptHold, { actor: donor, input: {} })).toEqual({ adopted: true });
    await run(commitClaim, { actor: donor, input: { claimId, way: "ship" } });

    const page = await ask(claimPage, {
      actor: { ...donor, guestId: undefined },
      input: { claimId },
    });
    expect(page.road.state).toBe("committed");
    expect(page.hub?.address).toContain("石埠乡");
    expect(Date.parse(page.road.dueAt!)).toBeCloseTo(after(10).getTime(), -5);
    expect(await lettersTo(donor)).toEqual(["claim-committed"]);
  });

  test("an adopted hold gets a known donor's time, and keeps to his cap", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 2, cap: 1, holdMinutes: 30 });
    const donor = await aDonor();
    const first = await aClaim(donor, wishes[0]!);
    const guest = aGuest();
    const claimId = await aHold(guest, wishes[1]!);
    const both = { ...donor, guestId: guest.guestId };
    expect(await run(adoptHold, { actor: both, input: {} })).toEqual({ adopted: false });
    await expect(
      run(commitClaim, { actor: both, input: { claimId, way: "bring" } }),
    ).rejects.toMatchObject({ code: "claim_cap_reached", about: { claims: [first] } });

    await run(releaseClaim, { actor: donor, input: { claimId: first, reason: "plans" } });
    await run(adoptHold, { actor: both, input: {} });
    await runSweep(expireHolds, { now: after(0, 20) });
    expect(await standing(claimId)).toMatchObject({ claim: "held" });
  });

  test("a hold that ran out cannot be kept, even before the clock has seen it", async () => {
    const { wishes } = await aBatchToClaim();
    const donor = await aDonor();
    const claimId = await aHold(donor, wishes[0]!);
    await expect(
      run(commitClaim, { actor: donor, input: { claimId, way: "ship" }, now: after(0, 31) }),
    ).rejects.toMatchObject({ code: "claim_hold_ended" });
  });

  test("a due date is never after the batch's day of delivery", async () => {
    const { wishes } = await aBatchToClaim({
      closesAt: after(2),
      deliverBy: after(3),
      commitDays: 20,
    });
    const donor = await aDonor();
    const claimId = await aClaim(donor, wishes[0]!);
    const page = await ask(claimPage, { actor: donor, input: { claimId } });
    expect(Date.parse(page.road.dueAt!)).toBeCloseTo(after(3).getTime(), -5);
  });

  test("a member claims for his business, outside his own cap; nobody else's business will do", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 2, cap: 1 });
    const [member, other] = [await aBusinessMember(), await aBusinessMember()];
    const claimId = await aHold(member, wishes[0]!);
    const input = { claimId, way: "ship", business: other.businessId };
    await expect(run(commitClaim, { actor: member, input })).rejects.toMatchObject({
      code: "choice_unknown",
    });
    await run(commitClaim, { actor: member, input: { ...input, business: member.businessId } });
    await aClaim(member, wishes[1]!);
    const colleague = { ...(await aDonor()), memberships: member.memberships };
    expect((await ask(claimPage, { actor: colleague, input: { claimId } })).mine).toBe(true);
  });

  test("the hub's address is for who promised: not for a hold, not for a stranger", async () => {
    const { wishes } = await aBatchToClaim();
    const [donor, stranger] = [await aDonor(), await aDonor()];
    const claimId = await aHold(donor, wishes[0]!);
    expect((await ask(claimPage, { actor: donor, input: { claimId } })).hub).toBeNull();
    for (const actor of [stranger, aGuest()])
      await expect(ask(claimPage, { actor, input: { claimId } })).rejects.toMatchObject({
        code: "not_found",
      });
  });
});

describe("on the way", () => {
  test("one parcel carries several claims, comes back, and goes again", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 2 });
    const donor = await aDonor();
    const [one, two] = [await aClaim(donor, wishes[0]!), await aClaim(donor, wishes[1]!)];
    const page = await ask(claimPage, { actor: donor, input: { claimId: one } });
    expect(page.together.map(({ id }) => id)).toEqual([two]);

    await run(sendParcel, { actor: donor, input: { claimId: one, together: [two], ...parcel } });
    const sent = await ask(claimPage, { actor: donor, input: { claimId: two } });
    expect(sent.parcel).toMatchObject({ code: expect.stringMatching(/^[A-Z2-9]{8}$/) as string });
    expect(sent.road.trackingTail).toBe("4471");

    for (const claimId of [one, two]) await run(recallParcel, { actor: donor, input: { claimId } });
    expect(await standing(one)).toEqual({ claim: "committed", wish: "taken" });
    const recalled = await asOwner(owner, (client) =>
      client.query("select recalled_at from parcels where code = $1", [
        sent.parcel && sent.parcel.code,
      ]),
    );
    expect(recalled.rows[0]).toMatchObject({ recalled_at: expect.any(Date) as Date });
    await run(sendParcel, { actor: donor, input: { claimId: one, ...parcel } });
  });

  test("someone else's claim never lies in one's parcel", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 2 });
    const [lin, mei] = [await aDonor(), await aDonor()];
    const [his, hers] = [await aClaim(lin, wishes[0]!), await aClaim(mei, wishes[1]!)];
    await expect(
      run(sendParcel, { actor: lin, input: { claimId: his, together: [hers], ...parcel } }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await standing(his)).toMatchObject({ claim: "committed" });
  });

  test("a day to bring it lies between today and the due date", async () => {
    const { wishes } = await aBatchToClaim();
    const donor = await aDonor();
    const claimId = await aClaim(donor, wishes[0]!);
    const bring = (bringOn: string) =>
      run(bringMyself, { actor: donor, input: { claimId, bringOn } });
    const day = (at: Date) => at.toISOString().slice(0, 10);
    await expect(bring(day(after(-2)))).rejects.toMatchObject({ code: "bring_in_past" });
    await expect(bring(day(after(12)))).rejects.toMatchObject({ code: "bring_after_due" });
    await bring(day(after(4)));
    const page = await ask(claimPage, { actor: donor, input: { claimId } });
    expect(page).toMatchObject({ bringOn: day(after(4)), road: { way: "bring" } });
  });
});

describe("ending", () => {
  test("a wish given back is open again, and the claim stays ended", async () => {
    const { wishes } = await aBatchToClaim();
    const donor = await aDonor();
    const claimId = await aClaim(donor, wishes[0]!);
    const release = () =>
      run(releaseClaim, { actor: donor, input: { claimId, reason: "no_time" } });
    await release();
    expect(await standing(claimId)).toEqual({ claim: "released", wish: "open" });
    await expect(release()).rejects.toMatchObject({ code: "step_not_possible" });
    await aHold(donor, wishes[0]!);
  });

  test("an overdue claim expires only after a reminder and its grace", async () => {
    const { wishes } = await aBatchToClaim({ commitDays: 10 });
    const donor = await aDonor();
    const claimId = await aClaim(donor, wishes[0]!);
    const remind = async (now: Date) => {
      await runSweep(remindOfClaims, { now });
      return (await lettersTo(donor)).filter((kind) => kind === "claim-due").length;
    };
    const expire = async (now: Date) => {
      await runSweep(expireClaims, { now });
      return (await standing(claimId))?.claim;
    };
    expect(await remind(after(6))).toBe(0);
    expect(await expire(after(14))).toBe("committed");
    expect(await remind(after(8))).toBe(1);
    expect(await remind(after(9))).toBe(1);
    expect(await expire(after(12))).toBe("committed");
    expect(await expire(after(14))).toBe("expired");
    expect(await standing(claimId)).toEqual({ claim: "expired", wish: "open" });
    expect(await lettersTo(donor)).toEqual(["claim-committed", "claim-due", "claim-expired"]);
  });

  test("staff cancel with a reason or give a parcel up as lost; the donor is told", async () => {
    const { wishes, staff } = await aBatchToClaim({ wishes: 2 });
    const donor = await aDonor();
    const [one, two] = [await aClaim(donor, wishes[0]!), await aClaim(donor, wishes[1]!)];
    await expect(
      run(cancelClaim, { actor: donor, input: { claimId: one, reason: "不想要了" } }),
    ).rejects.toMatchObject({ code: "not_found" });
    await run(cancelClaim, { actor: staff, input: { claimId: one, reason: "孩子转学了" } });
    await run(sendParcel, { actor: donor, input: { claimId: two, ...parcel } });
    await run(loseParcel, { actor: staff, input: { claimId: two } });

    expect(await standing(one)).toEqual({ claim: "cancelled", wish: "open" });
    expect(await standing(two)).toEqual({ claim: "expired", wish: "open" });
    expect(await lettersTo(donor)).toEqual(
      expect.arrayContaining(["claim-cancelled", "claim-expired"]),
    );
  });

  test("a parcel is a to-do of the staff ten days after its date", async () => {
    const { wishes, staff, slug } = await aBatchToClaim({ commitDays: 5 });
    const donor = await aDonor();
    const claimId = await aClaim(donor, wishes[0]!, after(-20));
    const seen = () => ask(claimsOfBatch, { actor: staff, input: { batchSlug: slug } });
    expect((await seen()).claims[0]).toMatchObject({ id: claimId, late: "due" });
    await run(sendParcel, { actor: donor, input: { claimId, ...parcel } });
    expect((await seen()).claims[0]).toMatchObject({ id: claimId, late: "parcel" });
  });

  test("holds that came to nothing are forgotten after a week", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 2 });
    const donor = await aDonor();
    const held = await aHold(donor, wishes[0]!);
    const kept = await aClaim(donor, wishes[1]!);
    for (const claimId of [held, kept])
      await run(releaseClaim, { actor: donor, input: { claimId, reason: "mistake" } });
    await runSweep(forgetHolds, { now: after(6) });
    expect(await standing(held)).toBeDefined();
    await runSweep(forgetHolds, { now: after(8) });
    expect(await standing(held)).toBeUndefined();
    expect(await standing(kept)).toBeDefined();
  });

  test("frozen beats every state", async () => {
    const { wishes } = await aBatchToClaim();
    const donor = await aDonor();
    const claimId = await aClaim(donor, wishes[0]!);
    await asOwner(owner, (client) =>
      client.query("update claims set frozen_at = clock_timestamp() where id = $1", [claimId]),
    );
    for (const command of [
      () => run(sendParcel, { actor: donor, input: { claimId, ...parcel } }),
      () => run(releaseClaim, { actor: donor, input: { claimId, reason: "plans" } }),
    ])
      await expect(command()).rejects.toMatchObject({ code: "claim_frozen" });
    expect((await ask(claimPage, { actor: donor, input: { claimId } })).can).toEqual([]);
  });
});

describe("for donors without mail", () => {
  const written = { name: "赵阿姨", phone: "138 0013 8000", way: "bring" };

  test("staff record the claim; its link is the key to it alone, and can be taken back", async () => {
    const { wishes, slug, staff } = await aBatchToClaim({ wishes: 2 });
    const record = (number: number) =>
      run(recordClaim, { actor: staff, input: { ...written, batchSlug: slug, number } });
    const { id: claimId, token } = await record(1);
    const other = await record(2);
    await expect(record(1)).rejects.toMatchObject({ code: "claim_number_taken" });
    await expect(record(9)).rejects.toMatchObject({ code: "not_found_in_batch" });
    expect(await standing(claimId)).toEqual({ claim: "committed", wish: "taken" });
    expect(wishes[0]?.number).toBe(1);

    const door = system("claim-link");
    expect(await ask(claimOfLink, { actor: door, input: { token } })).toEqual({ id: claimId });
    const holder = { kind: "link" as const, claimId };
    expect((await ask(claimPage, { actor: holder, input: { claimId } })).mine).toBe(true);
    await expect(
      ask(claimPage, { actor: holder, input: { claimId: other.id } }),
    ).rejects.toMatchObject({ code: "not_found" });
    await run(sendParcel, { actor: holder, input: { claimId, ...parcel } });
    await run(recallParcel, { actor: staff, input: { claimId } });

    const newer = await run(makeClaimLink, { actor: staff, input: { claimId } });
    expect(await ask(claimOfLink, { actor: door, input: { token } })).toBeUndefined();
    await run(revokeClaimLink, { actor: staff, input: { claimId } });
    expect(await ask(claimOfLink, { actor: door, input: newer })).toBeUndefined();
  });

  test("name and phone lie sealed; a look by the coordinator leaves an audit row", async () => {
    const { slug, staff } = await aBatchToClaim();
    const input = { ...written, batchSlug: slug, number: 1 };
    const { id: claimId } = await run(recordClaim, { actor: staff, input });
    const lying = await asOwner(owner, (client) =>
      client.query<{ row: string }>("select c::text as row from claims c where id = $1", [claimId]),
    );
    expect(lying.rows[0]?.row).not.toContain(Buffer.from("赵阿姨").toString("hex"));

    const contact = await run(revealContact, { actor: staff, input: { claimId } });
    expect(contact).toMatchObject({ name: "赵阿姨", phone: "13800138000" });
    const looks = await asOwner(owner, (client) =>
      client.query(
        "select purpose from audit_entries where action = 'claims.lookedAtContact' and subject_id = $1",
        [claimId],
      ),
    );
    expect(looks.rows).toEqual([{ purpose: "contact_donor" }]);
    await expect(
      run(revealContact, { actor: (await aBatchToClaim()).staff, input: { claimId } }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
