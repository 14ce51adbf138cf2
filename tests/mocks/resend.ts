import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";
import { resendHandlers } from "~/platform/practice/handlers";
import { keepMail, mailsTo } from "~/platform/practice/mailbox.server";
import { db } from "~/platform/db.server";

/** Resend as practice mode answers it; any other address a test calls is an error. */
export function useResend() {
  const server = setupServer(...resendHandlers((mail) => keepMail(db, mail)));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return {
    /** The newest mails first. */
    mails: (email?: string) => mailsTo(db, email),
    /** The next mails are refused in the vendor's words. */
    refuses(name: string, statusCode: number, headers: Record<string, string> = {}) {
      server.use(
        http.post("https://api.resend.com/emails", () =>
          HttpResponse.json({ name, statusCode, message: name }, { status: statusCode, headers }),
        ),
      );
    },
  };
}
