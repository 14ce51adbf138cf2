import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wishesAPicture } from "~/documents/drawings";
import { numberedList } from "~/domain/claims/print.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Tabs } from "~/ui/tabs";
import { articleText, chatText } from "./texts";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.batch.copy.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const every = new URL(request.url).searchParams.has("every");
  const actor = await staff(request);
  const list = await show(numberedList, { actor, input: { slug: params.slug, every } });
  const pictures = Math.ceil(list.wishes.length / wishesAPicture);
  return {
    ...list,
    pictures,
    address: `${env().publicUrl}${to(request, `/batches/${list.slug}`)}`,
  };
}

export default function List() {
  const list = useLoaderData<typeof loader>();
  const text = useText();
  const said = { text, format: useFormat() };
  const words = text.organizer.batch;
  const forms = text.print.list;
  const at = `/organizer/batches/${list.slug}`;
  const every = list.every ? "every&" : "";
  const texts = [
    { label: forms.chat, hint: forms.chatHint, value: chatText(list, said) },
    { label: forms.article, hint: forms.articleHint, value: articleText(list, said) },
  ];
  return (
    <Page title={words.copy.title} lead={words.copy.lead}>
      <Tabs
        label={words.copy.title}
        items={[
          { to: `${at}/list`, label: words.copy.only, current: !list.every },
          { to: `${at}/list?every`, label: words.copy.every, current: list.every },
        ]}
      />
      {list.wishes.length === 0 && <Empty title={words.copy.empty} />}
      {list.wishes.length > 0 && (
        <>
          {texts.map(({ label, hint, value }) => (
            <Section key={label} title={label}>
              <p>{hint}</p>
              <textarea className="control copy-text" aria-label={label} readOnly value={value} />
            </Section>
          ))}
          <Section title={forms.picture}>
            <p>{forms.pictureAbout}</p>
            <Actions>
              {Array.from({ length: list.pictures }, (_, index) => (
                <LinkButton key={index} to={`${at}/list.png?${every}page=${index + 1}`}>
                  {forms.pictureOf(index + 1)}
                </LinkButton>
              ))}
            </Actions>
          </Section>
        </>
      )}
      <TextLink to={at}>{words.back}</TextLink>
    </Page>
  );
}
