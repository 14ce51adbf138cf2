import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText } from "~/i18n/reader";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { useLangOf } from "./language";

type Given = {
  number: number;
  title: string;
  paidInto: string;
  receivedOn: string;
  ended: boolean;
  reason: string;
  recordedAt: string;
  recordedBy: string;
  decidedAt: string | null;
  decidedBy: string;
  state: string;
  back: { purpose: string | null; amount: WireMoney }[];
};

/** What a shop gave back, for what, and for what the money is there again. */
export function ReturnFacts({ given }: { given: Given }) {
  const { allocations, funds, wishes } = useText();
  const { giving } = allocations;
  const format = useFormat();
  const written = useLangOf();
  const { accounts } = funds.desk;
  const nameOf = (purpose: string | null) =>
    purpose === null ? giving.general : purpose || giving.gone;
  return (
    <>
      <Facts
        items={[
          {
            label: allocations.wish,
            value: (
              <>
                {wishes.number(given.number)} <span lang={written(given.title)}>{given.title}</span>
              </>
            ),
          },
          { label: giving.receivedOn, value: format.day(`${given.receivedOn}T04:00:00.000Z`) },
          {
            label: giving.paidInto,
            value: accounts[given.paidInto === "elsewhere" ? "elsewhere" : "bank"],
          },
          ...given.back.map(({ purpose, amount }) => ({
            label: giving.back,
            value: (
              <>
                <span lang={written(nameOf(purpose))}>{nameOf(purpose)}</span>{" "}
                {format.money(amount)}
              </>
            ),
          })),
          { label: giving.recorded, value: <By at={given.recordedAt} who={given.recordedBy} /> },
          ...(given.decidedAt
            ? [{ label: giving.decided, value: <By at={given.decidedAt} who={given.decidedBy} /> }]
            : []),
          ...(given.reason ? [{ label: giving.reason, value: given.reason }] : []),
        ]}
      />
      {given.state === "recorded" && <p>{given.ended ? giving.ended : giving.goesOn}</p>}
    </>
  );
}

const By = ({ at, who }: { at: string; who: string }) => (
  <>
    <Day at={at} as="dayTime" /> {who}
  </>
);
