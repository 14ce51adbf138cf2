-- What waits at a desk is few among many: it is found without reading what is done.
create index claims_waiting on claims (organizer_id, state) where state in ('committed', 'sent', 'received', 'delivered');
create index wishes_waiting on wishes (organizer_id, batch_id) where state in ('draft', 'approved');
create index consent_sheets_waiting on consent_sheets (organizer_id) where approved_by is null;
create index photos_waiting on photos (organizer_id) where state = 'waiting';
create index signed_lists_by_organizer on photos (organizer_id) where kind = 'signed_list';
create index imports_waiting on imports (organizer_id) where state in ('ready', 'unsure');
