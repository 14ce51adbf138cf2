import { useText } from "~/i18n/reader";
import { LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { Section } from "~/ui/page";

type Fund = { id: string; people: number; asked: { email: string; expiresAt: string }[] };

/** How many look after the fund by now, and who was asked and has not come. */
export function FundPeople({ fund }: { fund: Fund }) {
  const { terms: text } = useText().funds.steward;
  return (
    <Section
      title={text.people}
      action={
        <LinkButton small to={`/steward/funds/${fund.id}/invitation`}>
          {text.invite}
        </LinkButton>
      }
    >
      <Facts
        items={[
          { label: text.people, value: text.peopleCount(fund.people) },
          ...fund.asked.map(({ email, expiresAt }) => ({
            label: text.asked,
            value: (
              <>
                <span className="break-all">{email}</span> <Day at={expiresAt} />
              </>
            ),
          })),
        ]}
      />
    </Section>
  );
}
