import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { Danger } from "../concerns.new/danger";

export const handle: Handle = { title: ({ concerns }) => concerns.thanks.title };

/** What becomes of a concern that was sent. Loading it again sends nothing. */
export default function Thanks() {
  const { thanks } = useText().concerns;
  return (
    <Page title={thanks.title} lead={thanks.lead} narrow>
      <Danger />
      <Section title={thanks.next}>
        <ul>
          {Object.values(thanks.steps).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        <TextLink to="/wishes">{thanks.on}</TextLink>
      </Section>
    </Page>
  );
}
