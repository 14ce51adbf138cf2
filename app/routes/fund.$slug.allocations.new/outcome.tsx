import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { useSentence, type RefusalCode } from "~/ui/answer";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Section } from "~/ui/page";

type Left = { key: string; code: RefusalCode; number: number | null; title: string | null };
export type Outcome = { done: string[]; left: Left[] };

/** What became of those chosen: how many were taken, and why each other one was not. */
export function Outcome({ slug, outcome: { left } }: { slug: string; outcome: Outcome }) {
  const { allocations, wishes } = useText();
  const { propose } = allocations;
  const written = useWrittenIn();
  const sentence = useSentence();
  const here = `/fund/${slug}/allocations`;
  return (
    <>
      {left.length > 0 && (
        <Section title={propose.left}>
          <ul className="read-list">
            {left.map(({ key, code, number, title }) => (
              <li key={key} className="read-head min-h-11 border-t border-rule py-1">
                {number && title ? (
                  <b>
                    {wishes.number(number)} <span lang={written}>{title}</span>
                  </b>
                ) : (
                  <b translate="no">{key}</b>
                )}
                <span>{sentence(code)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Actions>
        <LinkButton to={here} kind="primary">
          {propose.go}
        </LinkButton>
        <TextLink to={`${here}/new`}>{propose.again}</TextLink>
      </Actions>
    </>
  );
}
