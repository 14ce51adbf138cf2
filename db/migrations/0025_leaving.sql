-- A person who leaves: what was claimed and given stays accounted for, and names nobody any more.
alter table people add column left_at timestamptz,
  add constraint people_left_unnamed_check check (left_at is null or (email is null and name = ''));

-- All of it at once and for oneself alone, past the walls that keep others' hands off these rows.
create function leave_for_good(at timestamptz) returns void
  language plpgsql security definer set search_path = public as $$
declare
  me uuid := current_person();
  mail text;
begin
  select email into strict mail from people where id = me and not steward for update;
  if exists (select from claims where person_id = me
             and state in ('held', 'committed', 'sent', 'received', 'delivered')) then
    raise exception 'something is still promised' using errcode = 'check_violation', constraint = 'leaves_with_claims';
  end if;
  if exists (select from pledges where person_id = me and ended_at is null
             and (state = 'promised' or (monthly and provider_subscription is not null))) then
    raise exception 'money is still promised' using errcode = 'check_violation', constraint = 'leaves_with_pledges';
  end if;
  update memberships set ended_at = at where person_id = me and ended_at is null;
  update invitations set revoked_at = at where email = mail and accepted_at is null and revoked_at is null;
  delete from letters where person_id = me or to_email = mail;
  delete from sign_in_codes where email = mail;
  delete from sessions where person_id = me;
  update people set email = null, name = '', left_at = at where id = me;
end $$;
revoke all on function leave_for_good from public;
grant execute on function leave_for_good to wishbridge_application;
