import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { GivenThings } from "~/parts/given-things";
import { useLangOf } from "~/parts/language";
import { LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { Panel } from "~/ui/panel";
import type { loader } from "./route";

type Request = NonNullable<SerializeFrom<typeof loader>["request"]>;

/** What was asked for, and what came of it. */
export function Asked({ request }: { request: Request }) {
  const { claim: text, goods, page } = useText().receipts;
  const written = useLangOf();
  const { askedAt, declined, receiptId, things } = request;
  return (
    <Panel>
      <Facts
        items={[
          { label: page.things, value: <GivenThings things={things} /> },
          { label: text.asked, value: <Day at={askedAt} /> },
          ...(declined
            ? [{ label: text.declined, value: <span lang={written(declined)}>{declined}</span> }]
            : []),
        ]}
      />
      {receiptId ? (
        <LinkButton to={`/receipts/${receiptId}`} kind="primary">
          {goods.toReceipt}
        </LinkButton>
      ) : (
        !declined && <p>{text.waits}</p>
      )}
    </Panel>
  );
}
