import { sql } from "kysely";
import { writeLetter } from "~/platform/letters.server";
import { sweep, type Moment } from "../door.server";
import { dueReports } from "../reports/due.server";
import { noteReminder } from "../reports/rows.server";

type Telling = Pick<Moment, "tx" | "now">;

const language = (locale: string) => (locale === "en" ? "en" : "zh-CN");

/** Writes to who composes and publishes for a fund that a report is due: two weeks before, and once it is late. */
export const remindOfReports = sweep("messages.remindOfReports", async ({ tx, now }) => {
  let told = 0;
  for (const { fundId, hostId, dueOn, daysAhead } of await dueReports(tx, now)) {
    if (!(await noteReminder(tx, { fundId, dueOn, daysAhead, toldAt: now }))) continue;
    const people = await tx
      .selectFrom("memberships as m")
      .innerJoin("people as p", "p.id", "m.personId")
      .select(["p.id", "p.email", "p.locale"])
      .distinct()
      .where("m.organizationId", "in", [fundId, hostId])
      .where("m.role", "in", ["coordinator", "publisher"])
      .where("m.endedAt", "is", null)
      .where("p.frozenAt", "is", null)
      .orderBy("p.id")
      .execute();
    for (const { id, email, locale } of people)
      await writeLetter(
        { tx, now },
        {
          kind: "report-due",
          toEmail: email,
          locale: language(locale),
          params: { fundId, dueOn },
          personId: id,
          organizationId: fundId,
        },
      );
    told += people.length;
  }
  return told;
});

/** Tells those who gave to the fund for a purpose that an account of it is out (定向捐赠). */
export async function tellTargetedDonors({ tx, now }: Telling, reportId: string): Promise<void> {
  const { rows } = await sql<{ id: string; email: string | null; locale: string; fundId: string }>`
    select distinct w.id, w.email, w.locale, r.fund_id
    from reports r join pledges p on p.fund_id = r.fund_id join people w on w.id = p.person_id
      join payments y on y.pledge_id = p.id
    where r.id = ${reportId}::uuid and coalesce(y.purpose_id, p.purpose_id) is not null
      and y.cleared_at is not null and w.frozen_at is null
    order by w.id`.execute(tx);
  for (const { id, email, locale, fundId } of rows)
    await writeLetter(
      { tx, now },
      {
        kind: "report-published",
        toEmail: email,
        locale: language(locale),
        params: { reportId },
        personId: id,
        organizationId: fundId,
      },
    );
}
