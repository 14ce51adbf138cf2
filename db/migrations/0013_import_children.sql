-- Two children may share name, county and birth year. Which child a row is about is told by comparing more
-- of it, and asked where that speaks against each other.
-- child_row: the first row of a child that no record is known of, where several share its hashes.
-- maybe_children: the children, or first rows of children, that it may be about as well.
-- child_told: what staff said: one of these, or the row's own id for another child.
alter table import_rows
  add column child_row uuid,
  add column maybe_children uuid[] not null default '{}',
  add column child_told uuid;
