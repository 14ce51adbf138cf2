-- What 0022 had allowed and 0031 forgot: a concern may be about a fund.
alter table concerns
  drop constraint concerns_about_check,
  add constraint concerns_about_check check (about ~ '^(wish|batch|photo|business|fund|report|site):[a-z0-9-]+$');
