import { randomUUID } from "node:crypto";
import { asOwner } from "../setup/database";

/** Takes committed claims to the stamp, past the desk: delivered by one and confirmed by another. */
export async function granted(claimIds: readonly string[], courierId: string, witnessId: string) {
  await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    for (const claimId of claimIds) {
      const deliveryId = randomUUID();
      const step = (set: string) =>
        client.query(`update claims set ${set} where id = $1`, [claimId]);
      await client.query(
        `insert into deliveries (id, organizer_id, courier_id, delivered_at, client_id, recorded_at)
         select $2, organizer_id, $3, clock_timestamp(), gen_random_uuid(), clock_timestamp() from claims where id = $1`,
        [claimId, deliveryId, courierId],
      );
      await step("state = 'received', received_at = clock_timestamp()");
      await step(
        `state = 'delivered', delivery_id = '${deliveryId}', delivered_at = clock_timestamp()`,
      );
      await client.query(
        `insert into confirmations (organizer_id, claim_id, delivery_id, method, witness_id, relation, outcome, client_id,
           witnessed_at, recorded_at)
         select organizer_id, id, delivery_id, 'signed_in', $2, 'teacher', 'match', gen_random_uuid(), delivered_at,
           delivered_at from claims where id = $1`,
        [claimId, witnessId],
      );
      await step("state = 'confirmed', confirmed_at = clock_timestamp()");
    }
  });
}
