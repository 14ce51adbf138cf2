import { useLoaderData } from "@remix-run/react";
import type { Handle } from "~/http/handle";
import { terms } from "~/http/terms.server";
import { useText, useTo } from "~/i18n/reader";
import { Page, Section } from "~/ui/page";
import { CookieTable, Terms } from "./tables";

export const handle: Handle = {
  title: ({ privacy }) => privacy.title,
  summary: ({ privacy }) => privacy.lead,
  listed: true,
};

export const loader = () => terms();

export default function Privacy() {
  const { days, cookies, mail, steward } = useLoaderData<typeof loader>();
  const { privacy: text, site } = useText();
  const to = useTo();
  return (
    <Page title={text.title} lead={text.lead} narrow>
      <Part title={text.child}>
        {[text.childKept, text.childPublic, text.childMatched]}
        {[text.childConsent, text.childErased, text.papers]}
      </Part>
      <Part title={text.never}>{[text.neverNote]}</Part>
      <Part title={text.donor}>
        {[text.donorKept, text.donorSeen, text.donorByHand, text.donorGuest]}
      </Part>
      <Part title={text.organizations}>{[text.organizationsNote]}</Part>
      <Part title={text.concern}>{[text.concernNote]}</Part>
      <Part title={text.photos}>{[text.photosNote]}</Part>
      <Part title={text.tables}>{[text.tablesNote]}</Part>
      <Part title={text.mail}>{[text.mailNote, text.mailBy[mail]]}</Part>
      <Section title={text.kept}>
        <p className="prose">{text.keptNote}</p>
        <Terms days={days} />
        <p className="prose">{text.stays}</p>
      </Section>
      <Section title={text.cookies}>
        <p className="prose">{text.cookiesNote}</p>
        <CookieTable cookies={cookies} />
        <p className="prose">{text.browserNote}</p>
      </Section>
      <Part title={text.logs}>{[text.logsNote]}</Part>
      <Section title={text.rights}>
        {[text.rightsSee, text.rightsErase, text.rightsGuardian].map((right) => (
          <p key={right} className="prose">
            {right}
          </p>
        ))}
        <p className="prose">
          {steward ? (
            <>
              {text.rightsWrite} <a href={`mailto:${steward}`}>{steward}</a>
            </>
          ) : (
            <>
              {text.rightsAsk} <a href={to("/concerns/new")}>{site.concern}</a>
            </>
          )}
        </p>
      </Section>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: string[] | string[][] }) {
  return (
    <Section title={title}>
      {children.flat().map((note) => (
        <p key={note} className="prose">
          {note}
        </p>
      ))}
    </Section>
  );
}
