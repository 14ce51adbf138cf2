import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Actions, Button } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { MoneyText } from "~/ui/money";
import { Callout } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Pick, Table } from "~/ui/table";
import type { loader } from "./route";

type Proposed = SerializeFrom<typeof loader>;
type Wish = Proposed["wishes"][number];

/** The wishes proposed, to choose from; those that the money reaches are ticked already. */
export function Proposals({ proposed }: { proposed: Proposed }) {
  const { propose, wish, item } = useText().allocations;
  const { wishes: words } = useText();
  const { money } = useFormat();
  const written = useWrittenIn();
  const { wishes, available, foreign, currency, formKey, more } = proposed;
  if (wishes.length === 0) return <Empty title={propose.none}>{propose.noneWhy}</Empty>;
  const [other] = foreign;
  return (
    <Form>
      <Refused />
      <p>{filled(propose.there, { money: money(available) })}</p>
      {more && <Callout>{propose.more}</Callout>}
      {other && (
        <>
          <input type="hidden" name="rateOf" value={other} />
          <Field
            name="rate"
            label={filled(propose.rate, { currency: other, own: currency })}
            hint={propose.rateHint}
            inputMode="decimal"
            autoComplete="off"
          />
          <Field
            name="margin"
            label={propose.margin}
            hint={propose.marginHint}
            inputMode="numeric"
            value="5"
            optional
          />
        </>
      )}
      <div className="proposed">
        <Table
          label={propose.title}
          rows={wishes}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "pick",
              head: "",
              bare: true,
              cell: ({ id, number, title, reached }) => (
                <Pick
                  name="wishes"
                  value={id}
                  checked={reached}
                  label={filled(propose.pick, { number: `${number}`, title })}
                />
              ),
            },
            {
              key: "wish",
              head: wish,
              main: true,
              cell: ({ number, title, batch }) => (
                <>
                  {words.number(number)} <span lang={written}>{title}</span>{" "}
                  <small lang={written}>{batch}</small>
                </>
              ),
            },
            { key: "item", head: item, cell: ({ size }) => size },
            { key: "why", head: propose.why, cell: (one) => <Why wish={one} /> },
            {
              key: "price",
              head: propose.price,
              numeric: true,
              cell: ({ price }) => <MoneyText value={price} />,
            },
          ]}
        />
      </div>
      <Callout>{propose.final}</Callout>
      <input type="hidden" name="idempotencyKey" value={formKey} />
      <Actions>
        <Button>{propose.button}</Button>
      </Actions>
    </Form>
  );
}

function Why({ wish: { reasons, reached, within } }: { wish: Wish }) {
  const { propose } = useText().allocations;
  const { comma } = useText().common;
  const said = reasons.map((reason) =>
    reason.kind === "meant"
      ? filled(propose.meant, { purpose: reason.purpose })
      : propose[reason.kind](reason.days),
  );
  return (
    <>
      {said.join(comma)}
      {!reached && !within && <b> {propose.beyond}</b>}
    </>
  );
}
