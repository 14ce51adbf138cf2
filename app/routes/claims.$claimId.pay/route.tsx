import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { claimToPay, sendClaimPledge } from "~/http/claim-money.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Empty } from "~/ui/empty";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { PayFields } from "./pay-fields";

export const handle: Handle = { title: ({ claimMoney }) => claimMoney.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  claimToPay(request, await signedIn(request), params.claimId ?? "");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  sendClaimPledge(request, await signedIn(request), params.claimId ?? "");

export default function Pay() {
  const asked = useLoaderData<typeof loader>();
  const { claimMoney: text } = useText();
  return (
    <Page
      above={<span lang={useWrittenIn()}>{asked.title}</span>}
      title={
        <>
          {text.title} <MoneyText value={asked.price} />
        </>
      }
      lead={text.lead}
      narrow
    >
      {asked.funds.length > 0 ? (
        <PayFields asked={asked} />
      ) : (
        <Empty title={text.none} action={{ to: `/claims/${asked.id}`, label: text.back }}>
          {text.noneWhy}
        </Empty>
      )}
    </Page>
  );
}
