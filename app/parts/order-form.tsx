import { purses } from "~/domain/funds/choices";
import { filled } from "~/i18n/filled";
import type { WireMoney } from "~/i18n/formats";
import { useFormat, useNow, useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Check, Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Section } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

type Wish = { id: string; number: number; title: string; batch: string; amount: WireMoney };
type Asked = { slug: string; currency: string; formKey: string; wishes: Wish[] };

/** One shop, one invoice, and the wishes that it is for with what each cost. */
export function OrderForm({ asked }: { asked: Asked }) {
  const { order } = useText().allocations;
  const { accounts } = useText().funds.desk;
  const today = useNow().slice(0, 10);
  const { slug, currency, wishes, formKey } = asked;
  const sum = (label: string) => `${label} · ${currency}`;
  return (
    <Panel>
      <Form encType="multipart/form-data">
        <Refused />
        <Field name="supplier" label={order.supplier} maxLength={80} />
        <Field name="invoiceNumber" label={order.invoiceNumber} maxLength={40} autoComplete="off" />
        <Field name="paidOn" type="date" label={order.paidOn} value={today} />
        <Checks
          name="paidFrom"
          legend={order.paidFrom}
          value="bank"
          options={purses.map((value) => ({ value, label: accounts[value] }))}
        />
        <Section title={order.lines}>
          <p>{order.linesHint}</p>
          {wishes.map((wish) => (
            <Line key={wish.id} wish={wish} currency={currency} />
          ))}
        </Section>
        <Field
          name="delivery"
          label={sum(order.delivery)}
          hint={order.deliveryHint}
          inputMode="decimal"
          optional
        />
        <Field
          name="invoiceAmount"
          label={sum(order.invoiceAmount)}
          hint={order.invoiceHint}
          inputMode="decimal"
          optional
        />
        <Field
          name="photos"
          type="file"
          label={order.photos}
          hint={order.photosHint}
          accept="image/jpeg,image/png,image/webp"
          multiple
          optional
        />
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <Actions>
          <Button>{order.button}</Button>
          <TextLink to={`/fund/${slug}/purchases`}>{order.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}

function Line({ wish, currency }: { wish: Wish; currency: string }) {
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
        hint={`${batch} · ${filled(order.reserved, { money: money(amount) })}`}
      />
      <Field
        name={`amount-${id}`}
        label={`${order.cost} · ${currency}`}
        inputMode="decimal"
        autoComplete="off"
        optional
      />
      <Field name={`deviation-${id}`} label={order.deviation} maxLength={200} optional />
    </fieldset>
  );
}
