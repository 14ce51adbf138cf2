import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { stockAtHub } from "~/domain/deliveries/stock-queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Settled, Waiting } from "./lists";

export const handle: Handle = { hydrates: true, title: (text) => text.hub.stock.title };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  show(stockAtHub, { actor: await staff(request), input: {} });

export default function Stock() {
  const { waiting, settled } = useLoaderData<typeof loader>();
  const { hub } = useText();
  const { stock: text } = hub;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      crumbs={[{ to: "/organizer/hub", label: hub.title }, { label: text.title }]}
    >
      {waiting.length > 0 ? (
        <Waiting things={waiting} />
      ) : (
        <Empty title={text.empty} action={{ to: "/organizer/hub", label: hub.back }}>
          {text.emptyNote}
        </Empty>
      )}
      {settled.length > 0 && <Settled things={settled} />}
    </Page>
  );
}
