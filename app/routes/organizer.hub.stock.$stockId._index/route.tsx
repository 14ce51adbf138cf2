import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { giveStock } from "~/domain/deliveries/give-stock.server";
import { stockPage } from "~/domain/deliveries/stock-queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Page, Two } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Choose } from "./choose";
import { StockFacts } from "./stock-facts";

export const handle: Handle = { hydrates: true, title: (text) => text.hub.stock.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const all = new URL(request.url).searchParams.has("all");
  return show(stockPage, { actor: await staff(request), input: { ...params, all } });
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(giveStock, {
    actor: await staff(request),
    input: { ...(await formInput(request)), stockId: params.stockId },
    then: () => redirect(to(request, `/organizer/hub/stock/${params.stockId}`)),
  });

export default function StockPage() {
  const thing = useLoaderData<typeof loader>();
  const { hub } = useText();
  const { stock: text } = hub;
  const written = useWrittenIn();
  return (
    <Page
      title={<span lang={written}>{thing.title}</span>}
      crumbs={[
        { to: "/organizer/hub", label: hub.title },
        { to: "/organizer/hub/stock", label: text.title },
        { label: <span lang={written}>{thing.title}</span> },
      ]}
    >
      <Two aside={<StockFacts thing={thing} />}>
        {thing.state !== "waiting" && <Callout>{text.states[thing.state]}</Callout>}
        {thing.state === "waiting" && !thing.decides && <Callout>{text.decidesOnly}</Callout>}
        {thing.state === "waiting" && thing.decides && <Choose thing={thing} />}
      </Two>
    </Page>
  );
}
