import { afterAll, beforeAll, expect, test } from "vitest";
import { freezeOrganization } from "~/domain/accounts/freeze-organization.server";
import { freezePerson, unfreezePerson } from "~/domain/accounts/freeze-person.server";
import { personByEmail, personSeen } from "~/domain/accounts/queries.server";
import { unfreezeOrganization } from "~/domain/accounts/unfreeze-organization.server";
import type { Person } from "~/domain/actor";
import { wishPage } from "~/domain/batches/public.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { expireClaims, expireHolds } from "~/domain/claims/expire-claims.server";
import { claimPage } from "~/domain/claims/queries.server";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { freezeWish, unfreezeWish } from "~/domain/wishes/freeze-wish.server";
import { wishByAddress, wishSeen } from "~/domain/wishes/queries.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { closePools } from "~/platform/db.server";
import { aSteward, signedInAs } from "../factories/accounts";
import { aBatchToClaim, aClaim, aHold, standing } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { asOwner } from "../setup/database";

afterAll(closePools);

const day = 86_400_000;
const frozen = { code: "claim_frozen" };
let steward: Person;
beforeAll(async () => {
  steward = await aSteward();
});

const look = (actor: Person, claimId: string) => ask(claimPage, { actor, input: { claimId } });
const send = (actor: Person, claimId: string) =>
  run(sendParcel, { actor, input: { claimId, carrier: "顺丰", tracking: "SF100200" } });

test("while an organization is frozen its claims stand still, and nobody loses one for it", async () => {
  const { organizerId, wishes } = await aBatchToClaim({ wishes: 2 });
  const donor = await aDonor();
  const holdId = await aHold(donor, wishes[0]!);
  const claimId = await aClaim(donor, wishes[1]!);
  await run(freezeOrganization, { actor: steward, input: { organizationId: organizerId } });

  expect(await look(donor, claimId)).toMatchObject({ frozen: true, can: [], hub: null });
  await expect(
    run(commitClaim, { actor: donor, input: { claimId: holdId, way: "ship" } }),
  ).rejects.toMatchObject(frozen);
  await expect(send(donor, claimId)).rejects.toMatchObject(frozen);
  await expect(
    run(releaseClaim, { actor: donor, input: { claimId, reason: "plans" } }),
  ).rejects.toMatchObject(frozen);

  const later = new Date(Date.now() + 30 * day);
  await asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query("update claims set reminded_at = due_at where id = $1", [claimId]),
  );
  await runSweep(expireHolds, { now: later });
  await runSweep(expireClaims, { now: later });
  expect(await standing(holdId)).toMatchObject({ claim: "held" });
  expect(await standing(claimId)).toMatchObject({ claim: "committed" });

  await run(unfreezeOrganization, {
    actor: steward,
    input: { organizationId: organizerId },
    now: later,
  });
  expect((await look(donor, claimId)).road.dueAt).toBe(
    new Date(later.getTime() + 7 * day).toISOString(),
  );
  await send(donor, claimId);
});

test("a frozen wish is off its page at once, and its claim waits", async () => {
  const { wishes, staff } = await aBatchToClaim();
  const [wish] = wishes;
  const donor = await aDonor();
  const claimId = await aClaim(donor, wish!);
  const address = `https://example.org/en/wishes/${wish!.publicId}?from=wall`;
  const found = await ask(wishByAddress, { actor: steward, input: { wish: address } });
  expect(found).toEqual({ id: wish!.id, frozen: false });

  const input = { wishId: wish!.id };
  await expect(run(freezeWish, { actor: donor, input })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(run(freezeWish, { actor: staff, input })).rejects.toMatchObject({
    code: "not_allowed",
  });
  await run(freezeWish, { actor: steward, input });
  expect(await wishPage(wish!.publicId)).toBe("gone");
  expect(await look(donor, claimId)).toMatchObject({
    frozen: true,
    wish: { alias: null, words: null },
  });
  await expect(send(donor, claimId)).rejects.toMatchObject(frozen);
  expect((await ask(wishSeen, { actor: steward, input })).frozenAt).not.toBeNull();

  await run(unfreezeWish, { actor: steward, input });
  expect(await wishPage(wish!.publicId)).toMatchObject({ wish: { id: wish!.publicId } });
  await send(donor, claimId);
});

test("a frozen person stays outside and holds nothing; his promises are left to the staff", async () => {
  const { wishes } = await aBatchToClaim({ wishes: 2 });
  const donor = await aDonor();
  const holdId = await aHold(donor, wishes[0]!);
  const claimId = await aClaim(donor, wishes[1]!);
  const { id: personId } = await ask(personByEmail, {
    actor: steward,
    input: { email: `${donor.personId}@example.org` },
  });
  expect(personId).toBe(donor.personId);

  await run(freezePerson, { actor: steward, input: { personId } });
  await expect(signedInAs(personId)).rejects.toThrow();
  expect(await standing(holdId)).toEqual({ claim: "expired", wish: "open" });
  expect(await standing(claimId)).toEqual({ claim: "committed", wish: "taken" });
  expect((await ask(personSeen, { actor: steward, input: { personId } })).frozenAt).not.toBeNull();

  await run(unfreezePerson, { actor: steward, input: { personId } });
  expect((await signedInAs(personId)).personId).toBe(personId);
});

test("a steward doesn't freeze himself, and nobody else freezes anybody", async () => {
  const donor = await aDonor();
  await expect(
    run(freezePerson, { actor: steward, input: { personId: steward.personId } }),
  ).rejects.toMatchObject({ code: "freezes_himself" });
  await expect(
    run(freezePerson, { actor: donor, input: { personId: steward.personId } }),
  ).rejects.toMatchObject({ code: "not_found" });
  await expect(
    ask(personByEmail, { actor: donor, input: { email: "a@example.org" } }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("who claimed a wish that is withdrawn reads the reason", async () => {
  const { wishes, staff } = await aBatchToClaim();
  const donor = await aDonor();
  const claimId = await aClaim(donor, wishes[0]!);
  const reason = "他已经收到一个书包了";
  await run(withdrawWish, { actor: staff, input: { wishId: wishes[0]!.id, reason } });
  expect(await look(donor, claimId)).toMatchObject({
    endReason: reason,
    road: { state: "cancelled" },
  });
});
