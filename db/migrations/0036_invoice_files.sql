-- Invoices that come as PDF: sealed as they came, never drawn by us, and handed out as a file alone.
create table invoice_files (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references funds (fund_id),
  purchase_id uuid not null,
  storage_key text not null unique,
  key_id uuid not null references keys.sealing_keys (id),
  bytes integer not null check (bytes between 1 and 5242880),
  taken_by uuid not null references people (id),
  taken_in_at timestamptz not null,
  foreign key (purchase_id, fund_id) references purchases (id, fund_id)
);
create index invoice_files_by_purchase on invoice_files (purchase_id);
create trigger invoice_files_taken before insert on invoice_files for each row execute function signs_alone('taken_by');
alter table invoice_files enable row level security;
create policy invoice_files_read on invoice_files for select to wishbridge_application
  using (tends(fund_id) or is_system());
create policy invoice_files_take on invoice_files for insert to wishbridge_application
  with check (works_as(fund_id, 'treasurer'));
grant select, insert on invoice_files to wishbridge_application;
