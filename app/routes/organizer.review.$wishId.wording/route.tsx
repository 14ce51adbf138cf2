import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { wishPage } from "~/domain/wishes/queries.server";
import { strikeWish } from "~/domain/wishes/revise-wish.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { readingAt, walkOf } from "~/parts/review-walk";
import { Actions, Button, TextLink } from "~/ui/button";
import { Field, TextArea } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.review.wording };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await staff(request, { role: "reviewer" });
  return show(wishPage, { actor, input: { wishId: params.wishId } });
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(strikeWish, {
    actor: await staff(request),
    input: { ...(await formInput(request)), wishId: params.wishId },
    then: () => {
      const walk = walkOf(new URL(request.url).searchParams);
      return redirect(to(request, readingAt(params.wishId!, walk)));
    },
  });

export default function Wording() {
  const text = useLoaderData<typeof loader>();
  const walk = walkOf(useSearchParams()[0]);
  const { wishes, drafts } = useText();
  const { review, wish } = drafts;
  return (
    <Page
      above={`${text.batchTitle} · ${wishes.number(text.number)}`}
      title={review.wording}
      lead={review.strikeHint}
      crumbs={[
        { to: "/organizer/review", label: review.title },
        { to: readingAt(text.id, walk), label: text.title },
        { label: review.wording },
      ]}
      narrow
    >
      {text.isPublic && <Callout>{review.onlyStrike}</Callout>}
      <Panel>
        <Form revises>
          <Refused />
          <Field name="title" label={wish.title} value={text.title} />
          <TextArea name="words" label={wish.words} value={text.words} optional />
          <Field name="size" label={wish.size} value={text.size} optional />
          <Field name="colour" label={wish.colour} value={text.colour} optional />
          <Field name="style" label={wish.style} value={text.style} optional />
          <Actions>
            <Button>{review.save}</Button>
            <TextLink to={readingAt(text.id, walk)}>{review.backToText}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
