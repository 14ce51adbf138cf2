import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Person } from "~/domain/actor";
import { hubBoard, parcelAtHub } from "~/domain/deliveries/queries.server";
import { ask } from "~/domain/run.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Refusal } from "~/platform/refusal";
import { Callout } from "~/ui/panel";
import { Page } from "~/ui/page";
import { Brought, Expected, Today } from "./board";
import { CodeField } from "./code-field";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.hub.title };

/** A scanner reads an address or the bare code; the code is the last eight of it. */
const codeIn = (scanned: string) =>
  /([A-Z0-9]{8})\/?$/.exec(scanned.normalize("NFKC").toUpperCase().replace(/[\s-]/g, ""))?.[1];

/** Whether the code is on a parcel that this hub's people may open. */
const isKnown = (actor: Person, key: string) =>
  ask(parcelAtHub, { actor, input: { key } }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal) return false;
      throw error;
    },
  );

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const typed = new URL(request.url).searchParams.get("code") ?? "";
  const code = codeIn(typed);
  if (code && (await isKnown(actor, code))) throw redirect(to(request, `/organizer/hub/${code}`));
  return { ...(await show(hubBoard, { actor, input: {} })), typed };
};

export default function Hub() {
  const board = useLoaderData<typeof loader>();
  const { deliveries } = useText();
  return (
    <Page
      title={deliveries.hub.title}
      lead={deliveries.hub.lead}
      crumbs={[{ to: "/organizer", label: deliveries.desk }, { label: deliveries.hub.title }]}
    >
      <CodeField typed={board.typed} />
      {board.late > 0 && <Callout>{deliveries.hub.late(board.late)}</Callout>}
      <Expected parcels={board.parcels} />
      <Brought gifts={board.brought} />
      <Today gifts={board.today} />
    </Page>
  );
}
