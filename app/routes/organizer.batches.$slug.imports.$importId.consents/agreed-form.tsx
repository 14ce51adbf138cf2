import type { WireImport } from "~/domain/imports/shapes";
import { consentScopes } from "~/domain/privacy/input";
import { useText } from "~/i18n/reader";
import { Actions, Button } from "~/ui/button";
import { Check, Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

/** What the table says and the papers prove, recorded for all its children. Nothing is ticked. */
export function AgreedForm({ consents: { waiting, undated } }: Pick<WireImport, "consents">) {
  const { consents, imports } = useText();
  const words = imports.consents;
  return (
    <Panel title={words.count(waiting)}>
      <p>{words.lead}</p>
      <Form encType="multipart/form-data">
        <Refused
          labels={{ photos: words.photos, givenOn: words.givenOn, attested: words.attest }}
        />
        <Field
          name="photos"
          label={words.photos}
          hint={words.photosHint}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
        />
        <Checks
          name="scopes"
          type="checkbox"
          legend={consents.record.scopes}
          hint={consents.record.scopesHint}
          options={consentScopes
            .filter((scope) => scope !== "collect")
            .map((value) => ({ value, label: consents.scopes[value] }))}
        />
        {undated > 0 && (
          <Field name="givenOn" label={words.givenOn} hint={words.undated(undated)} type="date" />
        )}
        <Check name="attested" label={words.attest} />
        <Callout>{words.second}</Callout>
        <Actions>
          <Button>{words.go}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
