import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { PrintedAddress } from "~/parts/printed-address";
import { Actions, LinkButton } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";
import { Asked } from "./asked";
import { PictureRoad } from "./picture-road";

export const handle: Handle = {
  title: ({ about }) => about.title,
  summary: ({ about }) => about.lead,
  listed: true,
};

export default function About() {
  const { about, businesses, pages } = useText();
  return (
    <Page title={about.title} lead={about.lead}>
      <Section title={about.road}>
        <PictureRoad />
      </Section>
      <Section title={about.asked}>
        <Asked />
      </Section>
      <Section title={about.more}>
        <Shortcuts
          items={[
            { to: "/businesses", label: businesses.title },
            { to: "/apply", label: about.apply },
            { to: "/privacy", label: about.privacy },
          ]}
        />
        <Actions>
          <LinkButton kind="primary" to="/wishes">
            {pages.home.see}
          </LinkButton>
        </Actions>
      </Section>
      <PrintedAddress />
    </Page>
  );
}
