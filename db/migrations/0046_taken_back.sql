-- Letting something into the books needs a second person; keeping it out doesn't: who entered it takes it back.
alter table deposits drop constraint deposit_needs_second_person,
  add constraint deposit_needs_second_person check (decided_by <> recorded_by or state = 'rejected');
alter table purchase_returns drop constraint return_needs_second_person,
  add constraint return_needs_second_person check (decided_by <> recorded_by or state = 'rejected');
alter table adjustments drop constraint adjustment_needs_second_person,
  add constraint adjustment_needs_second_person check (decided_by <> recorded_by or state = 'rejected');
alter table refunds drop constraint refund_needs_second_person,
  add constraint refund_needs_second_person check (decided_by <> asked_by or state = 'rejected');

create policy deposits_take_back on deposits for update to wishbridge_application
  using (tends(fund_id)) with check (state = 'rejected' and works_as(fund_id, 'treasurer')
    and recorded_by = current_person() and decided_by = current_person());
create policy payments_take_back on payments for update to wishbridge_application
  using (tends(fund_id)) with check (state = 'rejected' and works_as(fund_id, 'treasurer') and exists (
    select from deposits d where d.id = payments.deposit_id and d.state = 'rejected' and d.decided_by = current_person()));
create policy purchase_returns_take_back on purchase_returns for update to wishbridge_application
  using (tends(fund_id)) with check (state = 'rejected' and works_as(fund_id, 'treasurer')
    and recorded_by = current_person() and decided_by = current_person());
create policy adjustments_take_back on adjustments for update to wishbridge_application
  using (tends(fund_id)) with check (state = 'rejected' and works_as(fund_id, 'treasurer')
    and recorded_by = current_person() and decided_by = current_person());
create policy refunds_take_back on refunds for update to wishbridge_application
  using (tends(fund_id)) with check (state = 'rejected' and works_as(fund_id, 'treasurer')
    and asked_by = current_person() and decided_by = current_person());
