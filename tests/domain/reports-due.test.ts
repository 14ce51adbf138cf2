import { afterAll, describe, expect, test } from "vitest";
import { composeFundReport } from "~/domain/reports/compose-report.server";
import { dueDay, firstOwed, monthsLater } from "~/domain/reports/disclosure";
import { fundReports } from "~/domain/reports/queries.server";
import { remindOfReports } from "~/domain/messages/tell-of-report.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { aPublishedReport, today } from "../factories/reports";
import { asOwner } from "../setup/database";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const byOwner = (text: string, values: unknown[] = []) =>
  asOwner(owner, (client) => client.query(text, values));
describe("the calendar of disclosure", () => {
  const out = (lastDay: string, publishedAt: string) => ({
    ...{ lastDay, state: "published" },
    publishedAt: new Date(publishedAt),
  });
  test("a running fund publishes every three months, a finished one within three of its end", () => {
    const running = { openedAt: new Date("2026-01-31T08:00:00Z"), closedAt: null };
    expect(dueDay(running, [])).toBe("2026-04-30");
    expect(dueDay(running, [out("2026-03-31", "2026-04-12T01:00:00Z")])).toBe("2026-07-12");
    const closed = { ...running, closedAt: new Date("2026-05-10T08:00:00Z") };
    expect(dueDay(closed, [out("2026-03-31", "2026-04-12T01:00:00Z")])).toBe("2026-08-10");
    expect(dueDay(closed, [out("2026-05-10", "2026-06-01T01:00:00Z")])).toBeNull();
    expect(monthsLater("2026-11-30", 3)).toBe("2027-02-28");
  });
});

test("a fund's next report begins and ends by China's calendar, and no period before 2000 is asked", async () => {
  const fund = await aFundAtWork();
  const { slug, treasurer: actor } = fund;
  const now = new Date("2035-11-23T16:30:00Z");
  const { next } = await ask(fundReports, { actor, input: { slug }, now });
  expect(next.lastDay).toBe("2035-11-24");
  const opened = { openedAt: new Date("2026-11-20T17:00:00Z"), closedAt: null };
  expect(firstOwed(opened, [], now).firstDay).toBe("2026-11-21");
  expect(dueDay(opened, [])).toBe("2027-02-21");
  const input = { slug, firstDay: "0001-01-01", lastDay: "2026-11-20" };
  await expect(run(composeFundReport, { actor, input })).rejects.toMatchObject({
    issues: [{ code: "date_too_early", field: "firstDay" }],
  });
});

describe("who is told", () => {
  const letters = async (kind: string, organizationId: string) => {
    const { rows } = await asOwner(owner, (client) =>
      client.query<{ to: string }>(
        `select distinct p.id as to from letters l join people p on p.id = l.person_id
         where l.kind = $1 and l.organization_id = $2`,
        [kind, organizationId],
      ),
    );
    return rows.map(({ to }) => to);
  };

  test("a fund's chair and publisher are told two weeks before a report is due, and once more when it is late", async () => {
    const fund = await aFundAtWork();
    const later = (days: number) => new Date(Date.now() + days * 86_400_000);
    const remind = async (days: number) => {
      await runSweep(remindOfReports, { now: later(days) });
      const { rows } = await byOwner(
        "select count(*)::int as count from report_reminders where fund_id = $1",
        [fund.fundId],
      );
      return (rows as { count: number }[])[0]?.count;
    };
    expect(await remind(60)).toBe(0);
    expect(await remind(80)).toBe(1);
    expect(await remind(81)).toBe(1);
    expect(await remind(95)).toBe(2);
    const told = await letters("report-due", fund.fundId);
    expect(told).toEqual(expect.arrayContaining([fund.chair.personId, fund.publisher.personId]));
    expect(told).not.toContain(fund.treasurer.personId);
  });

  test("a donor who named a purpose is told that the report is out, others are not", async () => {
    const fund = await aFundAtWork();
    const batch = await aBatchToClaim({ wishes: 1 });
    const [targeted, general] = [await aDonor(), await aDonor()];
    for (const [donor, purpose] of [
      [targeted, `batch:${batch.slug}`],
      [general, "general"],
    ] as const) {
      const { reference } = await aPledge(donor, fund, "50", { purpose });
      await someMoney(fund, "50", { reference });
    }
    await sealAll();
    await aPublishedReport(fund, today());
    expect(await letters("report-published", fund.fundId)).toEqual([targeted.personId]);
  });
});
