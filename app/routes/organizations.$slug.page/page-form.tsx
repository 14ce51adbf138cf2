import { useActionData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Check, TextArea } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

type Page = { slug: string; wanted: boolean; counted: boolean; named: boolean; intro: string };

/** What stands on the public page, and whether there is one. */
export function PageForm({ page }: { page: Page }) {
  const { keep } = useText().businesses;
  // A box that is not ticked is not sent: what was refused says by its silence that it was not.
  const typed = useActionData<{ typed?: Record<string, unknown> }>()?.typed;
  const ticked = (name: "wanted" | "counted" | "named") => (typed ? name in typed : page[name]);
  return (
    <Panel>
      <Form>
        <Refused />
        <Check
          name="wanted"
          label={keep.wanted}
          hint={keep.wantedHint}
          checked={ticked("wanted")}
        />
        <TextArea
          name="intro"
          label={keep.intro}
          hint={keep.introHint}
          value={page.intro}
          maxLength={300}
          optional
        />
        <Check
          name="counted"
          label={keep.counted}
          hint={keep.countedHint}
          checked={ticked("counted")}
        />
        <Check name="named" label={keep.named} hint={keep.namedHint} checked={ticked("named")} />
        <Actions>
          <Button>{keep.save}</Button>
          <TextLink to={`/organizations/${page.slug}/members`}>{keep.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}
