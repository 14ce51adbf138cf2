import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { run } from "~/domain/run.server";
import { showWish } from "~/domain/wishes/hide-wish.server";
import { closePools } from "~/platform/db.server";
import { aSteward } from "../factories/accounts";
import { aBatchToClaim, aClaim, type BatchToClaim } from "../factories/claims";
import { anybody, as, closedBy, isPublic, of, report } from "../factories/concerns";
import { aDonor } from "../factories/donors";
import { rows } from "../setup/database";

const hour = 3_600_000;
const day = 24 * hour;

let steward: Person;
let close: ReturnType<typeof closedBy>;
beforeAll(async () => {
  steward = await aSteward();
  close = closedBy(steward);
});
afterAll(closePools);

/** A donor whose gift a hub received once. */
async function aKnownDonor(): Promise<Person> {
  const donor = await aDonor();
  const { wishes } = await aBatchToClaim();
  const claimId = await aClaim(donor, wishes[0]!);
  await rows("update claims set state = 'received', received_at = now() where id = $1", [claimId]);
  return donor;
}

describe("a concern that a wish shows who the child is", () => {
  test("hides it when two strangers at different places say so, while its claim goes on", async () => {
    const { wishes, staff } = await aBatchToClaim({ wishes: 2 });
    const [wish, other] = wishes as [BatchToClaim["wishes"][0], BatchToClaim["wishes"][0]];
    const donor = await aDonor();
    const claimId = await aClaim(donor, wish);
    const [reporter, network] = [anybody(), randomUUID()];
    await report(of(wish), { reporter, network });
    await report(of(wish), { network, reporter: anybody() });
    await report(of(other), { reporter });
    await report(of(other), { reporter }, new Date(Date.now() + day));
    await report(of(wish), { kind: "unfit", words: "这段话会让孩子难堪的" });
    expect(await isPublic(wish)).toBe(true);

    const { id } = await report(of(wish), {});
    expect(await isPublic(wish)).toBe(false);
    expect(await isPublic(other)).toBe(true);
    const [claim] = await rows("select state from claims where id = $1", [claimId]);
    expect(claim).toEqual({ state: "committed" });
    const [event] = await rows<{ actor_kind: string; mine: boolean }>(
      `select actor_kind, organization_id = (select organizer_id from wishes where id = $1::uuid) as mine
       from events where name = 'wish_hidden' and subject ->> 'wishId' = $1::text`,
      [wish.id],
    );
    expect(event).toEqual({ actor_kind: "system", mine: true });

    const back = { actor: staff, input: { wishId: wish.id } };
    await expect(run(showWish, back)).rejects.toMatchObject({ code: "wish_under_concern" });
    await expect(run(showWish, { ...back, actor: steward })).rejects.toMatchObject({
      code: "wish_under_concern",
    });
    await close(id, "mended");
    await run(showWish, back);
    expect(await isPublic(wish)).toBe(true);
  });

  test("it comes back when a steward finds nothing wrong in the last such concern", async () => {
    const { wishes } = await aBatchToClaim();
    const [wish] = wishes as [BatchToClaim["wishes"][0]];
    const first = await report(of(wish), {});
    const second = await report(of(wish), {});
    await close(second.id, "unfounded");
    expect(await isPublic(wish)).toBe(false);
    await close(first.id, "unfounded");
    expect(await isPublic(wish)).toBe(true);

    await report(of(wish), {});
    await report(of(wish), {});
    expect(await isPublic(wish)).toBe(true);
    await report(of(wish), { reporter: as(await aKnownDonor()) });
    expect(await isPublic(wish)).toBe(false);
  });

  test("hides it on one known person's word, three times a day; a proved email is no weight", async () => {
    const { wishes, staff } = await aBatchToClaim({ wishes: 6 });
    const other = await aBatchToClaim();
    const newcomer = await aDonor();
    await aClaim(newcomer, other.wishes[0]!);
    await report(of(wishes[5]!), { reporter: as(newcomer) });
    expect(await isPublic(wishes[5]!)).toBe(true);

    const known = { reporter: as(await aKnownDonor()) };
    for (const wish of wishes.slice(0, 4)) await report(of(wish), known);
    expect(await Promise.all(wishes.slice(0, 4).map(isPublic))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const tomorrow = new Date(Date.now() + day + hour);
    await report(of(wishes[3]!), known, tomorrow);
    expect(await isPublic(wishes[3]!)).toBe(false);
    await report(of(wishes[4]!), { reporter: as(staff) });
    expect(await isPublic(wishes[4]!)).toBe(false);
  });

  test("lets strangers hide three wishes of an organizer a day, and the rest wait for a steward", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 4 });
    for (const wish of wishes) {
      await report(of(wish), {});
      await report(of(wish), {});
    }
    expect(await Promise.all(wishes.map(isPublic))).toEqual([false, false, false, true]);
  });

  test("two strangers at the same moment still count as two", async () => {
    const { wishes } = await aBatchToClaim();
    await Promise.all([report(of(wishes[0]!)), report(of(wishes[0]!))]);
    expect(await isPublic(wishes[0]!)).toBe(false);
  });
});
