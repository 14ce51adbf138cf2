import { consentGivers, consentScopes } from "~/domain/privacy/input";
import { useText } from "~/i18n/reader";
import { Checks, Field } from "~/ui/field";

/** What stands on the signed paper for the children picked above. Nothing is ticked beforehand. */
export function SignedFields() {
  const { consents } = useText();
  const words = consents.record;
  return (
    <>
      <Checks
        name="scopes"
        type="checkbox"
        legend={words.scopes}
        hint={words.scopesHint}
        options={consentScopes
          .filter((scope) => scope !== "collect")
          .map((value) => ({ value, label: consents.scopes[value] }))}
      />
      <Checks
        name="giver"
        legend={words.giver}
        options={consentGivers.map((value) => ({ value, label: consents.givers[value] }))}
      />
      <Field name="givenOn" label={words.givenOn} type="date" />
      <Field
        name="expiresOn"
        label={words.expiresOn}
        hint={words.expiresHint}
        type="date"
        optional
      />
    </>
  );
}
