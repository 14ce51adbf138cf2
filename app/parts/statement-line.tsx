import type { Settlement, Standing } from "~/domain/funds/statement/life";
import type { Found } from "~/domain/funds/statement/match";
import { filled } from "~/i18n/filled";
import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText } from "~/i18n/reader";
import { LineStanding } from "./statement-state";

export type WireLine = {
  id: string;
  number: number;
  day: string | null;
  amount: WireMoney | null;
  found: Found;
  why: string[];
  settled: Settlement | null;
  standing: Standing;
  settledBy: string | null;
  counterparty: string;
  remark: string | null;
  booked: boolean;
  canBeGift: boolean;
  candidate: { reference: string; amount: WireMoney; promisedAt: string } | null;
  pledge: { reference: string; amount: WireMoney; alsoLine: number | null } | null;
};

/** From whom a line's money came, in the bank's own words, whatever their language. */
export function LineFrom({ line: { counterparty, remark } }: { line: WireLine }) {
  const { line: text } = useText().statements;
  return (
    <span className="wrap-anywhere" translate="no">
      {counterparty ? <b>{counterparty}</b> : remark === null ? "" : text.noName}
      {remark && <small className="flow-note">{remark}</small>}
    </span>
  );
}

/** What a line is: how it stands, what was found and why, and the promise that it is or may be. */
export function LineIs({ line }: { line: WireLine }) {
  const { common, statements } = useText();
  const { found, why, line: text } = statements;
  const format = useFormat();
  const reasons = line.why.map((one) => (one in why ? why[one as keyof typeof why] : one));
  const { candidate, pledge, settledBy, standing } = line;
  const asFound = standing === line.found;
  return (
    <>
      <LineStanding standing={standing} /> {pledge && <b translate="no">{pledge.reference}</b>}
      <small className="flow-note">
        {[...(asFound ? [] : [found[line.found]]), ...reasons].join(common.colon)}
        {settledBy && ` (${filled(text.decided, { who: settledBy })})`}
        {line.booked && ` · ${text.booked}`}
      </small>
      {pledge?.alsoLine && (
        <small className="flow-note">
          <b>{filled(text.alsoLine, { number: String(pledge.alsoLine) })}</b>
        </small>
      )}
      {candidate && !pledge && (
        <small className="flow-note">
          {filled(text.candidate, {
            reference: candidate.reference,
            amount: format.money(candidate.amount),
            day: format.day(candidate.promisedAt),
          })}
        </small>
      )}
    </>
  );
}
