import { HttpResponse, http } from "msw";
import { afterAll, afterEach, beforeAll } from "vitest";
import { mailsTo } from "~/platform/practice/mailbox.server";
import { startPractice, vendors } from "~/platform/practice/practice.server";

/** Resend as practice mode answers it; any other address a test calls is an error. */
export function useResend() {
  beforeAll(() => startPractice("error"));
  afterEach(() => vendors.resetHandlers());
  afterAll(() => vendors.close());
  return {
    /** The newest mails first. */
    mails: (email?: string) => mailsTo(email),
    /** Until the test's end mails are refused in the vendor's words. */
    refuses(name: string, statusCode: number, headers: Record<string, string> = {}) {
      vendors.use(
        http.post("https://api.resend.com/emails", () =>
          HttpResponse.json({ name, statusCode, message: name }, { status: statusCode, headers }),
        ),
      );
    },
  };
}
