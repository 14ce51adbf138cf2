import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicBusiness } from "~/domain/claims/businesses.server";
import type { Handle } from "~/http/handle";
import { notFound } from "~/http/pages.server";
import { useText } from "~/i18n/reader";
import { ConcernLink } from "~/parts/concern-link";
import { useWrittenIn } from "~/parts/language";
import { businessData } from "~/parts/linked-data";
import { PrintedAddress } from "~/parts/printed-address";
import { Day } from "~/ui/day";
import { Page } from "~/ui/page";
import { Given } from "./given";
import { Lately } from "./lately";

type Wire = NonNullable<Awaited<ReturnType<typeof publicBusiness>>>;

export const handle: Handle<Wire> = {
  title: (_, { name }) => name,
  summary: ({ businesses }, { intro }) => intro || businesses.lead,
  listed: true,
  told: businessData,
};

export const loader = async ({ params }: LoaderFunctionArgs): Promise<Wire> => {
  const business = await publicBusiness(params.slug ?? "");
  if (!business) throw notFound();
  return business;
};

export default function BusinessPage() {
  const { slug, name, verifiedAt, intro, figures, wishes } = useLoaderData<typeof loader>();
  const { businesses: text, common } = useText();
  const written = useWrittenIn();
  return (
    <Page
      crumbs={[
        { to: "/businesses", label: text.title },
        { label: name, lang: written },
      ]}
      title={<span lang={written}>{name}</span>}
      lead={intro && <span lang={written}>{intro}</span>}
    >
      <p className="field-hint">
        {text.verified}
        {common.colon}
        <Day at={verifiedAt} />
        {common.comma}
        {text.verifiedNote}
      </p>
      <Given figures={figures} listed={wishes.length > 0} />
      <Lately wishes={wishes} />
      <ConcernLink about={`business:${slug}`} />
      <PrintedAddress />
    </Page>
  );
}
