import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskBatch } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Tabs } from "~/ui/tabs";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.batch.copy.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = { slug: params.slug };
  const { slug, title, wishes } = await show(deskBatch, { actor: await staff(request), input });
  const every = new URL(request.url).searchParams.has("every");
  const states: string[] = every ? ["open", "taken", "granted"] : ["open"];
  const shown = wishes.filter(
    (one) => states.includes(one.state) && one.publishable && !one.hidden,
  );
  return { slug, title, every, origin: env().publicUrl, wishes: shown };
}

export default function List() {
  const { slug, title, every, origin, wishes } = useLoaderData<typeof loader>();
  const { organizer, common, wishes: said } = useText();
  const words = organizer.batch;
  const format = useFormat();
  const to = useTo();
  const at = `/organizer/batches/${slug}/list`;
  const lines = wishes.map((wish) =>
    [
      said.number(wish.number),
      [wish.title, wish.size, wish.colour, wish.style].filter(Boolean).join(" "),
      wish.alias,
      format.money(wish.price),
      ...(every
        ? [said.status[wish.state === "granted" || wish.state === "taken" ? wish.state : "open"]]
        : []),
    ].join(common.comma),
  );
  const text = [title, ...lines, `${words.copy.link} ${origin}${to(`/batches/${slug}`)}`].join(
    "\n",
  );
  return (
    <Page title={words.copy.title} lead={words.copy.lead}>
      <Tabs
        label={words.copy.title}
        items={[
          { to: at, label: words.copy.only, current: !every },
          { to: `${at}?every`, label: words.copy.every, current: every },
        ]}
      />
      {wishes.length > 0 ? (
        <textarea
          className="control copy-text"
          aria-label={words.copy.label}
          readOnly
          value={text}
        />
      ) : (
        <Empty title={words.copy.empty} />
      )}
      <TextLink to={`/organizer/batches/${slug}`}>{words.back}</TextLink>
    </Page>
  );
}
