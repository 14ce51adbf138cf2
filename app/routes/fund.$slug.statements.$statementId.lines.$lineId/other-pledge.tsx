import { useText } from "~/i18n/reader";
import { Actions, Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";

/** A promise named by its reference, where the one that was found isn't it, or none was. */
export function OtherPledge({ standing }: { standing: string }) {
  const { line: text } = useText().statements;
  return (
    <Form>
      <input type="hidden" name="was" value={standing} />
      <Field
        name="reference"
        label={text.reference}
        hint={text.referenceHint}
        autoComplete="off"
        maxLength={30}
      />
      <Actions>
        <Button name="as" value="pledge">
          {text.asOther}
        </Button>
      </Actions>
    </Form>
  );
}
