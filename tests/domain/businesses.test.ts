import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { businessPage } from "~/domain/accounts/business-page.server";
import {
  closeBusinessPage,
  reopenBusinessPage,
} from "~/domain/accounts/close-business-page.server";
import { freezeOrganization } from "~/domain/accounts/freeze-organization.server";
import { reviseBusinessPage } from "~/domain/accounts/revise-business-page.server";
import { unfreezeOrganization } from "~/domain/accounts/unfreeze-organization.server";
import { system, type Actor, type Person } from "~/domain/actor";
import { wishPage } from "~/domain/batches/public.server";
import {
  publicBusiness,
  publicBusinesses,
  publishedBusinesses,
} from "~/domain/claims/businesses.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { concernsSeen } from "~/domain/concerns/queries.server";
import { reportConcern } from "~/domain/concerns/report-concern.server";
import { thingToReport } from "~/domain/concerns/things.server";
import { ask, run } from "~/domain/run.server";
import { hideWish } from "~/domain/wishes/hide-wish.server";
import { closePools, publicDb } from "~/platform/db.server";
import { aMember, anOrganization, anOrganizer, aSteward } from "../factories/accounts";
import { touching } from "../factories/careless";
import { aBatchToClaim, aHold, type BatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { granted } from "../factories/granted";
import { asOwner, rows } from "../setup/database";

afterAll(closePools);

type Business = Awaited<ReturnType<typeof anOrganization>> & { slug: string };
const yes = { wanted: "yes", counted: "yes", named: "yes" };

async function aBusiness(): Promise<Business> {
  const business = await anOrganization("business");
  const [found] = await rows<{ slug: string }>("select slug from organizations where id = $1", [
    business.organizationId,
  ]);
  return { ...business, slug: found!.slug };
}

const revise = (actor: Actor, { organizationId }: Business, page: Record<string, string> = yes) =>
  run(reviseBusinessPage, { actor, input: { organizationId, ...page } });

const claimFor = async (
  { coordinator, organizationId }: Business,
  { wishes }: BatchToClaim,
  from: number,
  to: number,
) => {
  const claimIds: string[] = [];
  for (const wish of wishes.slice(from, to)) {
    const claimId = await aHold(coordinator, wish);
    const input = { claimId, way: "ship", business: organizationId };
    await run(commitClaim, { actor: coordinator, input });
    claimIds.push(claimId);
  }
  return claimIds;
};

let steward: Person;
beforeAll(async () => {
  steward = await aSteward();
});

describe("a public page", () => {
  test("is there only once the business asks for it, and gone at once when it no longer does", async () => {
    const business = await aBusiness();
    const { coordinator: actor, organizationId, slug } = business;
    expect(await publicBusiness(slug)).toBeNull();
    expect(await ask(businessPage, { actor, input: { organizationId } })).toMatchObject({
      wanted: false,
      closed: false,
    });

    await revise(actor, business, { ...yes, intro: "做书包的小厂。" });
    expect(await publicBusiness(slug)).toMatchObject({
      intro: "做书包的小厂。",
      figures: { granted: 0, onTheWay: 0, categories: [] },
      wishes: [],
    });
    expect(await publishedBusinesses()).toContain(slug);
    await revise(actor, business, { counted: "yes" });
    expect(await publicBusiness(slug)).toBeNull();
    expect(await publishedBusinesses()).not.toContain(slug);
  });

  test("can be reported to the steward as long as it is there", async () => {
    const business = await aBusiness();
    const about = `business:${business.slug}`;
    expect(await thingToReport(about)).toBeNull();
    await revise(business.coordinator, business);
    expect(await thingToReport(about)).toMatchObject({
      kind: "business",
      path: `/businesses/${business.slug}`,
    });
    const reporter = { kind: "guest" as const, id: randomUUID() };
    const input = {
      ...{ about, kind: "fraud", words: "这家企业用的不是自己的名字。", email: "" },
      ...{ formId: randomUUID(), reporter, network: randomUUID() },
    };
    const { id } = await run(reportConcern, { actor: system("concerns"), input });
    const { open } = await ask(concernsSeen, { actor: steward, input: {} });
    const [name] = await rows<{ name: string }>("select name from organizations where id = $1", [
      business.organizationId,
    ]);
    expect(open.find((one) => one.id === id)).toMatchObject({ about, organization: name!.name });
  });

  test("is kept by a coordinator of a verified business, and by nobody else", async () => {
    const business = await aBusiness();
    const member = await aMember(business, "member");
    await expect(revise(member, business)).rejects.toMatchObject({ code: "not_allowed" });
    for (const stranger of [(await aBusiness()).coordinator, await aDonor(), steward])
      await expect(revise(stranger, business)).rejects.toMatchObject({ code: "not_found" });
    const { coordinator, organizationId } = await anOrganizer();
    await expect(
      revise(coordinator, { coordinator, organizationId, slug: "" }),
    ).rejects.toMatchObject({ code: "not_allowed" });
    expect(await publicBusiness(business.slug)).toBeNull();
  });

  test.each([
    "有事打 13812345678",
    "加微信 shanfeng2020",
    "看 www.shanfeng.com",
    "写信 a@shanfeng.com",
    "我们给柳溪镇中心小学送过书包",
    "谢谢王小明老师",
    "在人民路 18 号 3 单元",
  ])("is not saved with “%s” on it", async (intro) => {
    const business = await aBusiness();
    await expect(revise(business.coordinator, business, { ...yes, intro })).rejects.toMatchObject({
      code: "page_tells_too_much",
      field: "intro",
    });
    expect(await publicBusiness(business.slug)).toBeNull();
  });

  test("holds 300 characters and takes only boxes ticked as they are", async () => {
    const business = await aBusiness();
    const { coordinator } = business;
    await expect(
      revise(coordinator, business, { ...yes, intro: "好".repeat(301) }),
    ).rejects.toMatchObject({ issues: [{ field: "intro", code: "field_too_long" }] });
    await expect(
      revise(coordinator, business, { ...yes, wanted: "perhaps" }),
    ).rejects.toMatchObject({ issues: [{ field: "wanted", code: "choice_unknown" }] });
    await revise(coordinator, business, { ...yes, intro: "好".repeat(300) });
  });

  test("is gone with the freezing of the business, and back with its end", async () => {
    const business = await aBusiness();
    const input = { organizationId: business.organizationId };
    await revise(business.coordinator, business);
    await run(freezeOrganization, { actor: steward, input });
    expect(await publicBusiness(business.slug)).toBeNull();
    await run(unfreezeOrganization, { actor: steward, input });
    expect(await publicBusiness(business.slug)).not.toBeNull();
  });

  test("stays closed when a steward closed it, whatever the business saves", async () => {
    const business = await aBusiness();
    const { coordinator, organizationId, slug } = business;
    const input = { organizationId };
    await revise(coordinator, business);
    await expect(run(closeBusinessPage, { actor: coordinator, input })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await run(closeBusinessPage, { actor: steward, input });
    await run(closeBusinessPage, { actor: steward, input });
    await revise(coordinator, business, { ...yes, intro: "又写了一遍。" });
    expect(await publicBusiness(slug)).toBeNull();
    expect(await ask(businessPage, { actor: coordinator, input })).toMatchObject({ closed: true });
    await run(reopenBusinessPage, { actor: steward, input });
    expect(await publicBusiness(slug)).toMatchObject({ intro: "又写了一遍。" });
    expect(
      await rows(
        "select name from events where name like 'business_page_%' and subject ->> 'organizationId' = $1 order by seq",
        [organizationId],
      ),
    ).toEqual(
      ["revised", "closed", "revised", "reopened"].map((what) => ({
        name: `business_page_${what}`,
      })),
    );
  });
});

describe("what it says was given", () => {
  let business: Business;
  let batch: BatchToClaim;
  let claimIds: string[];
  beforeAll(async () => {
    [business, batch] = [await aBusiness(), await aBatchToClaim({ wishes: 9 })];
    await revise(business.coordinator, business);
    claimIds = await claimFor(business, batch, 0, 7);
    await granted(claimIds.slice(0, 4), (await aDonor()).personId, (await aDonor()).personId);
  });
  const page = async () => (await publicBusiness(business.slug))!;
  /** A plain count, in other words than the view's. */
  const plain = async () => {
    const [found] = await rows<{ granted: number; on: number }>(
      `select count(*) filter (where confirmed_at is not null)::int as granted,
         count(*) filter (where confirmed_at is null and committed_at is not null and ended_at is null)::int as on
       from claims where organization_id = $1`,
      [business.organizationId],
    );
    return { granted: found!.granted, onTheWay: found!.on };
  };

  test("equals a plain count of its claims, in all and by kind", async () => {
    const { figures } = await page();
    expect(figures).toMatchObject(await plain());
    expect(figures).toEqual({
      granted: 4,
      onTheWay: 3,
      categories: [{ category: "bag", granted: 4 }],
    });
    expect(
      (await publicBusinesses()).businesses.find(({ slug }) => slug === business.slug),
    ).toEqual(expect.objectContaining({ granted: 4 }));
  });

  test("names no wish while it is of fewer than five children", async () => {
    expect((await page()).wishes).toEqual([]);
    expect(await wishPage(batch.wishes[0]!.publicId)).toMatchObject({ by: null });
    const five = `update wishes set child_id = (select child_id from wishes where id = '${batch.wishes[0]!.id}') where id = '${batch.wishes[4]!.id}'`;
    await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
      await client.query("alter table wishes disable trigger wishes_stay");
      await client.query(five);
      await client.query("alter table wishes enable trigger wishes_stay");
    });
    await granted([claimIds[4]!], (await aDonor()).personId, (await aDonor()).personId);
    expect((await page()).wishes).toEqual([]);
    expect((await page()).figures).toMatchObject(await plain());
  });

  test("names five children's wishes and the business beside them, if it likes that", async () => {
    await granted([claimIds[5]!], (await aDonor()).personId, (await aDonor()).personId);
    const shown = (await page()).wishes.map(({ id }) => id);
    expect(shown.sort()).toEqual(
      batch.wishes
        .slice(0, 6)
        .map(({ publicId }) => publicId)
        .sort(),
    );
    const of = async (at: number) => {
      const found = await wishPage(batch.wishes[at]!.publicId);
      return found && found !== "gone" ? found.by : found;
    };
    const [named] = await rows<{ name: string }>("select name from organizations where id = $1", [
      business.organizationId,
    ]);
    expect(await of(0)).toEqual({ slug: business.slug, name: named!.name });
    expect(await of(6)).toBeNull();
    expect(await of(7)).toBeNull();

    await revise(business.coordinator, business, { wanted: "yes", counted: "yes" });
    expect(await of(0)).toBeNull();
    expect(await page()).toMatchObject({ wishes: [], figures: { granted: 6 } });
    await revise(business.coordinator, business, { wanted: "yes", named: "yes" });
    expect(await page()).toMatchObject({ figures: null });
    expect(await of(0)).not.toBeNull();
    await revise(business.coordinator, business, { counted: "yes", named: "yes" });
    expect(await of(0)).toBeNull();
    await revise(business.coordinator, business);
  });

  test("leaves out a hidden wish's tag and keeps its number; what is frozen counts nowhere", async () => {
    const [first, second] = batch.wishes;
    const hide = { wishId: first!.id, reason: "safety" };
    await run(hideWish, { actor: batch.staff, input: hide });
    const ids = (await page()).wishes.map(({ id }) => id);
    expect(ids).not.toContain(first!.publicId);
    expect((await page()).figures).toMatchObject({ granted: 6 });
    await rows("update wishes set frozen_at = clock_timestamp() where id = $1", [second!.id]);
    expect((await page()).figures).toMatchObject({ granted: 5 });
    // Four children are left in sight: none of their wishes is tied to the business any more.
    expect((await page()).wishes).toEqual([]);
    await rows("update wishes set frozen_at = null where id = $1", [second!.id]);
  });

  test("never says who of the business it was", async () => {
    const { personId } = business.coordinator;
    const [person] = await rows<{ email: string }>("select email from people where id = $1", [
      personId,
    ]);
    const seen = JSON.stringify([await page(), await wishPage(batch.wishes[2]!.publicId)]);
    for (const telling of [personId, person!.email, ...claimIds])
      expect(seen).not.toContain(telling);
  });
});

test("the list has them by the sound of their names, and pages by the last one", async () => {
  const made: string[] = [];
  for (let at = 0; at < 42; at += 1) made.push(`第${String(at).padStart(2, "0")}家`);
  made.push("安宁百货", "张记铺子");
  const { personId: by } = await aDonor();
  await rows(
    `with made as (insert into organizations (slug, kind, name, contact_email, state, applied_by, applied_at, decided_by, decided_at)
       select 'listed-' || row_number() over (), 'business', name, 'a@example.org', 'verified', $2, now(), $3, now()
       from unnest($1::text[]) as name returning id)
     insert into business_pages (organization_id, wanted, counted, named, revised_at)
     select id, true, false, false, now() from made`,
    [made, by, steward.personId],
  );
  const seen: string[] = [];
  let after: string | null = "";
  for (let pages = 0; after !== null && pages < 5; pages += 1) {
    const { businesses, next } = await publicBusinesses(after);
    seen.push(
      ...businesses.filter(({ slug }) => slug.startsWith("listed-")).map((one) => one.name),
    );
    after = next;
  }
  expect(seen).toEqual(["安宁百货", ...made.slice(0, 42), "张记铺子"]);
  for (const forged of ["~", "x", "好".repeat(400), "a~\u0000"]) {
    const { businesses, after } = await publicBusinesses(forged);
    expect([businesses[0]?.name, after], forged).toEqual([seen[0], ""]);
  }
  const strange = "a~'; drop table places; --";
  expect(await publicBusinesses(strange)).toMatchObject({ after: strange });
});

describe("where a command's code errs, the database still keeps", () => {
  const opening = ({ organizationId }: { organizationId: string }) =>
    `insert into business_pages (organization_id, wanted, counted, named, revised_at)
     values ('${organizationId}', true, true, true, clock_timestamp())`;
  const fenced = /row-level security/;

  test("a page for whom it belongs to, a business's own coordinator", async () => {
    const [business, other, organizer] = [
      await aBusiness(),
      await aBusiness(),
      await anOrganizer(),
    ];
    const member = await aMember(business, "member");
    await expect(touching(other.coordinator, opening(business))).rejects.toThrow(fenced);
    await expect(touching(member, opening(business))).rejects.toThrow(fenced);
    await expect(touching(organizer.coordinator, opening(organizer))).rejects.toThrow(fenced);
    expect(await touching(business.coordinator, opening(business))).toBe(1);
    const set = (what: string) =>
      `update business_pages set ${what} where organization_id = '${business.organizationId}'`;
    expect(await touching(other.coordinator, set("intro = '别人的'"))).toBe(0);
    expect(await touching(member, set("intro = '别人的'"))).toBe(0);
    await expect(touching(business.coordinator, set("closed_at = null"))).rejects.toThrow(
      /only a steward/,
    );
    await expect(
      touching(business.coordinator, set(`organization_id = '${other.organizationId}'`)),
    ).rejects.toThrow(/never changes/);
    await expect(touching(steward, "delete from business_pages")).rejects.toThrow(/permission/);
    await expect(
      touching(business.coordinator, set(`intro = repeat('长', 301)`)),
    ).rejects.toThrow();
  });

  test("the reader's login from the pages' own table and from claims", async () => {
    for (const table of ["business_pages", "organizations", "claims"])
      await expect(sql.raw(`select 1 from ${table}`).execute(publicDb)).rejects.toThrow(
        /permission denied/,
      );
  });
});
