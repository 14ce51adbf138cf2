import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicBusinesses } from "~/domain/claims/businesses.server";
import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { BusinessTable } from "./business-table";

export const handle: Handle<{ after: string }> = {
  title: ({ businesses }) => businesses.title,
  summary: ({ businesses }) => businesses.lead,
  listed: true,
  asks: ({ after }) => ({ after: after || undefined }),
};

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams.get("after") ?? "";
  const page = await publicBusinesses(asked);
  return { ...page, deep: page.after !== "" };
};

export default function Businesses() {
  const { businesses, next, deep } = useLoaderData<typeof loader>();
  const { businesses: text, site } = useText();
  return (
    <Page
      crumbs={[{ to: "/about", label: site.about }, { label: text.title }]}
      title={text.title}
      lead={text.lead}
    >
      {businesses.length > 0 ? (
        <BusinessTable businesses={businesses} />
      ) : (
        <Empty title={text.none} drawing="lamp" action={{ to: "/wishes", label: text.wishes }}>
          {text.noneNote}
        </Empty>
      )}
      {(next || deep) && (
        <Pager
          note={text.shown(businesses.length)}
          previous={deep ? { to: "/businesses", label: text.first } : undefined}
          next={
            next
              ? { to: `/businesses?after=${encodeURIComponent(next)}`, label: text.next }
              : undefined
          }
        />
      )}
    </Page>
  );
}
