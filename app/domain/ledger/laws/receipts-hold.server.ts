import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

/** For so long the treasurer has the to-do before it is a fault of the books. */
const graceDays = 14;

/** A receipt for money that went back is a promise to a tax office which nobody keeps. */
export const receiptsHold: Law = {
  number: 7,
  name: "no receipt states more than the books hold of its payment, but while it waits to be mended",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'receipt_overstates' as what, r.id as receipt, r.minor::text as stated,
        held_of_payment(r.payment_id)::text as held
      from receipts r join payments y on y.id = r.payment_id
      where r.voided_at is null and r.minor > held_of_payment(r.payment_id) and not exists (
        select from refunds b where b.payment_id = y.id and b.state = 'settled'
          and b.settled_at > clock_timestamp() - make_interval(days => ${graceDays})
        union all select from disputes d where d.payment_id = y.id and d.state = 'lost'
          and d.closed_at > clock_timestamp() - make_interval(days => ${graceDays}))
      order by r.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/** One row without gaps for each charity and year, whatever is void. */
export const receiptsNumbered: Law = {
  number: 7,
  name: "receipts are numbered from one without a gap, for each charity and year",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'receipts_gap' as what, charity_id as charity, year::text as year, count(*)::text as receipts,
        max(number)::text as last
      from receipts group by charity_id, year having count(*) <> max(number) or min(number) <> 1
      order by 2, 3 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
