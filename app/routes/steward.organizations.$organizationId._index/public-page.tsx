import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { Section } from "~/ui/page";
import { Panel } from "~/ui/panel";

type Kept = { wanted: boolean; intro: string; revisedAt: string; closed: boolean };

/** What a business has for everybody to read, and the way to close it. */
export function PublicPage({
  here,
  slug,
  page,
  shown,
}: {
  here: string;
  slug: string;
  page: Kept | null;
  shown: boolean;
}) {
  const { keep, steward } = useText().businesses;
  return (
    <Section title={steward.title}>
      {page ? (
        <Panel>
          <Facts
            items={[
              { label: keep.intro, value: page.intro || "–" },
              { label: steward.revised, value: <Day at={page.revisedAt} as="dayTime" /> },
            ]}
          />
          {page.closed && <p>{steward.closed}</p>}
          {!page.wanted && <p>{steward.off}</p>}
          <Actions>
            {page.closed ? (
              <LinkButton to={`${here}/page-reopening`}>{steward.reopen}</LinkButton>
            ) : (
              <LinkButton to={`${here}/page-closing`} kind="danger">
                {steward.close}
              </LinkButton>
            )}
            {page.wanted && !page.closed && shown && (
              <TextLink to={`/businesses/${slug}`}>{steward.open}</TextLink>
            )}
          </Actions>
        </Panel>
      ) : (
        <p className="field-hint">{steward.none}</p>
      )}
    </Section>
  );
}
