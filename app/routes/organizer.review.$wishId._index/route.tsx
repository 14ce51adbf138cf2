import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { readText } from "~/domain/wishes/read-texts.server";
import { strikeFinds } from "~/domain/wishes/revise-wish.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { reveal, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LastDecided } from "~/parts/last-decided";
import { readingList, walkOf } from "~/parts/review-walk";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Decisions } from "./decisions";
import { KeysShown } from "./keys-shown";
import { TextOnTag } from "./text-on-tag";
import { useReading } from "./use-reading";
import { WaysOn } from "./ways-on";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.review.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const actor = await staff(request, { role: "reviewer" });
  return reveal(readText, { actor, input: { ...query, wishId: params.wishId } });
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(strikeFinds, {
    actor: await staff(request),
    input: { ...(await formInput(request)), wishId: params.wishId },
    then: (struck) => Response.json(struck),
  });

/** One text at a time, the next one at hand: by key, by thumb, or as plain forms. */
export default function ReadText() {
  const data = useLoaderData<typeof loader>();
  const walk = walkOf(useSearchParams()[0]);
  const { struck } = useActionData<{ struck?: number }>() ?? {};
  const { wishes, drafts } = useText();
  const { review } = drafts;
  const reading = useReading(data);
  const { text, place, heading, told } = reading;
  const where = place && `${walk.done + place} / ${walk.done + data.waiting}`;
  return (
    <Page
      above={[text.batchTitle, where].filter(Boolean).join(" · ")}
      crumbs={[
        { to: readingList(walk), label: review.title },
        { label: wishes.number(text.number) },
      ]}
      narrow
    >
      <p role="status" className="unseen">
        {told}
      </p>
      {data.last && <LastDecided last={data.last} walk={walk} />}
      {struck !== undefined && !reading.going && <Callout>{review.struck}</Callout>}
      {text.mine && <Callout>{review.mine}</Callout>}
      {!text.collected && <Callout>{review.noConsent}</Callout>}
      {text.sentBackNote && <Callout>{drafts.page.sentBack + text.sentBackNote}</Callout>}
      {text.state !== "draft" && <Callout>{review.decided[text.state]}</Callout>}
      <TextOnTag
        key={`${text.id}-${text.title}-${text.words}`}
        text={text}
        heading={heading}
        busy={reading.going}
        hold={reading.hold}
      />
      <Decisions key={text.id} text={text} walk={walk} next={reading.next} hold={reading.hold} />
      <WaysOn walk={walk} previous={data.previous} next={reading.next} />
      <KeysShown />
    </Page>
  );
}
