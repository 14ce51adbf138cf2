import { useText } from "~/i18n/reader";
import { concernKinds } from "~/domain/concerns/input";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, Field, TextArea } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

/** What is wrong, in a choice and a few words; an address only for who wants an answer. */
export function ConcernForm({
  path,
  answers,
  formId,
}: {
  path: string;
  answers: boolean;
  formId: string;
}) {
  const { concerns } = useText();
  const labels = { kind: concerns.kind, words: concerns.words, email: concerns.email };
  return (
    <Panel>
      <Form>
        <Refused labels={labels} />
        <Checks
          name="kind"
          legend={concerns.kind}
          options={concernKinds.map((kind) => ({
            value: kind,
            label: concerns.kinds[kind],
            hint: kind === "identity" ? concerns.identityHint : undefined,
          }))}
        />
        <TextArea
          name="words"
          label={concerns.words}
          hint={concerns.wordsHint}
          maxLength={1000}
          rows={5}
          required={false}
        />
        {answers && (
          <Field
            name="email"
            type="email"
            label={concerns.email}
            hint={concerns.emailHint}
            autoComplete="email"
            optional
          />
        )}
        <input type="hidden" name="formId" value={formId} />
        <Actions>
          <Button>{concerns.send}</Button>
          <TextLink to={path}>{concerns.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}
