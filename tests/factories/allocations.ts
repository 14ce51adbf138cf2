import { allocate } from "~/domain/funds/allocate.server";
import { approvePurchase } from "~/domain/funds/decide-purchase.server";
import { recordPurchase } from "~/domain/funds/record-purchase.server";
import { laws } from "~/domain/ledger/laws.server";
import { run } from "~/domain/run.server";
import { rows } from "../setup/database";
import { aBatchToClaim, type WishToClaim } from "./claims";
import { aFundAtWork, someMoney, type FundAtWork } from "./funds";
import { inBooks } from "./ledger";

export { rows };

const day = 86_400_000;

/** An open batch that closes soon, with wishes at 120 yuan each. */
export const aBatchClosing = (wishes: number, days = 5) =>
  aBatchToClaim({ wishes, closesAt: new Date(Date.now() + days * day) });

/** A fund for wherever there are wishes, with so much general money. */
export async function aFundWith(amount: string, more: Parameters<typeof aFundAtWork>[0] = {}) {
  const fund = await aFundAtWork({ places: "", ...more });
  if (amount !== "0") await someMoney(fund, amount);
  return fund;
}

/** The fund takes wishes; what can't be is in `left`. */
export const take = (
  fund: FundAtWork,
  wishes: readonly WishToClaim[],
  more = {},
  actor = fund.treasurer,
) =>
  run(allocate, {
    actor,
    input: { slug: fund.slug, wishes: wishes.map(({ publicId }) => publicId), ...more },
  });

export type Taken = { id: string; claimId: string; number: number; state: string };

/** The allocations of a fund by the numbers of their wishes. */
export const takenBy = (fund: FundAtWork) =>
  rows<Taken>(
    `select a.id, a.claim_id as "claimId", w.number, a.state from allocations a join claims c on c.id = a.claim_id
     join wishes w on w.id = c.wish_id where a.fund_id = $1 order by w.number, a.made_at`,
    [fund.fundId],
  );

/** The form of an order: an amount for each allocation. */
export const anOrder = (costs: Record<string, string>, more: Record<string, unknown> = {}) => ({
  supplier: "石桥供销社",
  invoiceNumber: `F${Math.floor(performance.now() * 1000)}`,
  paidOn: "2026-11-20",
  line: Object.keys(costs),
  ...Object.fromEntries(Object.entries(costs).map(([id, amount]) => [`amount-${id}`, amount])),
  ...more,
});

/** A small PDF of one blank page, as a shop's program writes it. */
export const aPdf = (more = "") =>
  Buffer.from(
    [
      "%PDF-1.4",
      `1 0 obj<</Type/Catalog/Pages 2 0 R${more}>>endobj`,
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj",
      "trailer<</Root 1 0 R/Size 4>>",
      "%%EOF\n",
    ].join("\n"),
    "latin1",
  );

/** An order that the treasurer recorded. */
export const aPurchase = (fund: FundAtWork, costs: Record<string, string>, more = {}) =>
  run(recordPurchase, {
    actor: fund.treasurer,
    input: { slug: fund.slug, ...anOrder(costs, more) },
  });

/** An order in the books. */
export async function aBoughtOrder(fund: FundAtWork, costs: Record<string, string>, more = {}) {
  const { id } = await aPurchase(fund, costs, more);
  await run(approvePurchase, { actor: fund.approver, input: { purchaseId: id } });
  return id;
}

/** What breaks a law of money; nothing, one hopes. */
export const broken = () =>
  inBooks(async (tx) => {
    const found = [];
    for (const law of laws) found.push(...(await law.broken(tx)));
    return found;
  });

/** What lies on every account of a fund, in minor units by kind and purpose's kind. */
export async function booksOf(fund: FundAtWork) {
  const sums = await rows<{ key: string; minor: string }>(
    `select concat_ws(':', a.kind, u.kind) as key,
       sum(case when a.kind in ('bank','stripe','elsewhere','wishes','fees','delivery','disputes') then p.minor else -p.minor end) as minor
     from postings p join ledger_accounts a on a.id = p.account_id left join purposes u on u.id = a.purpose_id
     where a.fund_id = $1 group by 1 having sum(p.minor) <> 0`,
    [fund.fundId],
  );
  return Object.fromEntries(sums.map(({ key, minor }) => [key, minor]));
}
