-- Who keeps money in trust: a host charity, and its funds, which are no legal persons of their own.
-- New values of a type can't be used before they are committed; the rules follow in later files.
alter type organization_kind add value 'charity';
alter type organization_kind add value 'fund';
alter type member_role add value 'treasurer';
alter type member_role add value 'approver';
alter type member_role add value 'publisher';

alter table organizations add column host_id uuid references organizations (id);
create index organizations_by_host on organizations (host_id) where host_id is not null;
create trigger organizations_host_stays before update of host_id on organizations
  for each statement execute function stays();

-- Who works for a fund: its own committee, and the staff of the charity that owns its money.
create function tends(fund uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select serves(fund) or exists (select 1 from organizations o where o.id = fund and serves(o.host_id))
$$;
