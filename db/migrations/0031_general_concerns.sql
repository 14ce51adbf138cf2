-- Not everything that is wrong is wrong with one thing: a concern may be about the site as a whole, and then it is
-- nobody's but the stewards'.
alter table concerns
  alter column organization_id drop not null,
  drop constraint concerns_about_check,
  add constraint concerns_about_check check (about ~ '^(wish|batch|photo|business|report|site):[a-z0-9-]+$'),
  add constraint concerns_about_somebody_check check ((organization_id is null) = starts_with(about, 'site:'));
