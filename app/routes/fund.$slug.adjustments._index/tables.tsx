import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { AskedState } from "~/parts/asked-state";
import { useLangOf } from "~/parts/language";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { MoneyText } from "~/ui/money";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Listed = SerializeFrom<typeof loader>;

/** Money of purposes for which nothing more will be bought, with what its donors agreed to. */
export function Leftovers({
  home,
  mayAsk,
  leftovers,
}: {
  home: string;
  mayAsk: boolean;
  leftovers: Listed["leftovers"];
}) {
  const { leftovers: text, amount: head } = useText().adjustments;
  const written = useLangOf();
  return (
    <Section title={text.title}>
      <p>{text.lead}</p>
      <Table
        label={text.title}
        rows={leftovers}
        rowKey={({ purposeId }) => purposeId}
        columns={[
          {
            key: "for",
            head: text.for,
            main: true,
            cell: ({ title }) => (
              <span lang={written(title || text.gone)}>{title || text.gone}</span>
            ),
          },
          { key: "why", head: text.why, cell: ({ why }) => text.whys[why] },
          {
            key: "amount",
            head,
            numeric: true,
            cell: ({ amount }) => <MoneyText value={amount} />,
          },
          {
            key: "goes",
            head: text.goes,
            cell: ({ purposeId, rule, asked, title }) => (
              <>
                {text.rules[rule]}{" "}
                {asked ? (
                  <small>{text.asked}</small>
                ) : rule === "donor" ? (
                  <small>{text.waits}</small>
                ) : (
                  mayAsk && (
                    <TextLink to={`${home}/leftovers/${purposeId}`}>
                      {text.go}
                      <span className="unseen"> {title || text.gone}</span>
                    </TextLink>
                  )
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** What was asked for; what waits stands first. */
export function Asked({ home, adjustments }: { home: string; adjustments: Listed["adjustments"] }) {
  const { adjustments: text, funds } = useText();
  const deposits = { to: `${home}/deposits`, label: funds.desk.deposits.title };
  return (
    <Section title={text.listed}>
      <Table
        label={text.listed}
        rows={adjustments}
        rowKey={({ id }) => id}
        empty={
          <Empty title={text.none} action={deposits}>
            {text.noneWhy}
          </Empty>
        }
        columns={[
          {
            key: "kind",
            head: text.kind,
            main: true,
            cell: ({ id, kind }) => (
              <TextLink to={`${home}/adjustments/${id}`}>{text.kinds[kind]}</TextLink>
            ),
          },
          {
            key: "amount",
            head: text.amount,
            numeric: true,
            cell: ({ amount }) => <MoneyText value={amount} />,
          },
          { key: "at", head: text.at, cell: ({ recordedAt }) => <Day at={recordedAt} /> },
          { key: "by", head: text.by, cell: ({ recordedBy }) => recordedBy },
          {
            key: "state",
            head: text.state,
            cell: ({ state }) => <AskedState state={state} text={text.states[state]} />,
          },
        ]}
      />
    </Section>
  );
}
