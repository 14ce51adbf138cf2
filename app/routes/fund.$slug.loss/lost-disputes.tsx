import type { WireMoney } from "~/i18n/formats";
import { useText } from "~/i18n/reader";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";

type Dispute = { id: string; amount: WireMoney; closedAt: string };

/** The disputes that the loss comes from, the newest first. */
export function LostDisputes({ disputes }: { disputes: Dispute[] }) {
  const { loss } = useText().adjustments;
  return (
    <Facts
      items={disputes.map(({ amount, closedAt }) => ({
        label: loss.lost,
        value: (
          <>
            <MoneyText value={amount} /> {loss.closed} <Day at={closedAt} />
          </>
        ),
      }))}
    />
  );
}
