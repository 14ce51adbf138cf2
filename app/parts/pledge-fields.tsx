import { payWays, type LeftoverRule } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, Field } from "~/ui/field";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { useLangOf } from "./language";
import { PurposeChoice, type PurposesOffered } from "./purpose-choice";

export type PledgeAsked = {
  slug: string;
  name: string;
  hostName: string;
  currency: string;
  certificate: string;
  leftoverRule: LeftoverRule;
  purposes: PurposesOffered;
  purpose: string;
  formKey: string;
  /** Whether one can pay by card, too. */
  cards: boolean;
};

/** The form for a promise: how much, what for, and whether anybody is told who gave. */
export function PledgeFields({ fund }: { fund: PledgeAsked }) {
  const { funds: text, cards } = useText();
  const { pledge, page } = text;
  const written = useLangOf();
  return (
    <Panel>
      <Form>
        <Refused />
        <Field
          name="amount"
          label={`${pledge.amount} · ${fund.currency}`}
          inputMode="decimal"
          autoComplete="off"
        />
        {fund.cards && (
          <Checks
            name="how"
            legend={cards.how.title}
            value="card"
            options={payWays.map((value) => ({ value, label: cards.how[value] }))}
          />
        )}
        <PurposeChoice purposes={fund.purposes} chosen={fund.purpose} />
        <Field
          name="shownName"
          label={pledge.shownName}
          hint={pledge.shownNameHint}
          maxLength={60}
          autoComplete="off"
          optional
        />
        <Facts
          items={[
            { label: text.host, value: <span lang={written(fund.hostName)}>{fund.hostName}</span> },
            ...(fund.certificate ? [{ label: pledge.certificate, value: fund.certificate }] : []),
            { label: pledge.leftover, value: page.leftovers[fund.leftoverRule] },
          ]}
        />
        <input type="hidden" name="idempotencyKey" value={fund.formKey} />
        <Actions>
          <Button>{fund.cards ? cards.how.button : pledge.button}</Button>
          <TextLink to={`/funds/${fund.slug}`}>{pledge.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}
