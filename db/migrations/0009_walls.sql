-- What no program may do to a row, even where its code errs. Row-level security says who may touch a
-- row; here stands what may become of it. These errors are bugs and carry no name a person would read.

-- What a thing is, whose and of whom, stays: an update that names such a column is refused.
create function stays() returns trigger language plpgsql as $$
begin
  raise exception 'a column of % that never changes', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger people_stay before update of id, created_at on people
  for each statement execute function stays();
create trigger organizations_stay before update of id, kind, applied_by, applied_at on organizations
  for each statement execute function stays();
create trigger memberships_stay before update of id, organization_id, person_id, role, since on memberships
  for each statement execute function stays();
create trigger invitations_stay before update of id, organization_id, email, roles, token_hash, invited_by, expires_at
  on invitations for each statement execute function stays();
create trigger children_stay before update of id, organizer_id, recorded_by, recorded_at on children
  for each statement execute function stays();
create trigger sheets_stay before update of id, organizer_id, text_version, signed_on, recorded_by, recorded_at
  on consent_sheets for each statement execute function stays();
create trigger consents_stay before update of id, organizer_id, child_id, sheet_id, giver, given_on, expires_on, recorded_by
  on consents for each statement execute function stays();
create trigger programmes_stay before update of id, organizer_id, slug on programmes
  for each statement execute function stays();
create trigger hubs_stay before update of id, organizer_id on hubs
  for each statement execute function stays();
create trigger batches_stay before update of id, organizer_id, programme_id, slug, made_by, made_at on batches
  for each statement execute function stays();
create trigger wishes_stay before update of id, public_id, organizer_id, batch_id, child_id, number, recorded_at on wishes
  for each statement execute function stays();
create trigger parcels_stay before update of id, organizer_id, hub_id, code, carrier, tracking, sent_at on parcels
  for each statement execute function stays();
create trigger claims_stay before update of id, wish_id, batch_id, organizer_id, recorded_by, held_at on claims
  for each statement execute function stays();
create trigger photos_stay before update of id, organizer_id, kind, claim_id, delivery_id, sheet_id, taken_by on photos
  for each statement execute function stays();
create trigger links_stay before update of id, organizer_id, claim_id, delivery_id, token_hash, made_by, expires_at
  on confirmation_links for each statement execute function stays();

-- Freezing and rank are given from above, never by oneself.
create function from_above() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and not oversees() then
    raise exception 'a column of % that only a steward changes', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger people_from_above before update of steward, frozen_at on people
  for each statement execute function from_above();
create trigger organizations_from_above before update of state, frozen_at, decided_by on organizations
  for each statement execute function from_above();
create trigger batches_from_above before update of frozen_at on batches
  for each statement execute function from_above();
create trigger wishes_from_above before update of frozen_at on wishes
  for each statement execute function from_above();
create trigger claims_from_above before update of frozen_at on claims
  for each statement execute function from_above();

-- Whose name stands under a word is who asks. Only the clock, which asks for nobody, writes down others.
create function signs_alone() returns trigger language plpgsql as $$
declare
  signed text := to_jsonb(new) ->> tg_argv[0];
begin
  if row_security_active(tg_relid) and not is_system() and signed is distinct from current_person()::text
     and (tg_op = 'INSERT' or signed is distinct from to_jsonb(old) ->> tg_argv[0]) then
    raise exception '% of % names somebody else', tg_argv[0], tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger organizations_decided before update of decided_by on organizations for each row
  when (new.decided_by is not null) execute function signs_alone('decided_by');
create trigger invitations_sent before insert on invitations for each row execute function signs_alone('invited_by');
create trigger children_recorded before insert on children for each row execute function signs_alone('recorded_by');
create trigger sheets_recorded before insert on consent_sheets for each row execute function signs_alone('recorded_by');
create trigger sheets_approved before insert or update of approved_by on consent_sheets for each row
  when (new.approved_by is not null) execute function signs_alone('approved_by');
create trigger consents_recorded before insert on consents for each row execute function signs_alone('recorded_by');
create trigger consents_approved before insert or update of approved_by on consents for each row
  when (new.approved_by is not null) execute function signs_alone('approved_by');
create trigger batches_made before insert on batches for each row execute function signs_alone('made_by');
create trigger wishes_approved before insert or update of approved_by on wishes for each row
  when (new.approved_by is not null) execute function signs_alone('approved_by');
create trigger claims_recorded before insert on claims for each row
  when (new.recorded_by is not null) execute function signs_alone('recorded_by');
create trigger deliveries_recorded before insert on deliveries for each row execute function signs_alone('courier_id');
create trigger photos_taken before insert on photos for each row execute function signs_alone('taken_by');
create trigger photos_decided before update of approved_by on photos for each row
  when (new.approved_by is not null) execute function signs_alone('approved_by');
create trigger links_made before insert on confirmation_links for each row execute function signs_alone('made_by');
create trigger confirmations_witnessed before insert on confirmations for each row
  when (new.witness_id is not null) execute function signs_alone('witness_id');

-- Who wrote a word of a wish stays its author, so that he never approves it.
create function authors_stay() returns trigger language plpgsql as $$
begin
  if not old.author_ids <@ new.author_ids then
    raise exception 'an author of a wish stays one' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger wishes_keep_authors before update of author_ids on wishes
  for each row execute function authors_stay();

-- A consent only ever becomes less; more needs a new paper.
create function consent_only_narrows() returns trigger language plpgsql as $$
begin
  if not new.scopes <@ old.scopes or (old.state <> 'given' and new.state <> old.state) then
    raise exception 'a consent only narrows' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger consents_narrow before update of scopes, state on consents
  for each row execute function consent_only_narrows();

-- The steps of every lifecycle, as app/domain/*/life.ts has them; a law compares the two.
create function life_allows(life text, before text, after text) returns boolean
  language sql immutable parallel safe as $$
  select (life, before, after) in (
    ('organization', 'applied', 'verified'), ('organization', 'applied', 'refused'),
    ('batch', 'draft', 'scheduled'), ('batch', 'scheduled', 'draft'), ('batch', 'draft', 'open'),
    ('batch', 'scheduled', 'open'), ('batch', 'open', 'closed'), ('batch', 'closed', 'reported'),
    ('wish', 'draft', 'approved'), ('wish', 'approved', 'draft'), ('wish', 'approved', 'open'),
    ('wish', 'open', 'taken'), ('wish', 'taken', 'open'), ('wish', 'taken', 'granted'),
    ('wish', 'draft', 'withdrawn'), ('wish', 'approved', 'withdrawn'), ('wish', 'open', 'withdrawn'),
    ('wish', 'taken', 'withdrawn'),
    ('claim', 'held', 'committed'), ('claim', 'held', 'released'), ('claim', 'held', 'expired'),
    ('claim', 'held', 'cancelled'), ('claim', 'committed', 'sent'), ('claim', 'committed', 'received'),
    ('claim', 'committed', 'released'), ('claim', 'committed', 'expired'), ('claim', 'committed', 'cancelled'),
    ('claim', 'sent', 'committed'), ('claim', 'sent', 'received'), ('claim', 'sent', 'expired'),
    ('claim', 'sent', 'cancelled'), ('claim', 'received', 'committed'), ('claim', 'received', 'delivered'),
    ('claim', 'received', 'cancelled'), ('claim', 'delivered', 'committed'), ('claim', 'delivered', 'confirmed'),
    ('claim', 'delivered', 'cancelled'),
    ('photo', 'waiting', 'approved'), ('photo', 'waiting', 'refused'), ('photo', 'approved', 'refused'))
$$;
create function keep_to_life() returns trigger language plpgsql as $$
begin
  if not life_allows(tg_argv[0], old.state::text, new.state::text) then
    raise exception 'a % does not go from % to %', tg_argv[0], old.state, new.state
      using errcode = 'check_violation', constraint = 'step_not_possible';
  end if;
  return new;
end $$;
create trigger organizations_life before update of state on organizations for each row
  when (old.state is distinct from new.state) execute function keep_to_life('organization');
create trigger batches_life before update of state on batches for each row
  when (old.state is distinct from new.state) execute function keep_to_life('batch');
create trigger wishes_life before update of state on wishes for each row
  when (old.state is distinct from new.state) execute function keep_to_life('wish');
create trigger claims_life before update of state on claims for each row
  when (old.state is distinct from new.state) execute function keep_to_life('claim');
create trigger photos_life before update of state on photos for each row
  when (old.state is distinct from new.state) execute function keep_to_life('photo');

-- A person's own row, those he works with, and, for a desk, who promised something there.
alter table people enable row level security;
create policy people_read on people for select to wishbridge_application
  using (id = current_person() or oversees()
    or exists (select 1 from memberships m where m.person_id = people.id)
    or exists (select 1 from claims c where c.person_id = people.id));
create policy people_enter on people for insert to wishbridge_application with check (is_system());
create policy people_change on people for update to wishbridge_application
  using (id = current_person() or oversees());
create policy people_leave on people for delete to wishbridge_application using (is_system());
