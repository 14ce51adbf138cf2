import { sql } from "kysely";
import { query } from "../door.server";
import { availableOf, promisable } from "../ledger/balances.server";
import { ofFundInput } from "./input";
import { mayTend } from "./may";
import { proposeDays, rank } from "./proposals";
import { purposeNames } from "./purposes.server";
import { reserveFor } from "./rates";
import { fundBySlug } from "./rows.server";
import { takeFrom, within } from "./sources";

/** More are not looked at in one go; those that close soonest come first. */
const atOnce = 200;
const day = 86_400_000;

/**
 * Unclaimed wishes of batches that close soon, where and what the fund gives for, ranked with the
 * reasons. Those that its money reaches in this order are told apart; nobody is named.
 */
export const proposals = query("funds.proposals", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, now }, _, fund) {
    const { fundId, currency, categories, placeCodes } = fund;
    const rows = await tx
      .selectFrom("publicWishes as w")
      .innerJoin("batches as b", "b.id", "w.batchId")
      .select(["w.id as wishId", "w.publicId", "w.number", "w.title", "w.category", "w.size"])
      .select(["w.priceMinor", "w.currency", "w.placeZh", "w.placeEn", "w.placeCode"])
      .select(["w.openedAt", "w.closesAt", "w.batchTitle", "b.id as batchId", "b.programmeId"])
      .where("w.state", "=", "open")
      .where("w.batchState", "=", "open")
      .where("w.closesAt", ">", now)
      .where("w.closesAt", "<=", new Date(now.getTime() + proposeDays * day))
      .$if(categories.length > 0, (all) => all.where(sql`w.category::text`, "in", categories))
      .$if(placeCodes.length > 0, (all) =>
        all.where((eb) => eb.or(placeCodes.map((code) => eb("w.placeCode", "like", `${code}%`)))),
      )
      .orderBy("w.closesAt")
      .orderBy("w.openedAt")
      .orderBy("w.id")
      .limit(atOnce + 1)
      .execute();
    const free = promisable(await availableOf(tx, { fundId, currency }));
    const purposes = await tx
      .selectFrom("purposes")
      .select(["id", "kind", "wishId", "batchId", "programmeId"])
      .where("fundId", "=", fundId)
      .execute();
    const names = await purposeNames(
      tx,
      purposes.map(({ id }) => id),
    );
    const near = ["wish", "batch", "programme"];
    const fittingOf = (row: { wishId: string | null; batchId: string; programmeId: string }) =>
      purposes
        .filter(
          (one) =>
            (one.wishId !== null && one.wishId === row.wishId) ||
            one.batchId === row.batchId ||
            one.programmeId === row.programmeId,
        )
        .sort((a, b) => near.indexOf(a.kind) - near.indexOf(b.kind))
        .map(({ id }) => id);

    const candidates = rows.slice(0, atOnce).map((row) => {
      const price = { minor: row.priceMinor ?? 0n, currency: row.currency ?? currency };
      const fitting = fittingOf(row);
      const meant = fitting.find((id) => (free.restricted.get(id) ?? 0n) > 0n);
      return {
        ...{ ...row, price, fitting, id: row.publicId ?? "" },
        ...{ closesAt: row.closesAt ?? now, openedAt: row.openedAt ?? now },
        meantBy: meant ? (names.get(meant)?.title ?? "") : "",
        cost: reserveFor(price, currency, null),
      };
    });
    const left = { general: free.general, restricted: new Map(free.restricted) };
    const money = (minor: bigint) => ({ minor: minor.toString(), currency });
    return {
      ...{ slug: fund.slug, currency, days: proposeDays, more: rows.length > atOnce },
      available: money([...free.restricted.values()].reduce((a, b) => a + b, free.general)),
      general: money(free.general),
      foreign: [...new Set(candidates.map(({ price }) => price.currency))].filter(
        (one) => one !== currency,
      ),
      wishes: rank(candidates, now).map(({ price, fitting, cost, reasons, ...wish }) => {
        const taken = cost === null ? null : takeFrom(left, fitting, cost);
        for (const { purposeId, minor } of taken ?? []) {
          if (purposeId === null) left.general -= minor;
          else left.restricted.set(purposeId, (left.restricted.get(purposeId) ?? 0n) - minor);
        }
        return {
          ...{ id: wish.id, number: wish.number ?? 0, title: wish.title ?? "" },
          ...{ category: wish.category, size: wish.size ?? "", batch: wish.batchTitle ?? "" },
          place: { zh: wish.placeZh ?? "", en: wish.placeEn ?? "" },
          price: { minor: price.minor.toString(), currency: price.currency },
          reasons,
          reached: taken !== null,
          within: cost !== null && cost <= within(free, fitting),
        };
      }),
    };
  },
});
