import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { leave } from "~/domain/accounts/leave.server";
import { requestCode } from "~/domain/accounts/request-code.server";
import { actorOfSession, openSession } from "~/domain/accounts/sessions.server";
import { system } from "~/domain/actor";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { anOrganizer, aSteward } from "../factories/accounts";
import { aBatchToClaim, aClaim, type BatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { rows } from "../setup/database";

const go = (actor: Person, sure = "yes") => run(leave, { actor, input: { sure } });
const emailOf = async ({ personId }: Person) =>
  (await rows<{ email: string | null }>("select email from people where id = $1", [personId]))[0]!
    .email;

let batch: BatchToClaim;
beforeAll(async () => {
  batch = await aBatchToClaim();
});
afterAll(closePools);

test("who leaves is named nowhere any more, and what he gave stays", async () => {
  const donor = await aDonor();
  const email = (await emailOf(donor))!;
  const claimId = await aClaim(donor, batch.wishes[0]!);
  const { token } = await openSession(donor.personId);
  await expect(go(donor, "")).rejects.toMatchObject({ code: "invalid_input" });
  await expect(go(donor)).rejects.toMatchObject({ code: "leaves_with_claims" });
  expect(await emailOf(donor)).toBe(email);

  await run(releaseClaim, { actor: donor, input: { claimId, reason: "plans" } });
  await run(requestCode, { actor: system("test"), input: { email, locale: "zh-CN" } });
  await go(donor);
  const [person] = await rows("select email, name, left_at from people where id = $1", [
    donor.personId,
  ]);
  expect(person).toMatchObject({ email: null, name: "", left_at: expect.any(Date) });
  expect(await actorOfSession(token)).toBeNull();
  for (const table of ["letters where to_email", "sign_in_codes where email"])
    expect(await rows(`select from ${table} = $1`, [email]), table).toEqual([]);
  expect(await rows("select state from claims where id = $1", [claimId])).toEqual([
    { state: "released" },
  ]);
});

test("an organization keeps its last coordinator, and the installation its steward", async () => {
  const { coordinator, courier } = await anOrganizer();
  await expect(go(coordinator)).rejects.toMatchObject({ code: "organization_needs_coordinator" });
  expect(await emailOf(coordinator)).not.toBeNull();

  await go(courier);
  expect(
    await rows("select from memberships where person_id = $1 and ended_at is null", [
      courier.personId,
    ]),
  ).toEqual([]);
  await expect(go(await aSteward())).rejects.toMatchObject({ code: "leaves_as_steward" });
});
