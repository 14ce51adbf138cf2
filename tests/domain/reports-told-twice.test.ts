import { afterAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { correctReport, dropDraft } from "~/domain/reports/compose-report.server";
import { publicReport } from "~/domain/reports/public.server";
import { publishReport } from "~/domain/reports/publish-report.server";
import { deskReport, verifyReport } from "~/domain/reports/queries.server";
import { reviseWords, submitReport } from "~/domain/reports/revise-report.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { signedInAs } from "../factories/accounts";
import { rows } from "../factories/allocations";
import { aFundAtWork } from "../factories/funds";
import { granted } from "../factories/granted";
import { aDraft, aPublishedReport, aSpendingFund, today } from "../factories/reports";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const verified = (reportId: string) =>
  ask(verifyReport, { actor: system("test"), input: { reportId } });
/** What a superuser could do: changes a row that nobody may change. */
async function pastTheGuards(text: string) {
  const table = /^update (\w+)/.exec(text)![1];
  await rows(`alter table ${table} disable trigger user`);
  await rows(text);
  await rows(`alter table ${table} enable trigger user`);
}

describe("between composing and publishing", () => {
  test("a consent that ends after a photo was chosen keeps it from being published", async () => {
    const { fund, claims, on } = await aSpendingFund();
    const [photo] = await rows<{ id: string }>(
      `insert into photos (organizer_id, kind, claim_id, delivery_id, full_key, small_key, width, height, taken_by,
           taken_in_at, state, published, approved_by, approved_at)
         select organizer_id, 'delivery', id, delivery_id, 'photos/a.webp', 'photos/b.webp', 600, 400, $2, now(),
           'approved', true, $3, now() from claims where id = $1 returning id`,
      [claims[0], fund.treasurer.personId, fund.approver.personId],
    );
    const child = `child_id = (select w.child_id from claims c join wishes w on w.id = c.wish_id where c.id = '${claims[0]}')`;
    await pastTheGuards(
      `update consents set scopes = scopes || array['publish_photo'] where ${child}`,
    );
    const reportId = await aDraft(fund, on);
    const photos = [photo!.id];
    await run(reviseWords, { actor: fund.treasurer, input: { reportId, photos } });
    await run(submitReport, { actor: fund.treasurer, input: { reportId } });
    await pastTheGuards(
      `update consents set scopes = array_remove(scopes, 'publish_photo') where ${child}`,
    );
    await expect(
      run(publishReport, { actor: fund.publisher, input: { reportId } }),
    ).rejects.toMatchObject({ code: "report_photo_without_consent" });
    expect(await publicReport(reportId)).toBeNull();
  });

  test("a desk's page opens its own reports alone, though one keeps both funds", async () => {
    const [fund, other] = [await aFundAtWork(), await aFundAtWork()];
    await rows(
      "insert into memberships (organization_id, person_id, role, since) values ($1, $2, 'treasurer', now())",
      [other.fundId, fund.treasurer.personId],
    );
    const actor = await signedInAs(fund.treasurer.personId);
    await sealAll();
    const reportId = await aDraft(fund, today());
    const at = (slug: string) => ({ actor, input: { reportId, slug } });
    await expect(ask(deskReport, at(other.slug))).rejects.toMatchObject({ code: "not_found" });
    await expect(run(submitReport, at(other.slug))).rejects.toMatchObject({ code: "not_found" });
    await expect(run(dropDraft, at(other.slug))).rejects.toMatchObject({ code: "not_found" });
    expect((await ask(deskReport, at(fund.slug))).state).toBe("draft");
    await run(submitReport, at(fund.slug));
  });
});

describe("two reports of the same days", () => {
  const breakdowns = async (reportId: string) => {
    const { byCategory, byPlace, held, granted: all } = (await publicReport(reportId))!.wishes;
    return { byCategory: byCategory.length, byPlace: byPlace.length, held, all };
  };
  const told = { byCategory: 1, byPlace: 1, held: { category: false, place: false } };
  const silent = { byCategory: 0, byPlace: 0, held: { category: true, place: true } };

  test("an overlapping one tells sums alone, since one could be taken from the other", async () => {
    const { fund, on } = await aSpendingFund();
    const first = await aPublishedReport(fund, on);
    expect(await breakdowns(first)).toMatchObject(told);
    const longer = await aPublishedReport(fund, "2026-10-01", on);
    expect(await breakdowns(longer)).toMatchObject({ ...silent, all: 5 });
    const { lines } = (await publicReport(longer))!;
    expect(lines.every(({ category, wish }) => category === null && wish === null)).toBe(true);
    // What was bought and what arrived are still told to be the same.
    expect(new Set(lines.map(({ same }) => same)).size).toBe(lines.length / 2);
    for (const reportId of [first, longer])
      expect((await verified(reportId)).differences).toEqual([]);
    // What overlaps nothing that told anything may tell its own.
    const before = await aPublishedReport(fund, "2026-09-01", "2026-09-30");
    expect((await breakdowns(before)).held).toEqual(told.held);
  });

  test("a correction tells the same groups, unless they differ by a few children", async () => {
    const { fund, claims, on } = await aSpendingFund();
    const first = await aPublishedReport(fund, on);
    const corrected = async (corrects: string) => {
      const { publicId: reportId } = await run(correctReport, {
        ...{ actor: fund.treasurer, input: { reportId: corrects } },
      });
      const words = { reportId, correction: "补上一笔。" };
      await run(reviseWords, { actor: fund.treasurer, input: words });
      await run(submitReport, { actor: fund.treasurer, input: { reportId } });
      await run(publishReport, { actor: fund.publisher, input: { reportId } });
      expect((await verified(reportId)).differences).toEqual([]);
      return reportId;
    };
    const second = await corrected(first);
    expect(await breakdowns(second)).toMatchObject({ ...told, all: 5 });
    await granted([claims[5]!], fund.treasurer.personId, fund.approver.personId);
    await sealAll();
    const third = await corrected(second);
    expect(await breakdowns(third)).toMatchObject({ ...silent, all: 6 });
  });
});
