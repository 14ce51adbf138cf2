import type { ActionFunctionArgs } from "@remix-run/node";
import { practiceStep } from "~/http/practice-checkout.server";

export const action = ({ request, params }: ActionFunctionArgs) =>
  practiceStep(request, params.id ?? "", params.step ?? "");
