import { afterAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { fellows } from "~/domain/claims/fellows.server";
import { moveClaim } from "~/domain/claims/move-claim.server";
import { claimPage, myClaims } from "~/domain/claims/queries.server";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { noticesOfClaim } from "~/domain/messages/notices.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, anOrganization } from "../factories/accounts";
import { aBatchToClaim, aClaim, aHold, type WishToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { rows } from "../setup/database";

afterAll(closePools);

/** A business of two people, and a claim that the first of them made for it. */
async function aBusinessClaim() {
  const business = await anOrganization("business");
  const colleague = await aMember(business, "member");
  const batch = await aBatchToClaim({ wishes: 2, cap: 1 });
  const claimFor = async (actor: Person, wish: WishToClaim) => {
    const claimId = await aHold(actor, wish);
    const input = { claimId, way: "ship", business: business.organizationId };
    await run(commitClaim, { actor, input });
    return claimId;
  };
  const claimId = await claimFor(business.coordinator, batch.wishes[0]!);
  return { ...business, colleague, batch, claimId, claimFor };
}

const move = (actor: Person, claimId: string, { personId }: Person) =>
  run(moveClaim, { actor, input: { claimId, personId } });
const holderOf = async (claimId: string) =>
  (await rows("select person_id from claims where id = $1", [claimId]))[0]?.person_id;

test("a member hands a claim to a colleague, and both are told", async () => {
  const { coordinator, colleague, claimId } = await aBusinessClaim();
  const before = await ask(fellows, { actor: colleague, input: { claimId } });
  expect(before.others.map(({ personId }) => personId)).toEqual([colleague.personId]);
  await move(colleague, claimId, colleague);

  expect(await holderOf(claimId)).toBe(colleague.personId);
  const letters = await rows(
    "select kind, person_id from letters where params ->> 'claimId' = $1 and kind in ('claim-moved', 'claim-handed-on') order by kind",
    [claimId],
  );
  expect(letters).toEqual([
    { kind: "claim-handed-on", person_id: coordinator.personId },
    { kind: "claim-moved", person_id: colleague.personId },
  ]);
  const page = await ask(claimPage, { actor: colleague, input: { claimId } });
  expect(page).toMatchObject({ mine: true, can: ["send", "release"] });
  const events = await rows("select 1 as one from events where name = 'claim_moved'", []);
  expect(events.length).toBeGreaterThan(0);
});

test("who had it and has no mail is told by the organizer's staff", async () => {
  const { coordinator, colleague, batch, claimId } = await aBusinessClaim();
  await rows("update people set email = null where id = $1", [coordinator.personId]);
  await move(colleague, claimId, colleague);
  const told = await ask(noticesOfClaim, { actor: batch.staff, input: { claimId } });
  expect(told?.notices.map(({ kind }) => kind)).toEqual(["claim-handed-on"]);
});

test("the organizer's coordinator moves it too, and reads names but no addresses", async () => {
  const { colleague, batch, claimId } = await aBusinessClaim();
  const { others } = await ask(fellows, { actor: batch.staff, input: { claimId } });
  expect(others).toMatchObject([{ personId: colleague.personId, email: null }]);
  await run(checkIn, { actor: batch.staff, input: { gifts: [{ claimId, fits: "yes" }] } });
  await move(batch.staff, claimId, colleague);
  expect(await holderOf(claimId)).toBe(colleague.personId);
});

test("colleagues see each other's claims of the business, and not what is private", async () => {
  const { coordinator, colleague, batch, claimId } = await aBusinessClaim();
  const own = await aClaim(coordinator, batch.wishes[1]!);
  const seen = await ask(myClaims, { actor: colleague, input: {} });
  expect(seen.live.map(({ id }) => id)).toEqual([claimId]);
  expect(seen.live[0]).toMatchObject({ mine: false });
  const both = await ask(myClaims, { actor: coordinator, input: {} });
  expect(both.live.map(({ id }) => id).sort()).toEqual([claimId, own].sort());
});

test("it stays in the business, and where it is once it is over", async () => {
  const { coordinator, colleague, batch, claimId, claimFor } = await aBusinessClaim();
  const stranger = await aDonor();
  await expect(move(coordinator, claimId, stranger)).rejects.toMatchObject({
    code: "claim_not_of_fellow",
  });
  await expect(move(stranger, claimId, colleague)).rejects.toMatchObject({ code: "not_found" });
  await expect(move(coordinator, claimId, coordinator)).rejects.toMatchObject({
    code: "claim_moved_to_same",
  });
  const other = await anOrganization("business");
  await expect(move(other.coordinator, claimId, other.coordinator)).rejects.toMatchObject({
    code: "not_found",
  });
  const cancelled = await claimFor(colleague, batch.wishes[1]!);
  await run(cancelClaim, { actor: batch.staff, input: { claimId: cancelled, reason: "撤下了" } });
  await expect(move(colleague, cancelled, coordinator)).rejects.toMatchObject({
    code: "claim_ended",
  });
});

test("a private claim goes to nobody else", async () => {
  const { coordinator, colleague, batch } = await aBusinessClaim();
  const own = await aClaim(coordinator, batch.wishes[1]!);
  await expect(move(coordinator, own, colleague)).rejects.toMatchObject({ code: "not_found" });
});
