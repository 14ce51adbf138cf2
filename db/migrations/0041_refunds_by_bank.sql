-- What came without a card goes back without one: a treasurer enters that the bank sent it on a day, and a second
-- person lets that into the books.
alter table refunds add column sent_on date;
alter table refunds add constraint refunds_by_bank_or_card_check check (sent_on is null or provider_ref is null);
create trigger refunds_sent_stay before update of sent_on on refunds for each statement execute function stays();
create function refund_by_its_way() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if (select way = 'stripe' from payments where id = new.payment_id) <> (new.sent_on is null) then
    raise exception 'a card is sent to by its provider, all else by a bank on a day'
      using errcode = 'check_violation', constraint = 'refunds_by_its_way_check';
  end if;
  return new;
end $$;
create trigger refunds_by_its_way before insert on refunds for each row execute function refund_by_its_way();
