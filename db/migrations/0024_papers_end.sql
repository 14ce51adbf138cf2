-- A photographed paper goes with the last child that stands on it: first its key, then its pictures. Its row stays, as
-- what a confirmation goes by, and says when.
alter table photos drop constraint photos_removed_is_refused_check,
  add constraint photos_removed_check check (removed_at is null or state = 'refused' or kind in ('consent_scan', 'signed_list'));
alter table photos drop constraint photo_paper_is_sealed,
  add constraint photo_paper_is_sealed check (kind = 'delivery' or key_id is not null or removed_at is not null);
