import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { PrintedAddress } from "~/parts/printed-address";
import { Drawing } from "~/ui/drawing";
import { Actions, LinkButton } from "~/ui/button";
import { Page, Section } from "~/ui/page";

export const handle: Handle = {
  title: ({ pages }) => pages.about.title,
  summary: ({ pages }) => pages.about.lead,
};

export default function About() {
  const { about, home } = useText().pages;
  const road = [
    { drawing: "book", title: about.collect, note: about.collectNote },
    { drawing: "glasses", title: about.check, note: about.checkNote },
    { drawing: "lamp", title: about.claim, note: about.claimNote },
    { drawing: "bicycle", title: about.deliver, note: about.deliverNote },
    { drawing: "art", title: about.confirm, note: about.confirmNote },
    { drawing: "coat", title: about.see, note: about.seeNote },
  ] as const;
  const more = [
    { title: about.children, note: about.childrenNote },
    { title: about.fair, note: about.fairNote },
    { title: about.money, note: about.moneyNote },
    { title: about.contact, note: about.contactNote },
  ];
  return (
    <Page title={about.title} lead={about.lead}>
      <ol className="picture-road">
        {road.map(({ drawing, title, note }) => (
          <li key={drawing}>
            <Drawing name={drawing} size="large" />
            <h2>{title}</h2>
            <p>{note}</p>
          </li>
        ))}
      </ol>
      {more.map(({ title, note }) => (
        <Section key={title} title={title}>
          <p className="prose">{note}</p>
        </Section>
      ))}
      <Actions>
        <LinkButton kind="primary" to="/wishes">
          {home.see}
        </LinkButton>
      </Actions>
      <PrintedAddress />
    </Page>
  );
}
