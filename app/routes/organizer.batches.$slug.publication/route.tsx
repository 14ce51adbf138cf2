import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { deskBatch } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { stepOf } from "~/parts/desk";
import { TextLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Page } from "~/ui/page";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.organizer.batch.publication.title,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = { slug: params.slug };
  const { slug, wishes } = await show(deskBatch, { actor: await staff(request), input });
  return { slug, ready: wishes.filter((wish) => stepOf(wish) === "publish").length };
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(publishBatch, {
    actor: await staff(request),
    input: { slug: params.slug },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}`)),
  });

export default function Publication() {
  const { slug, ready } = useLoaderData<typeof loader>();
  const words = useText().organizer.batch;
  if (ready === 0) {
    return (
      <Page title={words.publication.title} lead={words.publication.none} narrow>
        <TextLink to={`/organizer/batches/${slug}`}>{words.back}</TextLink>
      </Page>
    );
  }
  return (
    <Confirm
      title={words.publication.title}
      lead={words.publication.lead}
      button={words.publication.go}
      back={{ to: `/organizer/batches/${slug}`, label: words.back }}
    >
      <p>{words.publication.count(ready)}</p>
    </Confirm>
  );
}
