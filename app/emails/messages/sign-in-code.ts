import type { Compose } from "../kinds";

export const signInCode: Compose<"sign-in-code"> = ({ code, minutes }, { text }) => ({
  subject: text.signInCode.subject,
  paragraphs: [text.signInCode.lead, text.signInCode.minutes(minutes)],
  code,
  caution: text.signInCode.caution,
});
