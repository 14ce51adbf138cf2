import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { Page, Section } from "~/ui/page";

export const handle: Handle = {
  title: ({ pages }) => pages.privacy.title,
  summary: ({ pages }) => pages.privacy.lead,
};

export default function Privacy() {
  const { privacy } = useText().pages;
  const parts = [
    {
      title: privacy.child,
      notes: [privacy.childKept, privacy.childPublic, privacy.childConsent, privacy.childErased],
    },
    { title: privacy.never, notes: [privacy.neverNote] },
    { title: privacy.donor, notes: [privacy.donorKept, privacy.donorGuest] },
    { title: privacy.concern, notes: [privacy.concernNote] },
    { title: privacy.cookies, notes: [privacy.cookiesNote] },
    { title: privacy.photos, notes: [privacy.photosNote] },
    { title: privacy.logs, notes: [privacy.logsNote] },
    { title: privacy.rights, notes: [privacy.rightsNote] },
  ];
  return (
    <Page title={privacy.title} lead={privacy.lead} narrow>
      {parts.map(({ title, notes }) => (
        <Section key={title} title={title}>
          {notes.map((note) => (
            <p key={note} className="prose">
              {note}
            </p>
          ))}
        </Section>
      ))}
    </Page>
  );
}
