import { system, type Person } from "~/domain/actor";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { checkoutAsked, noteCheckout, pledgeAtProvider } from "~/domain/funds/card/checkout.server";
import { ask, run } from "~/domain/run.server";
import { wordsOf } from "~/i18n/words";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { checkoutAt, openCheckout, type Checkout } from "~/platform/stripe.server";
import { inLocale } from "./locale";
import { limit } from "./limits.server";
import { notFound } from "./pages.server";
import { show } from "./submit.server";

const actor = system("checkout");

export type Opened = {
  /** Where the donor pays; null when there is nothing to pay any more, or the provider is silent. */
  url: string | null;
  silent: boolean;
};

/**
 * The address of the provider's page for a promise by card. The promise was written down before; the
 * same promise has one checkout, however often its donor comes. Never inside a transaction.
 */
export async function openPledgeCheckout(donor: Person, publicId: string): Promise<Opened> {
  const { pledgeId } = await ask(checkoutAsked, { actor: donor, input: { publicId } });
  const pledge = await ask(pledgeAtProvider, { actor, input: { pledgeId } });
  if (!pledge || pledge.state !== "promised") return { url: null, silent: false };
  try {
    const checkout = await checkoutFor(pledge);
    if (checkout && checkout.id !== pledge.providerSession) {
      await run(noteCheckout, { actor, input: { pledgeId, session: checkout.id } });
    }
    return { url: checkout?.url ?? null, silent: false };
  } catch (error) {
    log.warn({ err: error }, "the payment provider did not open a checkout");
    return { url: null, silent: true };
  }
}

type Pledge = NonNullable<Awaited<ReturnType<typeof pledgeAtProvider.read>>>;

function checkoutFor(pledge: Pledge): Promise<Checkout | null> {
  const { id, publicId, account, providerSession, minor, currency, monthly } = pledge;
  if (providerSession) return checkoutAt(account, providerSession);
  const locale = pledge.locale === "en" ? "en" : "zh-CN";
  const here = `${env().publicUrl}${inLocale(locale, `/pledges/${publicId}`)}`;
  const { label, labelMonthly } = wordsOf(locale).cards;
  return openCheckout({
    ...{ account, minor, currency, monthly },
    key: `pledge-${id}`,
    // The same words for every gift: nothing of what it is for, which may be one child's wish.
    label: monthly ? labelMonthly : label,
    locale: locale === "en" ? "en" : "zh",
    metadata: { pledge: id },
    successUrl: `${here}?from=payment`,
    cancelUrl: `${here}/payment?back=yes`,
  });
}

const hour = 3600;

/** The page from which a donor goes on to pay; he comes back to it when he gives up there. */
export async function paymentAsked(request: Request, donor: Person, publicId: string) {
  const { amount, monthly, fund, own, way } = await show(pledgeSeen, {
    actor: donor,
    input: { publicId },
  });
  if (!own || way !== "stripe") throw notFound();
  await limit(request, "checkout-by-person", { max: 120, seconds: hour }, donor.personId);
  const opened = await openPledgeCheckout(donor, publicId);
  const back = new URL(request.url).searchParams.get("back") === "yes";
  return { publicId, amount, monthly, fund, back, ...opened };
}
