import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { useFormat, useText } from "~/i18n/reader";
import { GivenThings } from "~/parts/given-things";
import { useLangOf } from "~/parts/language";
import { TextLink } from "~/ui/button";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import type { loader } from "./route";

type Receipt = SerializeFrom<typeof loader>;

/** What a receipt is for, who gave it, and what became of it. To whom it is made out is on the paper alone. */
export function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const { page: text, ...said } = useText().receipts;
  const { day } = useFormat();
  const written = useLangOf();
  const { amount, goods, things, charity, held, voidedAt, byBooks, reason } = receipt;
  const { jurisdiction, officialNumber, replaces, replacedBy } = receipt;
  const official = jurisdiction === "cn" && (officialNumber || text.officialLater);
  const when = (fact: unknown, label: string, value: ReactNode) => (fact ? [{ label, value }] : []);
  return (
    <Facts
      items={[
        ...when(goods, text.things, <GivenThings things={things} />),
        ...when(amount, goods ? text.value : text.amount, amount && <MoneyText value={amount} />),
        ...when(held, text.held, held && <MoneyText value={held} />),
        { label: said.day, value: day(`${receipt.receivedOn}T04:00:00.000Z`) },
        { label: said.by, value: <span lang={written(charity)}>{charity}</span> },
        ...when(official, text.official, <span translate="no">{official}</span>),
        ...when(replaces, text.replaces, <span translate="no">{replaces}</span>),
        ...when(voidedAt, text.voidedOn, voidedAt && day(voidedAt)),
        ...when(
          byBooks || reason,
          text.reason,
          byBooks ? text.byBooks : <span lang={written(reason)}>{reason}</span>,
        ),
        ...when(
          replacedBy,
          text.replacedBy,
          replacedBy && <TextLink to={`/receipts/${replacedBy.id}`}>{replacedBy.number}</TextLink>,
        ),
      ]}
    />
  );
}
