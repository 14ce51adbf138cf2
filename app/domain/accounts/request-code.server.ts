import { env } from "~/platform/env.server";
import { writeLetter } from "~/platform/letters.server";
import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { requestCodeInput } from "./input";
import { bySite } from "./may";
import { codeMinutes, makeCode } from "./rows.server";

/**
 * Sends a code to an email. Known or not, every email is answered alike, so that nobody learns
 * who has an account.
 */
export const requestCode = command("accounts.requestCode", {
  input: requestCodeInput,
  may: ({ actor }) => bySite(actor),

  async handle({ tx, now }, { email, locale }) {
    if (env().mail === "none") throw new Refusal("mail_not_sent");
    const code = await makeCode(tx, now, email);
    await writeLetter(
      { tx, now },
      {
        kind: "sign-in-code",
        toEmail: email,
        locale,
        params: { minutes: codeMinutes },
        secret: { code },
      },
    );
  },
});
