import { randomUUID } from "node:crypto";
import { system, type Actor } from "~/domain/actor";
import { aMember, aPerson } from "./accounts";
import { aFundAtWork, type FundAtWork } from "./funds";

/** Everybody who might ask for something of a fund, by what he is. */
export async function everybody(fund: FundAtWork) {
  const { chair, treasurer, approver, publisher, charity } = fund;
  const other = await aFundAtWork();
  return {
    ...{ chair, treasurer, approver, publisher },
    hostCoordinator: charity.coordinator,
    hostTreasurer: await aMember(charity, "treasurer"),
    hostApprover: await aMember(charity, "approver"),
    otherTreasurer: other.treasurer,
    otherApprover: other.approver,
    steward: charity.steward,
    stranger: await aPerson(),
    guest: { kind: "guest", guestId: randomUUID() },
    system: system("test"),
  } satisfies Record<string, Actor>;
}

/** Those of them who are answered; to the others it is forbidden or not there. */
export async function answered(
  people: Record<string, Actor>,
  asks: (actor: Actor) => Promise<unknown>,
): Promise<string[]> {
  const told: string[] = [];
  for (const [name, actor] of Object.entries(people)) {
    const said = await asks(actor).then(
      () => "told",
      (error: { code?: string }) => error.code,
    );
    if (said === "told") told.push(name);
    else if (said !== "not_allowed" && said !== "not_found")
      throw new Error(`${name} is answered ${said ?? "by an error"}`);
  }
  return told;
}
