import { useFormat, useText } from "~/i18n/reader";
import type { Drawings } from "./drawings";
import { Lines, type Line } from "./lines";
import { DoubleRule, Foot, Head, Leaf, mm, Paper, T } from "./paper";
import { saidOf } from "./receipt";

/** A donor's year: sums by fund and currency, and the receipts behind them. It says that it is none. */
export function Giving({ year, name, sums, receipts }: Drawings["giving"]) {
  const { print, receipts: words } = useText();
  const { giving } = print;
  const format = useFormat();
  const title = giving.title(year);
  return (
    <Paper title={title}>
      <Leaf style={{ paddingBottom: mm(18) }}>
        <Head title={title} lead={name} mark={giving.mark} />
        <T size={10}>{giving.note}</T>
        <DoubleRule />
        {sums.length > 0 && (
          <T size={12} bold>
            {giving.sums}
          </T>
        )}
        <Lines
          lines={sums.map(({ fund, count, amount }): Line => [
            format.money(amount),
            `${fund} · ${giving.receipts(count)}`,
          ])}
        />
        <T size={12} bold>
          {giving.list}
        </T>
        <Lines
          lines={receipts.map(({ number, by, receivedOn, amount, things }): Line => [
            number,
            [
              by,
              ...(amount ? [format.money(amount)] : []),
              ...(things.length > 0
                ? things.map((thing) => saidOf(thing, words.times, print.receipt.arrivedOn))
                : [receivedOn]),
            ].join(" · "),
          ])}
        />
        <Foot told={`${title} · ${giving.mark}`} />
      </Leaf>
    </Paper>
  );
}
