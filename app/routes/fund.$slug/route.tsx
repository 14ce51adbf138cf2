import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { FundNav } from "./fund-nav";

export const handle: Handle<{ name: string }> = { hydrates: true, title: (_, { name }) => name };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  (await atFund(request, params.slug)).fund;

export default function FundDesk() {
  const fund = useLoaderData<typeof loader>();
  return (
    <>
      <FundNav fund={fund} />
      <Outlet />
    </>
  );
}
