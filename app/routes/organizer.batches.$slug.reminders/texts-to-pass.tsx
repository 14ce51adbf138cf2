import { useText } from "~/i18n/reader";
import { useClaimant } from "~/parts/claimant";
import { Actions, TextLink } from "~/ui/button";
import { Section } from "~/ui/page";
import { CopyText } from "~/ui/paper-label";

type Row = {
  number: number;
  claim: {
    id: string;
    mailed: boolean;
    recorded: boolean;
    name: string | null;
    donor: string;
    told: { head: string; line: string; tail: string };
  } | null;
};

/** What staff pass on to those whom no mail reaches: one text a donor, with all that is due of him. */
export function TextsToPass({ rows, claims }: { rows: Row[]; claims: string }) {
  const { bulk, wishes } = useText();
  const words = bulk.reminders;
  const called = useClaimant();
  const byDonor = new Map<string, NonNullable<Row["claim"]>[]>();
  const numbers = new Map<string, number>();
  for (const { number, claim } of rows) {
    if (!claim || claim.mailed) continue;
    byDonor.set(claim.donor, [...(byDonor.get(claim.donor) ?? []), claim]);
    numbers.set(claim.id, number);
  }
  if (byDonor.size === 0) return null;
  return (
    <Section title={words.texts}>
      <p>{words.textsLead}</p>
      {[...byDonor].map(([donor, theirs]) => {
        const [first] = theirs;
        if (!first) return null;
        return (
          <div key={donor} className="mt-6">
            <h3>{called(first)}</h3>
            <CopyText>
              {[first.told.head, ...theirs.map(({ told }) => told.line), first.told.tail].join(
                "\n",
              )}
            </CopyText>
            <Actions>
              <TextLink to={`${claims}/${first.id}/contact`}>{words.contact}</TextLink>
              {theirs
                .filter(({ recorded }) => recorded)
                .map(({ id }) => (
                  <TextLink key={id} to={`${claims}/${id}/link`}>
                    {words.link} {wishes.number(numbers.get(id) ?? 0)}
                  </TextLink>
                ))}
            </Actions>
          </div>
        );
      })}
    </Section>
  );
}
