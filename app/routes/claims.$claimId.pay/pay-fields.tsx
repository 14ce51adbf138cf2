import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Section } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type Asked = SerializeFrom<typeof loader>;

/** Which fund, how it is paid, and what holds: all of it before the button. */
export function PayFields({ asked }: { asked: Asked }) {
  const { claimMoney: text } = useText();
  const { day } = useFormat();
  const written = useLangOf();
  const { id, funds, payBy, formKey } = asked;
  const byCard = funds.some(({ cards }) => cards);
  const [first] = funds;
  return (
    <Panel>
      <Form>
        <Refused />
        <Checks
          name="fund"
          legend={text.fund}
          value={first?.slug}
          options={funds.map(({ slug, name, hostName: host, certificate }) => ({
            value: slug,
            label: <span lang={written(name)}>{name}</span>,
            hint: <span lang={written(host)}>{filled(text.hosted, { host, certificate })}</span>,
          }))}
        />
        <Checks
          name="how"
          legend={text.how}
          hint={byCard && !funds.every(({ cards }) => cards) && text.noCards}
          value={first?.cards ? "card" : "transfer"}
          options={(["card", "transfer"] as const)
            .filter((how) => byCard || how !== "card")
            .map((how) => ({ value: how, label: filled(text.hows[how], { day: day(payBy) }) }))}
        />
        <Field
          name="shownName"
          label={text.shownName}
          hint={text.shownNameHint}
          maxLength={60}
          autoComplete="off"
          optional
        />
        <Rules asked={asked} />
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <Actions>
          <Button>{text.button}</Button>
          <TextLink to={`/claims/${id}`}>{text.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}

/** What happens when the money is late, when minds change, and with what is left; once for each fund's own rule. */
function Rules({ asked: { funds } }: { asked: Asked }) {
  const { rules } = useText().claimMoney;
  const said = [...new Set(funds.map(({ leftoverRule }) => leftoverRule))];
  return (
    <Section title={rules.title}>
      <ul>
        <li>{rules.late}</li>
        <li>{rules.change}</li>
        {said.map((rule) => (
          <li key={rule}>
            {said.length > 1 && `${nameOf(funds, rule)}: `}
            {filled(rules.left, { rule: rules.rules[rule] })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const nameOf = (funds: Asked["funds"], rule: string) =>
  funds
    .filter(({ leftoverRule }) => leftoverRule === rule)
    .map(({ name }) => name)
    .join(" · ");
