--liquibase formatted sql

--changeset weir:snapshot-1
create table snapshot_change (
  id boolean primary key default true check (id),
  change bigint not null,
  changed_at timestamptz not null
);
comment on table snapshot_change is 'Counts changes that gateways must know; one row.';
insert into snapshot_change (change, changed_at) values (1, now());
