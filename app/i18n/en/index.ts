import type { Same } from "../words";
import type { zh } from "../zh-CN";
import { batches } from "./batches";
import { claims } from "./claims";
import { common } from "./common";
import { practice } from "./practice";
import { site } from "./site";
import { letters } from "./letters";
import { wishes } from "./wishes";

export const en = { batches, claims, common, practice, site, letters, wishes } satisfies Same<typeof zh>;
