import { currencies, type Purse } from "~/domain/funds/choices";
import { filled } from "~/i18n/filled";
import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Check, Field, Select } from "~/ui/field";
import { Form } from "~/ui/form";
import { Section } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { useBookDay } from "./book-day";
import { PurseChoice } from "./purse-choice";

type Wish = { id: string; number: number; title: string; batch: string; amount: WireMoney };
type Asked = {
  slug: string;
  currency: string;
  purses: Purse[];
  formKey: string;
  wishes: Wish[];
};
type OrderLine = { allocationId: string; amount: string; deviation: string };
/** An order as it was recorded, to be mended. */
type Order = {
  supplier: string;
  invoiceNumber: string;
  paidOn: string;
  paidFrom: string;
  delivery: string;
  invoiceAmount: string;
  invoiceCurrency: string;
  invoiceRate: string;
  lines: OrderLine[];
};

/** One shop, one invoice, and the wishes that it is for with what each cost. */
export function OrderForm({ asked, order, back }: { asked: Asked; order?: Order; back?: string }) {
  const { order: text, purchase } = useText().allocations;
  const today = useBookDay();
  const { slug, currency, wishes, formKey } = asked;
  const sum = (label: string) => `${label} · ${currency}`;
  return (
    <Panel>
      <Form encType="multipart/form-data">
        <Refused />
        <Field name="supplier" label={text.supplier} value={order?.supplier} maxLength={80} />
        <Field
          name="invoiceNumber"
          label={text.invoiceNumber}
          value={order?.invoiceNumber}
          maxLength={40}
          autoComplete="off"
        />
        <Field name="paidOn" type="date" label={text.paidOn} value={order?.paidOn ?? today} />
        <PurseChoice
          name="paidFrom"
          legend={text.paidFrom}
          value={order?.paidFrom}
          purses={asked.purses}
        />
        <Section title={text.lines}>
          <p>{text.linesHint}</p>
          {wishes.map((wish) => (
            <Line
              key={wish.id}
              wish={wish}
              currency={currency}
              line={order?.lines.find(({ allocationId }) => allocationId === wish.id)}
            />
          ))}
        </Section>
        <Field
          name="delivery"
          label={sum(text.delivery)}
          hint={text.deliveryHint}
          value={order?.delivery}
          inputMode="decimal"
          optional
        />
        <Invoice currency={currency} order={order} />
        <Field
          name="photos"
          type="file"
          label={text.photos}
          hint={order ? `${purchase.kept} ${text.photosHint}` : text.photosHint}
          accept="image/jpeg,image/png,image/webp,application/pdf"
          multiple
          optional
        />
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <Actions>
          <Button>{order ? purchase.mendButton : text.button}</Button>
          <TextLink to={back ?? `/fund/${slug}/purchases`}>{text.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}

/** What the invoice says, where it is not the sum of the lines; abroad with the bank's rate. */
function Invoice({ currency, order }: { currency: string; order?: Order }) {
  const { order: text } = useText().allocations;
  return (
    <>
      <Field
        name="invoiceAmount"
        label={text.invoiceAmount}
        hint={text.invoiceHint}
        value={order?.invoiceAmount}
        inputMode="decimal"
        optional
      />
      <Select
        name="invoiceCurrency"
        label={text.invoiceCurrency}
        value={order?.invoiceCurrency ?? currency}
        options={currencies.map((value) => ({ value, label: value }))}
      />
      <Field
        name="invoiceRate"
        label={text.invoiceRateAny}
        hint={filled(text.invoiceRateHint, { own: currency })}
        value={order?.invoiceRate}
        inputMode="decimal"
        optional
      />
    </>
  );
}

type LineOf = { wish: Wish; currency: string; line?: OrderLine };

function Line({ wish, currency, line }: LineOf) {
  const { allocations, wishes } = useText();
  const { order } = allocations;
  const { money } = useFormat();
  const { id, number, title, batch, amount } = wish;
  const name = `${wishes.number(number)} ${title}`;
  return (
    <fieldset className="border-t border-rule py-3">
      <legend className="unseen">{name}</legend>
      <Check
        name="line"
        value={id}
        label={name}
        checked={line !== undefined}
        hint={`${batch} · ${filled(order.reserved, { money: money(amount) })}`}
      />
      <Field
        name={`amount-${id}`}
        label={`${order.cost} · ${currency}`}
        value={line?.amount}
        inputMode="decimal"
        autoComplete="off"
        // Only of a wish that is ticked.
        required={false}
      />
      <Field
        name={`deviation-${id}`}
        label={order.deviation}
        value={line?.deviation}
        maxLength={200}
        optional
      />
    </fieldset>
  );
}
