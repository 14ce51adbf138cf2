-- A charity is registered once, and hosts its funds under that one name: its number is no other's here.
create unique index charity_registered_already on organizations (upper(replace(registration, ' ', '')))
  where kind = 'charity' and registration <> '';
