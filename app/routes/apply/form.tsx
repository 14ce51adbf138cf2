import { useText } from "~/i18n/reader";
import { Actions, Button } from "~/ui/button";
import { Checks, Field, TextArea } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export function ApplyForm({ email }: { email?: string }) {
  const { accounts } = useText();
  const { fields } = accounts;
  return (
    <Panel>
      <Form>
        <Refused />
        <Checks
          name="kind"
          legend={fields.kind}
          value="organizer"
          options={[
            { value: "organizer", label: accounts.kinds.organizer, hint: fields.organizerHint },
            { value: "business", label: accounts.kinds.business, hint: fields.businessHint },
          ]}
        />
        <Field name="name" label={fields.name} maxLength={80} autoComplete="organization" />
        <Field
          name="registration"
          label={fields.registration}
          hint={fields.registrationHint}
          maxLength={40}
        />
        <Field name="place" label={fields.place} hint={fields.placeHint} maxLength={60} />
        <Field
          name="contactEmail"
          type="email"
          label={fields.contactEmail}
          value={email}
          autoComplete="email"
        />
        <Field name="slug" label={fields.slug} hint={fields.slugHint} maxLength={40} optional />
        <TextArea name="about" label={fields.about} hint={fields.aboutHint} maxLength={600} />
        <Actions>
          <Button>{accounts.apply.button}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
