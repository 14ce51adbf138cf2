import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Checks } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

export type Thing = ReturnType<typeof useLoaderData<typeof loader>>;
type Wish = Thing["wishes"][number];

/** The wishes that could have it, each with what speaks for it; or it goes back. */
export function Choose({ thing }: { thing: Thing }) {
  const { common, hub } = useText();
  const { stock: text } = hub;
  const why = ({ reasons, batch }: Wish) =>
    [batch, ...reasons.map((reason) => text.reasons[reason])].join(common.comma);
  const [first] = thing.wishes;
  return (
    <Panel title={text.wishes} hiddenTitle>
      <p>{text.wishesLead}</p>
      <Form>
        <Refused />
        {thing.wishes.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <Checks
            name="wishId"
            legend={text.wishes}
            value={first?.reasons.includes("size") ? first.id : undefined}
            options={thing.wishes.map((wish) => ({
              value: wish.id,
              label: <GiftLine gift={wish} />,
              hint:
                wish.reasons.length > 0 ? why(wish) : `${why(wish)}${common.comma}${text.noReason}`,
            }))}
          />
        )}
        {thing.more > 0 && (
          <p>
            <TextLink to={`/organizer/hub/stock/${thing.id}?all=yes`}>
              {text.all(thing.more)}
            </TextLink>
          </p>
        )}
        <Actions>
          {thing.wishes.length > 0 && <Button>{text.give}</Button>}
          <LinkButton to={`/organizer/hub/stock/${thing.id}/return`}>{text.return}</LinkButton>
        </Actions>
      </Form>
    </Panel>
  );
}
