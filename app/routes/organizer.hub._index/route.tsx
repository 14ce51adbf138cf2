import { redirect, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hubBoard, keyAtHub } from "~/domain/deliveries/queries.server";
import { permissions } from "~/http/csp.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { justDone } from "~/http/hub.server";
import { to } from "~/http/locale";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton } from "~/ui/button";
import { Callout } from "~/ui/panel";
import { Page } from "~/ui/page";
import { Brought, Expected, Today } from "./board";
import { CodeField } from "./code-field";
import { JustDone } from "./just-done";
import { Late } from "./late";

export const handle: Handle = { hydrates: true, title: (text) => text.hub.title };

/** The one page that may ask for the camera. */
export const headers: HeadersFunction = () => ({ "permissions-policy": permissions(true) });

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const asked = new URL(request.url).searchParams;
  const typed = (asked.get("code") ?? "").slice(0, 300);
  const { key } = await show(keyAtHub, { actor, input: { typed } });
  if (key) throw redirect(to(request, `/organizer/hub/${key}`));
  const just = await justDone(actor, asked.get("done"));
  return { ...(await show(hubBoard, { actor, input: {} })), typed, just };
};

export default function Hub() {
  const board = useLoaderData<typeof loader>();
  const { deliveries, hub } = useText();
  return (
    <Page
      title={hub.title}
      lead={hub.lead}
      crumbs={[{ to: "/organizer", label: deliveries.desk }, { label: hub.title }]}
    >
      {board.just && <JustDone just={board.just} />}
      <CodeField typed={board.typed} />
      {board.stock > 0 && (
        <Callout>
          <Actions>
            <span>{hub.stock.count(board.stock)}</span>
            <LinkButton small to="/organizer/hub/stock">
              {hub.stock.go}
            </LinkButton>
          </Actions>
        </Callout>
      )}
      <Late gifts={board.late} />
      <Expected parcels={board.parcels} />
      <Brought gifts={board.brought} />
      <Today gifts={board.today} />
    </Page>
  );
}
