import { useText } from "~/i18n/reader";
import { Actions, Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

/** Finds a wish to freeze, by whatever a concern names it with. */
export function FindWish() {
  const { search } = useText().steward;
  return (
    <Panel>
      <Form action="/steward/wishes">
        <Refused />
        <Field name="wish" label={search.wish} hint={search.wishHint} autoComplete="off" />
        <Actions>
          <Button kind="quiet">{search.find}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}

/** Finds a person to freeze. The email travels in the form's body and stands in no address. */
export function FindPerson() {
  const { search } = useText().steward;
  return (
    <Panel>
      <Form action="/steward/people">
        <Refused />
        <Field
          name="email"
          type="email"
          label={search.person}
          hint={search.personHint}
          autoComplete="off"
        />
        <Actions>
          <Button kind="quiet">{search.find}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
