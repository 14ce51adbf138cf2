import type { Same } from "../words";
import type { zh } from "../zh-CN";
import { steward } from "./steward";
import { accounts } from "./accounts";
import { batches } from "./batches";
import { claims } from "./claims";
import { common } from "./common";
import { pages } from "./pages";
import { practice } from "./practice";
import { site } from "./site";
import { letters } from "./letters";
import { wishes } from "./wishes";

export const en = {
  steward,
  accounts,
  batches,
  claims,
  common,
  pages,
  practice,
  site,
  letters,
  wishes,
} satisfies Same<typeof zh>;
