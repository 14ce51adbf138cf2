import type { Jurisdiction } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Actions, Button } from "~/ui/button";
import { Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

type Other = { id: string; title: string; number: number; batch: string };

/** Asks for a receipt: to whom it is made out, and what else shall stand on it. */
export function AskForm({ jurisdiction, others }: { jurisdiction: Jurisdiction; others: Other[] }) {
  const { receipts, wishes } = useText();
  const { claim: text } = receipts;
  const written = useWrittenIn();
  return (
    <Panel title={text.askTitle}>
      <p>{text.askLead[jurisdiction]}</p>
      <Form>
        <Refused />
        <Field
          name="donor"
          label={text.donor}
          hint={text.donorHint}
          maxLength={80}
          autoComplete="organization"
        />
        {others.length > 0 && (
          <Checks
            name="also"
            type="checkbox"
            legend={text.also}
            options={others.map(({ id, title, number, batch }) => ({
              value: id,
              label: <span lang={written}>{title}</span>,
              hint: `${batch} · ${wishes.number(number)}`,
            }))}
          />
        )}
        <Actions>
          <Button>{text.button}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
