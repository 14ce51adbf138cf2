import { useText } from "~/i18n/reader";
import { LinkSlips, type WishSlip } from "~/parts/link-slip";
import type { RefusalCode } from "~/platform/refusal";
import { useSentence } from "~/ui/answer";
import { LinkButton, TextLink } from "~/ui/button";
import { Facts } from "~/ui/figures";
import { Page, Section } from "~/ui/page";

export type Answer = { slips: WishSlip[]; left: { key: number; code: RefusalCode }[] };

/** What was recorded, with the links to pass on now, and what could not be. */
export function Recorded({ slips, left, here, title }: Answer & { here: string; title: string }) {
  const { claims, wishes } = useText();
  const { link, recording } = claims.desk;
  const sentence = useSentence();
  return (
    <Page
      title={recording.done(slips.length)}
      lead={link.lead}
      crumbs={[{ to: here, label: title }]}
      narrow
    >
      {left.length > 0 && (
        <Section title={recording.left}>
          <Facts
            items={left.map(({ key, code }) => ({
              label: wishes.number(key),
              value: sentence(code),
            }))}
          />
        </Section>
      )}
      <LinkSlips slips={slips}>
        <LinkButton kind="primary" to={`${here}/new`}>
          {recording.next}
        </LinkButton>
        <TextLink to={here}>{claims.desk.title}</TextLink>
      </LinkSlips>
    </Page>
  );
}
