import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { atNoon } from "~/i18n/report-texts";
import { Actions, Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Table } from "~/ui/table";

export type MyLine = {
  kind: "came" | "purchase" | "delivery";
  happenedOn: string;
  wish: string | null;
  amount: WireMoney | null;
};

/** What the code in hand leads to: the gift, what was bought of it, what arrived. */
export function Mine({ lines, shared }: { lines: MyLine[]; shared: boolean }) {
  const { mine: text, lines: words } = useText().reports;
  const format = useFormat();
  const path = useTo();
  const told = { came: text.came, purchase: text.bought, delivery: text.delivered };
  return (
    <>
      <Table
        label={text.title}
        rows={lines.map((line, at) => ({ ...line, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: "what", head: words.thing, main: true, cell: ({ kind }) => told[kind] },
          { key: "day", head: words.day, cell: ({ happenedOn }) => format.day(atNoon(happenedOn)) },
          {
            key: "amount",
            head: words.amount,
            numeric: true,
            cell: ({ amount }) => (amount ? format.money(amount) : ""),
          },
          {
            key: "wish",
            head: words.wish,
            cell: ({ kind, wish }) =>
              wish ? <a href={path(`/wishes/${wish}`)}>{wish}</a> : kind !== "came" && words.hidden,
          },
        ]}
      />
      {shared && <p className="prose">{text.shared}</p>}
    </>
  );
}

export function AskForMine({ again }: { again: boolean }) {
  const { mine: text } = useText().reports;
  return (
    <Panel title={again ? text.again : undefined}>
      <Form>
        <Refused />
        <Field
          name="code"
          label={text.code}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <Actions>
          <Button>{text.button}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
