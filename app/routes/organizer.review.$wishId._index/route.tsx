import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readText } from "~/domain/wishes/read-texts.server";
import { strikeWish } from "~/domain/wishes/revise-wish.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { reveal, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Marked } from "~/parts/marked";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Field, TextArea } from "~/ui/field";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.review.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(readText, { actor: await staff(request), input: { wishId: params.wishId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(strikeWish, {
    actor: await staff(request),
    input: { ...(await formInput(request)), wishId: params.wishId },
    then: (struck) => Response.json(struck),
  });

const fields = ["title", "words", "size", "colour", "style", "alias"] as const;

export default function ReadText() {
  const text = useLoaderData<typeof loader>();
  const answer = useActionData<{ becameAuthor?: boolean }>();
  const { review, wish, page } = useText().drafts;
  const { wishes } = useText();
  const at = `/organizer/review/${text.id}`;
  const approvable = text.state === "draft" && !text.mine && text.collected;
  return (
    <Page
      above={`${text.batchTitle} · ${wishes.number(text.number)}`}
      title={text.title}
      crumbs={[{ to: "/organizer/review", label: review.title }, { label: text.title }]}
      narrow
    >
      {answer?.becameAuthor !== undefined && (
        <Callout>{answer.becameAuthor ? review.became : review.struck}</Callout>
      )}
      {text.mine && <Callout>{review.mine}</Callout>}
      {!text.collected && <Callout>{review.noConsent}</Callout>}
      {text.sentBackNote && <Callout>{page.sentBack + text.sentBackNote}</Callout>}
      <Facts
        items={fields
          .filter((field) => text[field])
          .map((field) => ({
            label: wish[field],
            value: <Marked text={text[field]} finds={text.finds[field] ?? []} />,
          }))}
      />
      <Actions>
        {approvable && (
          <LinkButton kind="primary" to={`${at}/approval`}>
            {review.approve}
          </LinkButton>
        )}
        <LinkButton to={`${at}/return`}>{review.sendBack}</LinkButton>
      </Actions>
      <Panel>
        <Form>
          <Refused />
          <Callout>{review.strikeHint}</Callout>
          <Field name="title" label={wish.title} value={text.title} />
          <TextArea name="words" label={wish.words} value={text.words} optional />
          <Field name="size" label={wish.size} value={text.size} optional />
          <Field name="colour" label={wish.colour} value={text.colour} optional />
          <Field name="style" label={wish.style} value={text.style} optional />
          <Actions>
            <Button kind="quiet">{review.strike}</Button>
            <TextLink to="/organizer/review">{review.back}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
