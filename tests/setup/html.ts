import { HtmlValidate } from "html-validate";

/** The standard's own rules, what browsers trip over, and what WCAG asks of markup. */
const validator = new HtmlValidate({
  root: true,
  extends: [
    "html-validate:standard",
    "html-validate:document",
    "html-validate:browser",
    "html-validate:a11y",
  ],
  rules: {
    // A digest guards against others' servers; our own files come from our own.
    "require-sri": ["error", { target: "crossorigin" }],
    // A form stays where what it offers isn't this reader's to press, or isn't possible now.
    "wcag/h32": "off",
  },
});

/** What is wrong with a page as it was sent, a line for each fault. */
export async function faultsIn(markup: string): Promise<string[]> {
  const { results } = await validator.validateString(markup);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
  );
}
