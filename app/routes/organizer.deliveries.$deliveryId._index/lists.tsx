import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Section } from "~/ui/page";
import type { loader } from "./route";

type Delivery = ReturnType<typeof useLoaderData<typeof loader>>;

/** The papers that the receivers signed. */
export function Lists({ delivery }: { delivery: Delivery }) {
  const { page } = useText().deliveries;
  if (delivery.gifts.length === 0) return null;
  return (
    <Section
      title={page.lists}
      action={
        delivery.invites && (
          <LinkButton to={`/organizer/deliveries/${delivery.id}/list`}>{page.addList}</LinkButton>
        )
      }
    >
      <p>{page.listsLead}</p>
      {delivery.papers.map(({ id, takenInAt, readable }) => (
        <p key={id}>
          <Day at={takenInAt} as="dayTime" />{" "}
          {readable ? (
            <TextLink to={`/organizer/confirmations/lists/${id}`}>{page.readList}</TextLink>
          ) : (
            page.ownList
          )}
        </p>
      ))}
    </Section>
  );
}
