import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "~/http/api.server";
import { openApi } from "~/http/openapi.server";

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async () => openApi());
