import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Callout } from "~/ui/panel";

type Page = { slug: string; wanted: boolean; closed: boolean };

/** Whether the page is public now, and where; or that a steward closed it. */
export function Standing({ page: { slug, wanted, closed } }: { page: Page }) {
  const { keep, steward } = useText().businesses;
  if (closed) return <Callout>{keep.isClosed}</Callout>;
  if (!wanted) return null;
  return (
    <Callout>
      {keep.isOpen} <TextLink to={`/businesses/${slug}`}>{steward.open}</TextLink>
    </Callout>
  );
}
