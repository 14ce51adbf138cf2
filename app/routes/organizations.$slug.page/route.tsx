import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { businessPage } from "~/domain/accounts/business-page.server";
import { reviseBusinessPage } from "~/domain/accounts/revise-business-page.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { memberOf } from "~/http/organization.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Page } from "~/ui/page";
import { PageForm } from "./page-form";
import { Standing } from "./standing";

export const handle: Handle = { hydrates: true, title: (text) => text.businesses.keep.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, organization } = await memberOf(request, params.slug);
  return show(businessPage, { actor, input: organization });
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { actor, organization } = await memberOf(request, params.slug);
  const { organizationId } = organization;
  return submit(reviseBusinessPage, {
    actor,
    input: { ...(await formInput(request)), organizationId },
    then: () => redirect(to(request, `/organizations/${params.slug}/page`)),
  });
};

export default function KeepPage() {
  const page = useLoaderData<typeof loader>();
  const { keep } = useText().businesses;
  return (
    <Page
      above={<span lang={useWrittenIn()}>{page.name}</span>}
      title={keep.title}
      lead={keep.lead}
      narrow
    >
      <Standing page={page} />
      <PageForm page={page} />
    </Page>
  );
}
