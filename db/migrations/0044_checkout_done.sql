-- A checkout can be done while the donor's bank takes days to say yes.
alter table pledges add column checkout_done_at timestamptz;
