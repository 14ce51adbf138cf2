import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { receiveStripe } from "~/http/webhooks.server";

export const loader = ({ request }: LoaderFunctionArgs) => receiveStripe(request);

export const action = ({ request }: ActionFunctionArgs) => receiveStripe(request);
