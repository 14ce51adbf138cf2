import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ConsentScope } from "~/domain/privacy/input";
import { childPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText, useTo } from "~/i18n/reader";
import { usePlaceName } from "~/parts/desk";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Page, Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Table } from "~/ui/table";
import { Shortcuts } from "~/ui/todo";

export const handle: Handle = { hydrates: true, title: (text) => text.consents.child.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(childPage, { actor: await staff(request), input: { childId: params.childId } });

const tones = { given: "done", withdrawn: "stop", expired: "stop" } as const;

export default function Child() {
  const child = useLoaderData<typeof loader>();
  const { consents, wishes } = useText();
  const words = consents.child;
  const placeName = usePlaceName();
  const to = useTo();
  const day = (date: string) => <Day at={`${date}T12:00:00+08:00`} />;
  const at = `/organizer/children/${child.id}`;
  const ways = [
    { to: `${at}/record`, label: words.open, when: child.may.open && !child.erased },
    { to: `${at}/withdrawal`, label: words.withdraw, when: child.may.withdraw && !child.erased },
    { to: `${at}/erasure`, label: words.erase, when: child.may.erase && !child.erased },
  ].filter(({ when }) => when);
  return (
    <Page
      above={[placeName(child), child.ageBand && wishes.ageBand[child.ageBand]]
        .filter(Boolean)
        .join(" · ")}
      title={child.wishes[0]?.alias ?? words.title}
      lead={words.lead}
    >
      {child.erased && <Callout>{words.erased}</Callout>}
      {ways.length > 0 && <Shortcuts items={ways} />}
      <Section title={words.wishes}>
        <ul className="plain-list">
          {child.wishes.map(({ id, number, title, alias }) => (
            <li key={id}>
              <a href={to(`/organizer/wishes/${id}`)}>
                {`${wishes.number(number)} ${title} · ${alias}`}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.consents}>
        <Table
          label={words.consents}
          rows={child.consents}
          rowKey={({ id }) => id}
          empty={<p>{consents.missing}</p>}
          columns={[
            {
              key: "given",
              head: consents.record.givenOn,
              main: true,
              cell: ({ givenOn, sheetId }) => (
                <a href={to(`/organizer/consents/${sheetId}`)}>{day(givenOn)}</a>
              ),
            },
            {
              key: "scopes",
              head: consents.record.agreed,
              cell: ({ scopes }) =>
                scopes.map((scope) => consents.short[scope as ConsentScope]).join(" · "),
            },
            {
              key: "until",
              head: consents.record.expiresOn,
              cell: ({ expiresOn }) => day(expiresOn),
            },
            {
              key: "state",
              head: consents.record.title,
              cell: ({ state, approved }) => (
                <Badge tone={approved || state !== "given" ? tones[state] : "wait"}>
                  {approved || state !== "given" ? consents.state[state] : consents.waiting}
                </Badge>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
