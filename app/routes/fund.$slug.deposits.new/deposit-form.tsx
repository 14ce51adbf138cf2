import { cameWays } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { useBookDay } from "~/parts/book-day";
import { PurposeChoice, type PurposesOffered } from "~/parts/purpose-choice";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

type Asked = {
  slug: string;
  currency: string;
  purposes: PurposesOffered;
  reference: string;
  formKey: string;
};

/** Money that came without a card, as the paper about it says. */
export function DepositForm({ asked }: { asked: Asked }) {
  const { pledge, ways, desk } = useText().funds;
  const { record, deposits } = desk;
  const today = useBookDay();
  return (
    <Panel>
      <Form encType="multipart/form-data">
        <Refused />
        <Checks
          name="way"
          legend={record.way}
          value="transfer"
          options={cameWays.map((way) => ({
            value: way,
            label: way === "at_platform" ? record.atPlatform : ways[way],
            hint: record.ways[way],
          }))}
        />
        <Field
          name="amount"
          label={`${pledge.amount} · ${asked.currency}`}
          inputMode="decimal"
          autoComplete="off"
        />
        <Field name="receivedOn" type="date" label={deposits.day} value={today} />
        <Field
          name="reference"
          label={record.reference}
          hint={record.referenceHint}
          value={asked.reference}
          autoComplete="off"
          optional
        />
        <PurposeChoice purposes={asked.purposes} hint={record.purposeHint} />
        <Field
          name="payer"
          label={record.payer}
          hint={record.payerHint}
          maxLength={80}
          autoComplete="off"
          optional
        />
        <Field
          name="photos"
          type="file"
          label={record.photos}
          hint={record.photosHint}
          accept="image/jpeg,image/png,image/webp"
          multiple
          optional
        />
        <input type="hidden" name="idempotencyKey" value={asked.formKey} />
        <Actions>
          <Button>{record.button}</Button>
          <TextLink to={`/fund/${asked.slug}/deposits`}>{record.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}
