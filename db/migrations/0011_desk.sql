-- A hub that takes no more parcels keeps its old ones.
alter table hubs add column closed_at timestamptz;

-- One witness's code may stand for a whole handing-over; each of its claims is confirmed by it once.
alter table confirmation_links alter column claim_id drop not null;
alter table confirmations drop constraint confirmation_link_used;
alter table confirmations add constraint confirmation_link_used unique (link_id, claim_id);

-- A thing at the hub whose wish no longer waits for it: another wish gets it, or its giver gets it back.
create type stock_state as enum ('waiting', 'given', 'returned');
create type stock_hope as enum ('give', 'return');
create table hub_stock (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  hub_id uuid not null references hubs (id),
  from_claim_id uuid not null constraint stock_taken_in_already unique references claims (id),
  category wish_category not null,
  title text not null check (length(title) between 1 and 60),
  size text not null default '' check (length(size) <= 60),
  colour text not null default '' check (length(colour) <= 60),
  style text not null default '' check (length(style) <= 60),
  note text not null default '' check (length(note) <= 300),
  hope stock_hope,
  state stock_state not null default 'waiting',
  taken_in_at timestamptz not null,
  given_claim_id uuid constraint stock_given_already unique references claims (id),
  settled_by uuid references people (id),
  settled_at timestamptz,
  constraint stock_given_has_claim check ((state = 'given') = (given_claim_id is not null)),
  constraint stock_settled_has_time check ((state = 'waiting') = (settled_at is null)),
  constraint stock_settled_has_person check ((state = 'waiting') = (settled_by is null))
);
create index hub_stock_waiting on hub_stock (organizer_id) where state = 'waiting';

-- Only what ended without its child becomes stock, and only once it ended.
create function stock_comes_from_ended_claim() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from claims c join batches b on b.id = c.batch_id
      where c.id = new.from_claim_id and c.organizer_id = new.organizer_id and b.hub_id = new.hub_id
        and c.state in ('released', 'expired', 'cancelled')) then
    raise exception 'the claim has not ended' using errcode = 'check_violation', constraint = 'stock_claim_lives';
  end if;
  return new;
end $$;
create trigger stock_from_ended_claim before insert on hub_stock
  for each row execute function stock_comes_from_ended_claim();

alter table hub_stock enable row level security;
create policy hub_stock_read on hub_stock for select to wishbridge_application
  using (serves(organizer_id) or oversees() or exists (select 1 from claims c where c.id = from_claim_id and is_claimant(c)));
create policy hub_stock_write on hub_stock for insert to wishbridge_application
  with check (state = 'waiting' and (serves(organizer_id) or is_system()));
create policy hub_stock_change on hub_stock for update to wishbridge_application
  using (serves(organizer_id) or is_system() or exists (select 1 from claims c where c.id = from_claim_id and is_claimant(c)))
  with check (serves(organizer_id) or is_system() or state = 'waiting');
grant select, insert, update on hub_stock to wishbridge_application;
create trigger stock_stays before update of id, organizer_id, hub_id, from_claim_id, category, title, size, colour, style, taken_in_at
  on hub_stock for each statement execute function stays();
create trigger stock_settled before update of settled_by on hub_stock for each row
  when (new.settled_by is not null) execute function signs_alone('settled_by');
create trigger stock_life before update of state on hub_stock for each row
  when (old.state is distinct from new.state) execute function keep_to_life('stock');

-- The steps of every lifecycle, with a check-in and a delivery taken back, and the hub's stock.
create or replace function life_allows(life text, before text, after text) returns boolean
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
    ('claim', 'sent', 'cancelled'), ('claim', 'received', 'committed'), ('claim', 'received', 'sent'),
    ('claim', 'received', 'delivered'), ('claim', 'received', 'cancelled'), ('claim', 'delivered', 'committed'),
    ('claim', 'delivered', 'received'), ('claim', 'delivered', 'confirmed'), ('claim', 'delivered', 'cancelled'),
    ('stock', 'waiting', 'given'), ('stock', 'waiting', 'returned'),
    ('photo', 'waiting', 'approved'), ('photo', 'waiting', 'refused'), ('photo', 'approved', 'refused'),
    ('import', 'reading', 'ready'), ('import', 'reading', 'unsure'), ('import', 'reading', 'failed'),
    ('import', 'unsure', 'reading'), ('import', 'ready', 'reading'), ('import', 'ready', 'taking_in'),
    ('import', 'taking_in', 'ready'), ('import', 'reading', 'gone'), ('import', 'unsure', 'gone'),
    ('import', 'ready', 'gone'), ('import', 'taking_in', 'gone'), ('import', 'failed', 'gone'),
    ('import_row', 'refused', 'right'), ('import_row', 'skipped', 'right'), ('import_row', 'right', 'refused'),
    ('import_row', 'skipped', 'refused'), ('import_row', 'right', 'skipped'), ('import_row', 'refused', 'skipped'),
    ('import_row', 'right', 'imported'), ('import_row', 'right', 'mended'), ('import_row', 'refused', 'mended'))
$$;
