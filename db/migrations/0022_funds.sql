-- Host charities and their funds are opened by a steward, who looked at their papers: nobody applies.
alter table organizations drop constraint organization_needs_second_person;
alter table organizations add constraint organization_needs_second_person
  check (decided_by is null or decided_by <> applied_by or kind in ('charity', 'fund'));
alter table organizations add constraint organizations_host_check check ((kind = 'fund') = (host_id is not null));
create policy organizations_open on organizations for insert to wishbridge_application
  with check (current_scope() = 'steward' and kind in ('charity', 'fund') and state = 'verified'
    and applied_by = current_person() and decided_by = current_person());

create function host_is_charity() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from organizations h where h.id = new.host_id and h.kind = 'charity' and h.state = 'verified') then
    raise exception 'a fund needs a host charity' using errcode = 'check_violation', constraint = 'fund_needs_host';
  end if;
  return new;
end $$;
create trigger organizations_hosted before insert on organizations for each row
  when (new.host_id is not null) execute function host_is_charity();

-- Their first people are asked in by the steward; after that they choose for themselves.
alter table invitations drop constraint invitations_roles_check;
alter table invitations add constraint invitations_roles_check check (cardinality(roles) > 0 and roles <@ array[
  'coordinator', 'reviewer', 'courier', 'witness', 'member', 'treasurer', 'approver', 'publisher']);
create function keeps_money(organization uuid) returns boolean
  language sql stable security definer set search_path = public as
  $$ select exists (select 1 from organizations where id = organization and kind in ('charity', 'fund')) $$;
create policy invitations_first on invitations for insert to wishbridge_application
  with check (current_scope() = 'steward' and invited_by = current_person() and keeps_money(organization_id));
create policy invitations_first_seen on invitations for select to wishbridge_application
  using (current_scope() = 'steward' and keeps_money(organization_id));

create function hosts_mine(charity uuid) returns boolean
  language sql stable security definer set search_path = public as
  $$ select exists (select 1 from organizations f where f.host_id = charity and serves(f.id)) $$;

create table charities (
  charity_id uuid primary key references organizations (id),
  receipts_jurisdiction text not null check (receipts_jurisdiction in ('cn', 'us', 'other')),
  stripe_account text constraint charity_account_taken unique,
  opened_by uuid not null references people (id),
  opened_at timestamptz not null
);

create type leftover_rule as enum ('programme', 'general', 'donor');
create table funds (
  fund_id uuid primary key references organizations (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  modes text[] not null check (cardinality(modes) > 0 and modes <@ array['public', 'invited', 'elsewhere', 'none']),
  certificate text not null default '' check (length(certificate) <= 80),
  elsewhere_url text not null default '' check (length(elsewhere_url) <= 300),
  purpose text not null check (length(purpose) between 1 and 1200),
  transfer_details text not null default '' check (length(transfer_details) <= 600),
  place_codes text[] not null default '{}',
  categories text[] not null default '{}' check (categories <@ array['desk', 'coat', 'shoes', 'bag', 'bicycle', 'book',
    'bedding', 'lamp', 'ball', 'art', 'toy', 'instrument', 'glasses', 'other']),
  leftover_rule leftover_rule not null default 'programme',
  reference_prefix text not null constraint fund_prefix_taken unique check (reference_prefix ~ '^[2-9A-HJKMNP-TV-Z]{2,4}$'),
  opened_by uuid not null references people (id),
  opened_at timestamptz not null,
  revised_at timestamptz not null,
  closed_at timestamptz,
  constraint fund_none_stands_alone check (not ('none' = any (modes)) or cardinality(modes) = 1),
  constraint fund_public_needs_certificate check (not ('public' = any (modes)) or certificate <> ''),
  constraint fund_elsewhere_needs_address check (not ('elsewhere' = any (modes)) or elsewhere_url ~ '^https://[^/]'),
  unique (fund_id, currency)
);

alter table charities enable row level security;
alter table funds enable row level security;
create policy charities_read on charities for select to wishbridge_application
  using (oversees() or serves(charity_id) or hosts_mine(charity_id));
create policy charities_open on charities for insert to wishbridge_application
  with check (oversees() and exists (select 1 from organizations o where o.id = charity_id and o.kind = 'charity'));
create policy charities_change on charities for update to wishbridge_application using (oversees());
-- What a fund is stands on its public page; nothing of it is anybody's secret.
create policy funds_read on funds for select to wishbridge_application using (true);
create policy funds_open on funds for insert to wishbridge_application
  with check (oversees() and exists (select 1 from organizations o where o.id = fund_id and o.kind = 'fund'));
create policy funds_change on funds for update to wishbridge_application using (coordinates(fund_id) or oversees());
grant select, insert, update on charities, funds to wishbridge_application;
create trigger charities_stay before update of charity_id, opened_by, opened_at on charities
  for each statement execute function stays();
create trigger funds_stay before update of fund_id, currency, reference_prefix, opened_by, opened_at on funds
  for each statement execute function stays();
-- How it may take money is what a steward saw the papers of.
create trigger funds_from_above before update of modes, certificate, elsewhere_url, closed_at on funds
  for each statement execute function from_above();
create trigger charities_opened before insert on charities for each row execute function signs_alone('opened_by');
create trigger funds_opened before insert on funds for each row execute function signs_alone('opened_by');

-- Whether the one who asks has a role by now, in the fund or in the charity that owns its money.
create function works_as(fund uuid, wanted member_role) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from memberships m join organizations o on o.id = fund
    where m.organization_id in (o.id, o.host_id) and m.person_id = current_person()
      and m.role = wanted and m.ended_at is null)
$$;

create type money_way as enum ('stripe', 'transfer', 'cash', 'elsewhere');

-- Where money is raised among invited donors alone, each is asked by name, and nobody else can promise.
create table pledge_invitations (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references funds (fund_id),
  email text not null check (email = lower(email)),
  token_hash bytea not null unique,
  invited_by uuid not null references people (id),
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create unique index pledge_invitation_open_already on pledge_invitations (fund_id, email) where revoked_at is null;
alter table pledge_invitations enable row level security;
create policy pledge_invitations_read on pledge_invitations for select to wishbridge_application
  using (tends(fund_id) or is_system() or email = (select p.email from people p where p.id = current_person()));
create policy pledge_invitations_write on pledge_invitations for insert to wishbridge_application
  with check (works_as(fund_id, 'treasurer') or works_as(fund_id, 'coordinator') or is_system());
create policy pledge_invitations_change on pledge_invitations for update to wishbridge_application
  using (works_as(fund_id, 'treasurer') or works_as(fund_id, 'coordinator') or is_system());
grant select, insert, update on pledge_invitations to wishbridge_application;
create trigger pledge_invitations_stay before update of id, fund_id, email, token_hash, invited_by, invited_at, expires_at
  on pledge_invitations for each statement execute function stays();
create trigger pledge_invitations_sent before insert on pledge_invitations
  for each row execute function signs_alone('invited_by');

create type pledge_state as enum
  ('promised', 'paid', 'refunded', 'partly_refunded', 'failed', 'cancelled', 'disputed', 'lost');
create table pledges (
  id uuid primary key default gen_random_uuid(),
  public_id text not null unique check (public_id ~ '^[a-z0-9]{10}$'),
  fund_id uuid not null references funds (fund_id),
  currency text not null,
  minor bigint not null check (minor > 0),
  person_id uuid references people (id),
  shown_name text not null default '' check (length(shown_name) <= 60),
  purpose_id uuid,
  invitation_id uuid references pledge_invitations (id),
  way money_way not null,
  monthly boolean not null default false,
  reference text not null constraint pledge_reference_taken unique check (reference ~ '^[2-9A-HJKMNP-TV-Z]{8,10}$'),
  leftover_rule leftover_rule not null,
  state pledge_state not null default 'promised',
  promised_at timestamptz not null,
  paid_at timestamptz,
  ended_at timestamptz,
  provider_session text unique,
  provider_subscription text unique,
  foreign key (fund_id, currency) references funds (fund_id, currency),
  foreign key (purpose_id, fund_id) references purposes (id, fund_id),
  constraint pledges_monthly_by_card_check check (not monthly or way = 'stripe')
);
create index pledges_by_fund on pledges (fund_id, state, promised_at);
create index pledges_by_person on pledges (person_id, promised_at) where person_id is not null;

-- The law of the fund's own place: who may be asked for money here, and who may not.
create function pledge_allowed() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select 1 from funds f join organizations o on o.id = f.fund_id join organizations h on h.id = o.host_id
    where f.fund_id = new.fund_id and f.closed_at is null and o.frozen_at is null and h.frozen_at is null
      and ('public' = any (f.modes) or ('invited' = any (f.modes) and exists (
        select 1 from pledge_invitations i join people p on p.email = i.email
        where i.id = new.invitation_id and i.fund_id = f.fund_id and p.id = new.person_id
          and i.revoked_at is null and i.expires_at > new.promised_at)))) then
    raise exception 'this fund takes no pledges from this person here'
      using errcode = 'check_violation', constraint = 'fund_takes_no_pledges';
  end if;
  return new;
end $$;
create trigger pledges_allowed before insert on pledges for each row execute function pledge_allowed();

alter table pledges enable row level security;
create policy pledges_read on pledges for select to wishbridge_application
  using (person_id = current_person() or tends(fund_id) or oversees());
create policy pledges_promise on pledges for insert to wishbridge_application
  with check (state = 'promised' and (person_id = current_person() or is_system()));
-- A donor takes a promise back; that money came is for others to say.
create policy pledges_change on pledges for update to wishbridge_application
  using (person_id = current_person() or tends(fund_id) or is_system())
  with check (tends(fund_id) or is_system() or (person_id = current_person() and state in ('promised', 'cancelled')));
grant select, insert, update on pledges to wishbridge_application;
create trigger pledges_stay before update of id, public_id, fund_id, currency, minor, purpose_id, invitation_id,
  reference, leftover_rule, promised_at on pledges for each statement execute function stays();

-- What a treasurer enters at one time: a transfer, a signed list of cash, a statement, a platform's payout.
create type deposit_state as enum ('recorded', 'approved', 'rejected');
create table deposits (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references funds (fund_id),
  currency text not null,
  way money_way not null check (way <> 'stripe'),
  minor bigint not null check (minor > 0),
  received_on date not null,
  state deposit_state not null default 'recorded',
  recorded_by uuid not null references people (id),
  recorded_at timestamptz not null,
  decided_by uuid references people (id),
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 400),
  foreign key (fund_id, currency) references funds (fund_id, currency),
  constraint deposit_needs_second_person check (decided_by is null or decided_by <> recorded_by),
  constraint deposits_decided_has_person_check check ((state = 'recorded') = (decided_by is null)),
  constraint deposits_rejected_says_why_check check (state <> 'rejected' or reason <> '')
);
create index deposits_waiting on deposits (fund_id, recorded_at) where state = 'recorded';
create index deposits_by_fund on deposits (fund_id, received_on desc, id);

-- One gift that came, or that is said to have come: what the books count, refund and give receipts for.
create type payment_state as enum
  ('recorded', 'cleared', 'rejected', 'failed', 'refunded', 'partly_refunded', 'disputed', 'lost');
create table payments (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references funds (fund_id),
  currency text not null,
  minor bigint not null check (minor > 0),
  way money_way not null,
  deposit_id uuid references deposits (id),
  pledge_id uuid references pledges (id),
  purpose_id uuid,
  key_id uuid references keys.sealing_keys (id) on delete set null,
  payer_sealed bytea,
  state payment_state not null default 'recorded',
  recorded_at timestamptz not null,
  cleared_at timestamptz,
  entry_id uuid unique references entries (id),
  provider_ref text constraint payment_ref_taken unique,
  foreign key (fund_id, currency) references funds (fund_id, currency),
  foreign key (purpose_id, fund_id) references purposes (id, fund_id),
  constraint payments_by_deposit_or_card_check check ((way = 'stripe') = (deposit_id is null)),
  constraint payments_cleared_is_posted_check check (
    state in ('recorded', 'rejected', 'failed') or num_nonnulls(entry_id, cleared_at) = 2)
);
create index payments_by_deposit on payments (deposit_id);
create index payments_by_pledge on payments (pledge_id) where pledge_id is not null;
create index payments_by_fund on payments (fund_id, recorded_at);

-- A deposit is the sum of its payments, whoever writes them.
create function deposit_adds_up() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  whole uuid := case tg_table_name when 'deposits' then new.id else (to_jsonb(new) ->> 'deposit_id')::uuid end;
begin
  if whole is not null and (select minor from deposits where id = whole)
     is distinct from (select sum(minor) from payments where deposit_id = whole) then
    raise exception 'a deposit differs from its payments'
      using errcode = 'check_violation', constraint = 'deposit_differs_from_payments';
  end if;
  return null;
end $$;
create constraint trigger deposits_add_up after insert on deposits
  deferrable initially deferred for each row execute function deposit_adds_up();
create constraint trigger payments_add_up after insert on payments
  deferrable initially deferred for each row execute function deposit_adds_up();

alter table deposits enable row level security;
alter table payments enable row level security;
create policy deposits_read on deposits for select to wishbridge_application using (tends(fund_id) or oversees());
create policy deposits_record on deposits for insert to wishbridge_application
  with check (state = 'recorded' and works_as(fund_id, 'treasurer'));
create policy deposits_decide on deposits for update to wishbridge_application
  using (tends(fund_id)) with check (state = 'recorded' or works_as(fund_id, 'approver'));
create policy payments_read on payments for select to wishbridge_application
  using (tends(fund_id) or oversees() or exists (
    select 1 from pledges p where p.id = payments.pledge_id and p.person_id = current_person()));
create policy payments_record on payments for insert to wishbridge_application
  with check (state = 'recorded' and (works_as(fund_id, 'treasurer') or is_system()));
create policy payments_change on payments for update to wishbridge_application
  using (tends(fund_id) or is_system()) with check (works_as(fund_id, 'approver') or is_system());
grant select, insert, update on deposits, payments to wishbridge_application;
create trigger deposits_stay before update of id, fund_id, currency, way, minor, received_on, recorded_by, recorded_at
  on deposits for each statement execute function stays();
create trigger payments_stay before update of id, fund_id, currency, minor, way, deposit_id, recorded_at
  on payments for each statement execute function stays();
create trigger deposits_recorded before insert on deposits for each row execute function signs_alone('recorded_by');
create trigger deposits_decided before update of decided_by on deposits for each row
  when (new.decided_by is not null) execute function signs_alone('decided_by');

-- Who pledged to a fund is known to those who look after it.
create policy people_who_pledged on people for select to wishbridge_application
  using (exists (select 1 from pledges p where p.person_id = people.id and tends(p.fund_id)));
-- The host charity's people see who works for its funds, and the other way round.
create policy memberships_of_funds on memberships for select to wishbridge_application
  using (tends(organization_id) or hosts_mine(organization_id));

-- Evidence of money is a sealed paper of the fund; the host charity's people may look at it too.
alter type photo_kind add value 'money_evidence';
alter table photos add column deposit_id uuid references deposits (id);
alter table photos drop constraint photo_belongs_somewhere;
alter table photos add constraint photo_belongs_somewhere
  check (num_nonnulls(claim_id, sheet_id, delivery_id, deposit_id) >= 1);
create index photos_by_deposit on photos (deposit_id) where deposit_id is not null;
create trigger photos_of_deposit_stay before update of deposit_id on photos
  for each statement execute function stays();
create policy photos_of_deposits on photos for select to wishbridge_application
  using (deposit_id is not null and tends(organizer_id));
create policy photos_of_host on photos for insert to wishbridge_application
  with check (state = 'waiting' and deposit_id is not null and works_as(organizer_id, 'treasurer'));
create policy sealing_keys_of_funds on keys.sealing_keys for select to wishbridge_application
  using (tends(organization_id));
create policy sealing_keys_of_host on keys.sealing_keys for insert to wishbridge_application
  with check (tends(organization_id));

-- Whoever sees a fund's page can say what is wrong with it.
alter table concerns drop constraint concerns_about_check;
alter table concerns add constraint concerns_about_check
  check (about ~ '^(wish|batch|photo|business|fund|report):[a-z0-9-]+$');

-- The steps of every lifecycle, with pledges, payments and deposits.
do $$
begin
  execute replace(pg_get_functiondef('life_allows(text,text,text)'::regprocedure), '(life, before, after) in (',
    '(life, before, after) in (
    (''pledge'', ''promised'', ''paid''), (''pledge'', ''promised'', ''failed''),
    (''pledge'', ''promised'', ''cancelled''), (''pledge'', ''paid'', ''refunded''),
    (''pledge'', ''paid'', ''partly_refunded''), (''pledge'', ''paid'', ''disputed''),
    (''pledge'', ''partly_refunded'', ''refunded''), (''pledge'', ''partly_refunded'', ''disputed''),
    (''pledge'', ''disputed'', ''paid''), (''pledge'', ''disputed'', ''lost''),
    (''payment'', ''recorded'', ''cleared''), (''payment'', ''recorded'', ''rejected''),
    (''payment'', ''recorded'', ''failed''), (''payment'', ''cleared'', ''refunded''),
    (''payment'', ''cleared'', ''partly_refunded''), (''payment'', ''cleared'', ''disputed''),
    (''payment'', ''partly_refunded'', ''refunded''), (''payment'', ''partly_refunded'', ''disputed''),
    (''payment'', ''disputed'', ''cleared''), (''payment'', ''disputed'', ''lost''),
    (''deposit'', ''recorded'', ''approved''), (''deposit'', ''recorded'', ''rejected''), ');
end $$;
create trigger pledges_life before update of state on pledges for each row
  when (old.state is distinct from new.state) execute function keep_to_life('pledge');
create trigger payments_life before update of state on payments for each row
  when (old.state is distinct from new.state) execute function keep_to_life('payment');
create trigger deposits_life before update of state on deposits for each row
  when (old.state is distinct from new.state) execute function keep_to_life('deposit');

-- Every fund is public, however it takes money: what it does with it is for everybody to see.
create view public_funds as
  select o.id, o.slug, o.name, f.purpose, f.currency, f.modes, f.certificate, f.elsewhere_url, f.place_codes,
    f.categories, f.leftover_rule, f.opened_at, f.closed_at, h.name as host_name, h.registration as host_registration
  from funds f join organizations o on o.id = f.fund_id join organizations h on h.id = o.host_id
  where o.state = 'verified' and o.frozen_at is null and h.state = 'verified' and h.frozen_at is null;
grant select on public_funds to wishbridge_reading, wishbridge_application;

-- Where each fund's money went, from its books alone. What is reserved is what the other accounts
-- together lack to zero; what was spent counts as delivered once every wish of its purchase is there.
create view public_fund_flows as
  with parts as (
    select a.ledger_id, a.kind, r.kind as entry, r.minor
    from ledger_rollups r join ledger_accounts a on a.id = r.account_id where a.kind <> 'reserved'
    union all select a.ledger_id, a.kind, e.kind, p.minor
    from postings p join entries e on e.id = p.entry_id join ledger_accounts a on a.id = p.account_id
    where p.written_by >= coalesce((select before from ledger_folds), '0'::xid8) and a.kind <> 'reserved'),
  sums as (
    select ledger_id,
      coalesce(-sum(minor) filter (where kind in ('general', 'restricted')), 0) as owned,
      coalesce(sum(minor) filter (where kind in ('wishes', 'delivery')), 0) as spent,
      coalesce(sum(minor) filter (where kind = 'fees'), 0) as fees,
      coalesce(sum(minor) filter (where kind = 'disputes'), 0) as disputed,
      coalesce(sum(minor) filter (where kind in ('general', 'restricted') and entry in ('refund', 'dispute_lost')), 0) as returned,
      coalesce(sum(minor), 0) as reserved
    from parts group by ledger_id),
  there as (
    select e.ledger_id, sum(p.minor) as delivered
    from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id and a.kind = 'wishes'
    where e.kind = 'purchase' and not exists (
      select 1 from postings q join ledger_accounts b on b.id = q.account_id join claims c on c.id = b.claim_id
      where q.entry_id = e.id and c.state not in ('delivered', 'confirmed'))
    group by e.ledger_id)
  select f.id as fund_id, f.currency,
    coalesce(s.owned + s.returned + s.reserved, 0)::bigint as came_in,
    coalesce(s.returned + s.disputed, 0)::bigint as returned,
    coalesce(s.fees, 0)::bigint as fees,
    coalesce(s.owned - s.spent - s.fees - s.disputed, 0)::bigint as available,
    coalesce(s.reserved, 0)::bigint as reserved,
    coalesce(s.spent, 0)::bigint as spent,
    coalesce(t.delivered, 0)::bigint as delivered
  from public_funds f
  left join ledgers l on l.fund_id = f.id and l.currency = f.currency
  left join sums s on s.ledger_id = l.id
  left join there t on t.ledger_id = l.id;
grant select on public_fund_flows to wishbridge_reading, wishbridge_application;
