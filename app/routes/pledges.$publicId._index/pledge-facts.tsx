import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import type { loader } from "./route";

type Pledge = ReturnType<typeof useLoaderData<typeof loader>>;

/** What was agreed, and what came. */
export function PledgeFacts({ pledge }: { pledge: Pledge }) {
  const { funds: text, cards } = useText();
  const { one, page } = text;
  const written = useLangOf();
  const came = pledge.came.minor !== "0";
  const wentBack = pledge.back.minor !== "0";
  const less = pledge.left.minor !== pledge.came.minor;
  return (
    <Facts
      items={[
        {
          label: text.host,
          value: <span lang={written(pledge.fund.hostName)}>{pledge.fund.hostName}</span>,
        },
        { label: one.at, value: <Day at={pledge.promisedAt} /> },
        ...(came ? [{ label: one.came, value: <MoneyText value={pledge.came} /> }] : []),
        ...(wentBack ? [{ label: one.wentBack, value: <MoneyText value={pledge.back} /> }] : []),
        ...(less ? [{ label: one.left, value: <MoneyText value={pledge.left} /> }] : []),
        ...(pledge.way === "stripe"
          ? [
              {
                label: cards.one.rhythm,
                value: pledge.monthly ? cards.one.monthly : cards.one.once,
              },
            ]
          : []),
        {
          label: one.purpose,
          value: pledge.purpose?.title ? (
            <span lang={written(pledge.purpose.title)}>{pledge.purpose.title}</span>
          ) : (
            one.general
          ),
        },
        { label: page.leftover, value: page.leftovers[pledge.leftoverRule] },
        { label: one.shown, value: pledge.shownName || one.hidden },
        // By card nothing is quoted: a reference there asks for a second payment.
        ...(pledge.way === "stripe"
          ? []
          : [{ label: one.reference, value: <span translate="no">{pledge.reference}</span> }]),
      ]}
    />
  );
}
