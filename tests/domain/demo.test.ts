import { afterAll, beforeAll, expect, test } from "vitest";
import { grantPackage } from "~/documents/grants";
import { installationSeen } from "~/domain/accounts/installation.server";
import { system } from "~/domain/actor";
import { reconciliation } from "~/domain/funds/card/reconciliation.server";
import { publicFund, publicFunds } from "~/domain/funds/public.server";
import { lookAtBooks } from "~/domain/ledger/books.server";
import { publicReport, publishedReports } from "~/domain/reports/public.server";
import { verifyReport } from "~/domain/reports/queries.server";
import { ask } from "~/domain/run.server";
import { lately } from "~/domain/wishes/public.server";
import { searchInput, searchWishes } from "~/domain/wishes/search.server";
import { closePools, publicDb } from "~/platform/db.server";
import { signedInAs } from "../factories/accounts";
import { rows } from "../setup/database";
import { aDemo } from "../setup/demo";
import { grantFaults } from "../setup/grants";
import { sealAll } from "../setup/seal";

async function person(email: string) {
  const [found] = await rows<{ id: string }>(`select id from people where email = '${email}'`);
  return signedInAs(found!.id);
}

beforeAll(aDemo, 240_000);
afterAll(closePools);

test("the demo has a finished batch, one half way, one open with sixty wishes and one scheduled", async () => {
  const batches = await rows<{ number: number; state: string; wishes: string }>(
    `select b.number, b.state, string_agg(distinct w.state::text, ' ' order by w.state::text) as wishes
     from batches b join wishes w on w.batch_id = b.id join programmes p on p.id = b.programme_id
     where p.state = 'active' group by b.id order by b.number`,
  );
  expect(batches).toEqual([
    { number: 1, state: "reported", wishes: "granted" },
    { number: 2, state: "open", wishes: "granted open taken" },
    { number: 3, state: "open", wishes: "open" },
    { number: 4, state: "scheduled", wishes: "approved" },
    { number: 5, state: "draft", wishes: "draft" },
  ]);
  const { count } = await publicDb
    .selectFrom("publicWishes")
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .where("batchNumber", "=", 3)
    .executeTakeFirstOrThrow();
  expect(count).toBe(60n);
});

test("half way there are claims in every state", async () => {
  const states = await rows<{ state: string }>(
    "select distinct c.state::text from claims c join batches b on b.id = c.batch_id where b.slug = 'qianyuan-2'",
  );
  expect(states.map(({ state }) => state).sort()).toEqual(
    [
      "cancelled",
      "committed",
      "confirmed",
      "delivered",
      "held",
      "received",
      "released",
      "sent",
    ].sort(),
  );
});

test("a donor without mail, stock at the hub, a programme that is over and a closed hub are there", async () => {
  const [found] = await rows<Record<string, string>>(
    `select (select count(*) from claims where party_id is not null) as recorded,
      (select count(*) from notices where told_at is null) > 0 as untold,
      (select count(*) from hub_stock where state = 'waiting') as stock,
      (select count(*) from programmes where state = 'archived') as archived,
      (select count(*) from hubs where closed_at is not null) as closed,
      (select count(*) from wishes w join batches b on b.id = w.batch_id where b.slug = 'shuxiang-1' and w.state = 'granted') as granted`,
  );
  expect(found).toEqual({
    recorded: 2n,
    untold: true,
    stock: 2n,
    archived: 2n,
    closed: 1n,
    granted: 10n,
  });
});

test("a table waits in preview, some rows right, some refused, and two that may be a known child's", async () => {
  const [table] = await rows<Record<string, bigint | string>>(
    `select i.state, i.rows_read, count(*) filter (where r.standing = 'right') as right,
      count(*) filter (where r.standing = 'refused') as refused, count(*) filter (where r.standing = 'skipped') as skipped,
      count(*) filter (where 'legalName:child_unsure' = any(r.errors)) as unsure
     from imports i join import_rows r on r.import_id = i.id group by i.id`,
  );
  expect(table).toEqual({
    state: "ready",
    rows_read: 12,
    right: 5n,
    refused: 6n,
    skipped: 1n,
    unsure: 2n,
  });
});

test("nothing happened after today, and nothing of a child lies in clear", async () => {
  expect(await rows("select 1 from events where happened_at > clock_timestamp()")).toEqual([]);
  const [wish] = await rows<{ all: string }>(
    "select string_agg(words || title, '') as all from wishes where state <> 'draft'",
  );
  expect(wish?.all).not.toMatch(/石桥|柳溪|云台|望岭|松坪|小学/);
});

test("what came true is listed newest first, with its photo where that was agreed", async () => {
  const { wishes, totals } = await searchWishes(searchInput.parse({ state: "granted" }));
  const granted = wishes.map(({ grantedAt }) => grantedAt ?? "");
  expect(granted).toEqual(granted.toSorted().toReversed());
  expect(totals.granted).toBeGreaterThan(24);
  const photos = wishes.flatMap(({ photo }) => photo ?? []);
  expect(photos.length).toBeGreaterThan(5);
  for (const { src, width, height } of photos) {
    expect(src).toMatch(/^\/photos\/[\da-f-]{36}$/);
    expect(Math.min(width, height)).toBeGreaterThan(100);
  }
  expect((await lately(4)).map(({ id }) => id)).toEqual(wishes.slice(0, 4).map(({ id }) => id));
  const { wishes: open } = await searchWishes(searchInput.parse({}));
  expect(open.flatMap(({ photo }) => photo ?? [])).toEqual([]);
});

test("it is marked, its photos are published where that was agreed, and its letters don't go out", async () => {
  expect(await ask(installationSeen, { actor: system("test"), input: {} })).toBe("demo");
  const [photos] = await rows<{ published: number; kept: number }>(
    `select count(*) filter (where published)::int as published,
      count(*) filter (where state = 'approved' and not published)::int as kept from photos`,
  );
  expect(photos?.published).toBeGreaterThan(30);
  expect(photos?.kept).toBeGreaterThan(3);
  const [letters] = await rows<{ count: number }>("select count(*)::int as count from letters");
  expect(letters?.count).toBeLessThan(20);
  await sealAll();
  const [seals] = await rows<{ count: number }>("select count(*)::int as count from seals");
  expect(seals?.count).toBeGreaterThan(1_000);
});

test("two funds have a year of money that two people saw, and some that waits", async () => {
  const funds = await publicFunds();
  expect(
    funds.map(({ slug, modes, cameIn }) => `${slug} ${modes.join()} ${cameIn.currency}`),
  ).toEqual(["shiqiao none CNY", "friends-of-hechuan public EUR"]);
  for (const { slug, cameIn, available } of funds) {
    expect(Number(cameIn.minor), slug).toBeGreaterThan(80_000);
    const flow = (await publicFund(slug))!.flow;
    const [spent, delivered, reserved] = [flow.spent, flow.delivered, flow.reserved].map(
      ({ minor }) => Number(minor),
    );
    expect(spent, slug).toBeGreaterThan(10_000);
    expect(delivered, slug).toBe(spent);
    expect(reserved, slug).toBeGreaterThan(1_000);
    expect(Number(available.minor), slug).toBeLessThan(Number(cameIn.minor) - spent!);
  }
  const [money] = await rows<Record<string, bigint>>(
    `select count(*) filter (where state = 'recorded') as waiting, count(*) filter (where state = 'rejected') as rejected,
      count(*) filter (where decided_by = recorded_by) as alone from deposits`,
  );
  expect(money).toEqual({ waiting: 3n, rejected: 1n, alone: 0n });
  const statements = await rows<{ said: string }>(
    `select s.state || ' ' || string_agg(l.standing, ' ' order by l.number) as said
     from statements s join statement_lines l on l.statement_id = s.id group by s.id order by 1`,
  );
  expect(statements.map(({ said }) => said)).toEqual([
    "open decide decide before not_gift not_gift decide not_gift",
    "sent pledge gift not_gift",
  ]);
  const { laws } = await ask(lookAtBooks, { actor: system("test"), input: {} });
  expect(laws.flatMap(({ findings }) => findings)).toEqual([]);
});

test("cards brought a gift every month but one, a refund, a dispute that was won and one that is open", async () => {
  const [monthly] = await rows<Record<string, bigint | boolean>>(
    `select count(y.*) as payments, bool_and(p.failed_at is not null) as failed, max(y.cleared_at) - min(y.cleared_at) > '300 days' as year,
      count(distinct p.id) as donors
     from pledges p join payments y on y.pledge_id = p.id where p.monthly`,
  );
  expect(monthly).toEqual({ payments: 12n, failed: true, year: true, donors: 1n });
  const found = await rows<{ what: string }>(
    `select 'refund ' || state || ' of ' || minor as what from refunds union all select 'dispute ' || state from disputes
     union all select 'payouts ' || bool_and(state = 'paid') from payouts
     union all select 'cancelled ' || count(*) from pledges where way = 'stripe' and state = 'cancelled'
     union all select 'waiting ' || count(*) from provider_events where applied_at is null order by 1`,
  );
  expect(found.map(({ what }) => what)).toEqual([
    ...["cancelled 1", "dispute open", "dispute won", "payouts true"],
    ...["refund settled of 6000", "waiting 0"],
  ]);
  const treasurer = await person("friends.treasurer@demo.example");
  const input = { slug: "friends-of-hechuan" };
  const { differences, payouts } = await ask(reconciliation, { actor: treasurer, input });
  expect([differences, payouts.length]).toEqual([[], 6]);
});

test("funds bought what nobody took, each order for many wishes and seen by two, and it came to the children", async () => {
  const orders = await rows<Record<string, bigint | string>>(
    `select o.slug, p.state, count(l.*) as wishes, count(distinct f.id) > 0 as paper from purchases p
     join organizations o on o.id = p.fund_id join purchase_lines l on l.purchase_id = p.id
     left join photos f on f.purchase_id = p.id group by p.id, o.slug order by p.paid_on, o.slug`,
  );
  expect(orders).toEqual([
    { slug: "shiqiao", state: "approved", wishes: 10n, paper: true },
    { slug: "friends-of-hechuan", state: "approved", wishes: 5n, paper: true },
    { slug: "shiqiao", state: "approved", wishes: 5n, paper: true },
    { slug: "shiqiao", state: "recorded", wishes: 1n, paper: true },
  ]);
  const [given] = await rows<Record<string, bigint>>(
    `select count(*) filter (where a.state = 'spent' and c.state = 'confirmed') as granted,
      count(*) filter (where a.state = 'reserved') as reserved, count(*) filter (where a.state not in ('spent', 'reserved')) as others,
      (select count(*) from entries where kind = 'leftover') as leftovers
     from allocations a join claims c on c.id = a.claim_id`,
  );
  expect(given).toEqual({ granted: 20n, reserved: 3n, others: 0n, leftovers: 1n });
});

test("each fund and the first batch told of themselves, one corrected what it said, and all of it is so", async () => {
  const { reports } = await publishedReports();
  const told = reports.map(({ fund, batch, version, corrected }) => ({
    of: fund ?? batch?.slug,
    version,
    corrected,
  }));
  expect(told).toEqual([
    { of: "friends-of-hechuan", version: 2, corrected: false },
    { of: "friends-of-hechuan", version: 1, corrected: true },
    { of: "shiqiao", version: 1, corrected: false },
    { of: "qianyuan-1", version: 1, corrected: false },
    { of: "shiqiao", version: 1, corrected: false },
    { of: "shiqiao", version: 1, corrected: false },
  ]);
  for (const { id } of reports) {
    const input = { reportId: id };
    const { differences } = await ask(verifyReport, { actor: system("test"), input });
    expect(differences).toEqual([]);
  }
  const packages = await Promise.all(
    reports.map(async ({ id, fund }) => {
      const told = grantPackage((await publicReport(id))!, "http://localhost:3000");
      if (told) expect(grantFaults(told)).toEqual([]);
      return `${fund} ${told?.grants.length ?? 0}`;
    }),
  );
  const friends = "friends-of-hechuan 5";
  expect(packages).toEqual([friends, friends, "shiqiao 5", "null 0", "shiqiao 0", "shiqiao 10"]);
});

test("the demo's funds gave receipts in a row, one of them void, and one for things; another waits", async () => {
  const [row] = await rows<Record<string, number>>(`
    select count(*)::int as all, count(*) filter (where voided_at is not null)::int as void,
      count(*) filter (where request_id is not null)::int as things,
      count(*) filter (where replaces_id is not null)::int as anew,
      count(*) filter (where official_number <> '')::int as official,
      (select count(*)::int from goods_requests q
        where not exists (select from receipts r where r.request_id = q.id)) as waiting
    from receipts`);
  expect(row).toMatchObject({ void: 1, things: 1, anew: 1, waiting: 1 });
  expect(row!.all).toBeGreaterThan(20);
  expect(row!.official).toBeGreaterThan(5);
});
