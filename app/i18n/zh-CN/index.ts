import { batches } from "./batches";
import { claims } from "./claims";
import { common } from "./common";
import { practice } from "./practice";
import { site } from "./site";
import { letters } from "./letters";
import { wishes } from "./wishes";

export const zh = { batches, claims, common, practice, site, letters, wishes };
