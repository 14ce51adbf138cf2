-- What came without a card goes back without one: a treasurer enters that the bank sent it on a day, and a second
-- person lets that into the books.
alter table refunds add column sent_on date;
alter table refunds add constraint refunds_by_bank_or_card_check check (sent_on is null or provider_ref is null);
create trigger refunds_sent_stay before update of sent_on on refunds for each statement execute function stays();
