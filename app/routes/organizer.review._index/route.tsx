import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approveWishes } from "~/domain/wishes/approve-wish.server";
import { readTexts } from "~/domain/wishes/read-texts.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reveal, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LastDecided } from "~/parts/last-decided";
import { readingAt, readingList, walkOf } from "~/parts/review-walk";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Form } from "~/ui/form";
import { Page, Section } from "~/ui/page";
import { Refused } from "~/ui/refused";
import { BulkBar } from "~/ui/table";
import { TextsMarked } from "./texts-marked";
import { TextsRead } from "./texts-read";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.review.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request, { role: "reviewer" });
  const input = Object.fromEntries(new URL(request.url).searchParams);
  return reveal(readTexts, { actor, input });
};

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(approveWishes, {
    actor: await staff(request),
    input: await formInput(request),
    then: () => redirect(to(request, readingList(walkOf(new URL(request.url).searchParams)))),
  });

export default function Review() {
  const { drafts, more, batch, last } = useLoaderData<typeof loader>();
  const words = useText().drafts.review;
  const walk = { batch: batch?.slug ?? "", done: 0 };
  const first = drafts[0];
  const marked = drafts.filter(({ finds }) => Object.keys(finds).length > 0);
  const plain = drafts.filter(({ finds }) => Object.keys(finds).length === 0);
  return (
    <Page above={batch && words.onlyBatch + batch.title} title={words.title} lead={words.lead}>
      {last && <LastDecided last={last} walk={walk} />}
      {!first && <Empty title={words.none}>{words.noneWhy}</Empty>}
      {(first ?? batch) && (
        <Actions>
          {first && (
            <LinkButton kind="primary" to={readingAt(first.id, walk)}>
              {words.oneByOne}
            </LinkButton>
          )}
          {batch && <TextLink to="/organizer/review">{words.allBatches}</TextLink>}
        </Actions>
      )}
      {marked.length > 0 && (
        <Section title={words.marked}>
          <TextsMarked texts={marked} walk={walk} />
        </Section>
      )}
      {plain.length > 0 && (
        <Section title={words.plain}>
          <Form action={readingList(walk)}>
            <Refused />
            <TextsRead texts={plain} walk={walk} />
            {plain.some(({ collected }) => collected) && (
              <BulkBar note={more ? words.more : words.plain}>
                <Button small>{words.approveAll}</Button>
              </BulkBar>
            )}
          </Form>
        </Section>
      )}
    </Page>
  );
}
