import { afterAll, expect, test } from "vitest";
import { practiceCheckout, practiceStep, stepDone } from "~/http/practice-checkout.server";
import { closePools } from "~/platform/db.server";
import { aCardFund, aCheckout } from "../factories/cards";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

test("a step that was done already leads back to the checkout, which says so and does nothing", async () => {
  const { session } = await aCheckout(await aCardFund());
  const press = (step: string) =>
    practiceStep(new Request("http://localhost:3000/practice/checkout"), session, step);
  expect((await press("pay")).headers.get("location")).toContain("from=payment");
  const late = await press("pay");
  expect(late.status).toBe(302);
  const there = new URL(late.headers.get("location") ?? "", "http://localhost:3000");
  expect(there.pathname).toBe(`/practice/checkout/${session}`);
  expect(stepDone(new Request(there))).toEqual({ done: undefined, late: true });
  expect(await practiceCheckout(session)).toMatchObject({ state: "complete" });
  await expect(press("nonsense")).rejects.toMatchObject({ status: 404 });
});
