import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { newWishPage } from "~/domain/batches/queries.server";
import { addFurtherWish, addWish } from "~/domain/wishes/add-wish.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ChildFields, WishFields } from "~/parts/wish-fields";
import { Actions, Button, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.new.title };

const childAt = (request: Request) => new URL(request.url).searchParams.get("child") ?? "";

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(newWishPage, {
    actor: await staff(request),
    input: { slug: params.slug, childId: childAt(request) },
  });

export async function action({ request }: ActionFunctionArgs) {
  const actor = await staff(request);
  const input = await formInput(request);
  const then = ({ id, known }: { id: string; known?: boolean }) =>
    redirect(to(request, `/organizer/wishes/${id}${known ? "?known" : ""}`));
  return "childId" in input
    ? submit(addFurtherWish, { actor, input, request, then })
    : submit(addWish, { actor, input, request, then });
}

export default function NewWish() {
  const { id, slug, title, childId, siblings, townships } = useLoaderData<typeof loader>();
  const { drafts, organizer, wishes } = useText();
  return (
    <Page title={drafts.new.title} above={title} narrow>
      <Form className="grid gap-6">
        <Refused
          labels={{ ...drafts.child, ...drafts.wish, townshipCode: drafts.child.township }}
        />
        <input type="hidden" name="batchId" value={id} />
        {childId ? (
          <Callout>
            <input type="hidden" name="childId" value={childId} />
            <p>{drafts.child.siblings}</p>
            <ul>
              {siblings.map((one) => (
                <li
                  key={one.number}
                >{`${wishes.number(one.number)} ${one.alias} · ${one.title}`}</li>
              ))}
            </ul>
          </Callout>
        ) : (
          <Panel title={drafts.child.legend}>
            <p>{drafts.child.lead}</p>
            <ChildFields townships={townships} />
          </Panel>
        )}
        <Panel title={drafts.wish.legend}>
          <WishFields />
          <Actions>
            <Button>{drafts.new.save}</Button>
            <TextLink to={`/organizer/batches/${slug}`}>{organizer.batch.back}</TextLink>
          </Actions>
        </Panel>
      </Form>
    </Page>
  );
}
