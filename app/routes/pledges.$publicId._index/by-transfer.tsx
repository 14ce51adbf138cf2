import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { Callout } from "~/ui/panel";
import { HowToPay } from "./how-to-pay";
import type { loader } from "./route";

type Pledge = SerializeFrom<typeof loader>;

/** How far a gift by transfer came; while money is missing, how it reaches the fund. */
export function TransferStanding({ pledge }: { pledge: Pledge }) {
  const { claimMoney, funds } = useText();
  const { day, money } = useFormat();
  const { state, short, way } = pledge;
  if (short) {
    const { came, missing, until } = short;
    return (
      <>
        <Callout>
          {filled(claimMoney.stands.short, {
            ...{ came: money(came), missing: money(missing), day: day(until) },
          })}
        </Callout>
        <HowToPay pledge={pledge} />
      </>
    );
  }
  const differs = state === "paid" && pledge.came.minor !== pledge.amount.minor;
  return (
    <>
      {state === "promised" && way === "transfer" && <HowToPay pledge={pledge} />}
      <p>
        {filled(differs ? funds.one.differs : funds.one.next[state], {
          ...{ came: money(pledge.came), amount: money(pledge.amount) },
          ...{ back: money(pledge.back), left: money(pledge.left) },
        })}
      </p>
    </>
  );
}
