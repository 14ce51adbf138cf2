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
import { Button } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Form } from "~/ui/form";
import { Page, Section } from "~/ui/page";
import { Refused } from "~/ui/refused";
import { BulkBar } from "~/ui/table";
import { TextsRead } from "./texts-read";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.review.title };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  reveal(readTexts, { actor: await staff(request, { role: "reviewer" }), input: {} });

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(approveWishes, {
    actor: await staff(request),
    input: await formInput(request),
    then: () => redirect(to(request, "/organizer/review")),
  });

export default function Review() {
  const { drafts, more } = useLoaderData<typeof loader>();
  const words = useText().drafts.review;
  const marked = drafts.filter(({ finds }) => Object.keys(finds).length > 0);
  const plain = drafts.filter(({ finds }) => Object.keys(finds).length === 0);
  return (
    <Page title={words.title} lead={words.lead}>
      {drafts.length === 0 && <Empty title={words.none}>{words.noneWhy}</Empty>}
      {marked.length > 0 && (
        <Section title={words.marked}>
          <TextsRead texts={marked} />
        </Section>
      )}
      {plain.length > 0 && (
        <Section title={words.plain}>
          <Form>
            <Refused />
            <TextsRead texts={plain} picks />
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
