import { account, kept, plain, sealed, table } from "./entry";

export const concerns = {
  concerns: table("What somebody says is wrong with a public thing", kept.concerns, {
    id: plain("names the concern for stewards"),
    formId: plain("that a second click is no second concern"),
    about: plain("the thing, by its public name"),
    organizationId: plain("whose thing it is; its staff hear of it as far as concerns_told says"),
    batchId: plain("the batch"),
    wishId: plain("the wish"),
    kind: plain("what may be wrong"),
    state: plain("whether a steward has closed it"),
    keyId: sealed("the key that opens it, of no organization"),
    wordsSealed: sealed("what was written; it may tell who a child is"),
    emailSealed: sealed("where the answer goes"),
    noteSealed: sealed("what the steward noted when closing it"),
    locale: account("in which language to answer"),
    known: account("whether the reporter's word weighs by itself"),
    reporterMark: sealed("keyed hash of who reports: once a day, and two are two"),
    networkMark: sealed("keyed hash of from where, so that one person is not two"),
    reportedAt: plain("when"),
    reportedOn: plain("on which day, so that it counts once"),
    hidAt: plain("that it took its wish off every page"),
    outcome: plain("what came of it"),
    closedBy: account("the steward"),
    closedAt: plain("starts the retention"),
    forgottenAt: plain("that nothing written is left"),
  }),
};
