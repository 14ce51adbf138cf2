import { batches } from "./batches";
import { claims } from "./claims";
import { common } from "./common";
import { site } from "./site";
import { letters } from "./letters";
import { wishes } from "./wishes";

export const zh = { batches, claims, common, site, letters, wishes };
