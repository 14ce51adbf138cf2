import { valueBases } from "~/domain/funds/goods-input";
import { valueStated } from "~/domain/funds/receipt-value";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Field, Select } from "~/ui/field";
import { Form } from "~/ui/form";
import { Refused } from "~/ui/refused";
import type { Request } from "./request-facts";

/** Writes the receipt, with the value and its proof where the law has them stated; or leads to declining it. */
export function IssueForm({ request }: { request: Request }) {
  const { desk, goods: text } = useText().receipts;
  const { id, slug, jurisdiction, donor } = request;
  return (
    <Form>
      <Refused />
      <Field name="donor" label={text.donor} value={donor} maxLength={80} autoComplete="off" />
      <p className="prose">{text.valueNote[jurisdiction]}</p>
      {valueStated[jurisdiction] && (
        <>
          <Field
            name="value"
            label={text.value}
            hint={text.valueHint}
            inputMode="decimal"
            maxLength={20}
            autoComplete="off"
          />
          <Select
            name="valueBasis"
            label={text.basis}
            blank={text.basisBlank}
            options={valueBases.map((value) => ({ value, label: text.bases[value] }))}
          />
        </>
      )}
      <Actions>
        <Button>{desk.issue}</Button>
        <TextLink to={`/charity/${slug}/requests/${id}/refusal`}>{text.decline}</TextLink>
      </Actions>
    </Form>
  );
}
