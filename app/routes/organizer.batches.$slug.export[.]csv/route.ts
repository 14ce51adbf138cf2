import type { LoaderFunctionArgs } from "@remix-run/node";
import { boardFile } from "~/documents/board-tables";
import { boardParts } from "~/http/board.server";
import { staff } from "~/http/doors.server";
import { localeOfRequest } from "~/http/locale";

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  boardFile(
    localeOfRequest(request),
    "csv",
    await boardParts(request, await staff(request), params.slug),
  );
