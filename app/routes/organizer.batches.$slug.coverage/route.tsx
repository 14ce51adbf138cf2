import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { coverage, lookAtSchools } from "~/domain/claims/coverage.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show, submit } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { usePlaceName } from "~/parts/desk";
import { Empty } from "~/ui/empty";
import { Figures } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { CoverageTable } from "./coverage-table";
import { Schools, type School } from "./schools";

export const handle: Handle = { hydrates: true, title: (text) => text.board.coverage.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(coverage, { actor: await staff(request), input: { slug: params.slug } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(lookAtSchools, {
    actor: await staff(request),
    input: { slug: params.slug },
    then: (schools) => Response.json({ schools }),
  });

export default function Coverage() {
  const { slug, title, whole, categories, places, children, opensRecords } =
    useLoaderData<typeof loader>();
  const schools = useActionData<{ schools?: School[] }>()?.schools;
  const { board, organizer, wishes } = useText();
  const words = board.coverage;
  const format = useFormat();
  const placeName = usePlaceName();
  const at = `/organizer/batches/${slug}`;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      crumbs={[{ to: at, label: title }, { label: words.title }]}
    >
      {whole.wishes === 0 ? (
        <Empty title={words.none} action={{ to: at, label: organizer.batch.back }} />
      ) : (
        <>
          <Figures
            items={[
              { label: words.wishes, value: format.number(whole.wishes) },
              { label: words.taken, value: format.number(whole.taken) },
              { label: words.granted, value: format.number(whole.granted), done: true },
              {
                label: words.waiting,
                value: format.number(whole.wishes - whole.taken - whole.granted),
              },
            ]}
          />
          <Section title={words.byPlace}>
            <CoverageTable
              label={words.byPlace}
              of={words.place}
              rows={places.map((one) => ({ ...one, key: one.code, name: placeName(one) }))}
            />
          </Section>
          <Section title={words.byCategory}>
            <CoverageTable
              label={words.byCategory}
              of={words.category}
              rows={categories.map((one) => ({
                ...one,
                key: one.category,
                name: wishes.category[one.category],
              }))}
            />
          </Section>
          <Section title={words.bySchool} id="schools">
            <Schools schools={schools} children={children} opens={opensRecords} />
          </Section>
        </>
      )}
    </Page>
  );
}
