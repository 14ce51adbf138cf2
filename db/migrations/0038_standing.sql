-- Who a session or an id stands for, and what he may do where by now; nothing when he is frozen. Every
-- page of somebody who is signed in asks this first: one question, where a transaction took four.
create function standing_of(session bytea, person uuid)
  returns table (person_id uuid, steward boolean, memberships jsonb)
  language plpgsql stable security definer set search_path = public as $$
begin
  return query select p.id, p.steward, (
      select coalesce(jsonb_agg(m.one order by m.name), '[]') from (
        select o.name, jsonb_build_object('organizationId', o.id, 'kind', o.kind, 'name', o.name,
          'slug', o.slug, 'verified', o.state = 'verified', 'roles', jsonb_agg(m.role order by m.role)) as one
        from memberships m join organizations o on o.id = m.organization_id
        where m.person_id = p.id and m.ended_at is null and o.frozen_at is null
        group by o.id
      ) m)
    from people p
    where p.frozen_at is null and p.id = coalesce(person, (
      select s.person_id from sessions s
      where s.token_hash = session and s.expires_at > clock_timestamp()));
end $$;
revoke execute on function standing_of from public;
grant execute on function standing_of to wishbridge_application;
