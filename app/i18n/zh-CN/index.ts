import { steward } from "./steward";
import { accounts } from "./accounts";
import { adjustments } from "./adjustments";
import { allocations } from "./allocations";
import { batches } from "./batches";
import { board } from "./board";
import { businesses } from "./businesses";
import { bulk } from "./bulk";
import { cards } from "./cards";
import { claimMoney } from "./claim-money";
import { claims } from "./claims";
import { concerns } from "./concerns";
import { deliveries } from "./deliveries";
import { funds } from "./funds";
import { history } from "./history";
import { hub } from "./hub";
import { photos } from "./photos";
import { common } from "./common";
import { about } from "./about";
import { pages } from "./pages";
import { privacy } from "./privacy";
import { practice } from "./practice";
import { print } from "./print";
import { receipts } from "./receipts";
import { reports } from "./reports";
import { site } from "./site";
import { statements } from "./statements";
import { log } from "./log";
import { machines } from "./machines";
import { me } from "./me";
import { letters } from "./letters";
import { organizer } from "./organizer";
import { drafts } from "./drafts";
import { imports } from "./imports";
import { workbooks } from "./workbooks";
import { consents } from "./consents";
import { wishes } from "./wishes";

export const zh = {
  steward,
  accounts,
  adjustments,
  allocations,
  batches,
  board,
  businesses,
  bulk,
  cards,
  claimMoney,
  claims,
  common,
  concerns,
  deliveries,
  funds,
  history,
  hub,
  photos,
  pages,
  about,
  privacy,
  practice,
  print,
  receipts,
  reports,
  site,
  statements,
  letters,
  log,
  machines,
  me,
  organizer,
  drafts,
  imports,
  workbooks,
  consents,
  wishes,
};
