--liquibase formatted sql

--changeset weir:governance-1
create table rules (
  id text primary key,
  scope text not null check (scope in ('instance', 'team', 'key', 'user', 'tag')),
  subject text not null,
  models text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (scope, subject)
);
comment on table rules is 'Allow-lists of models by scope.';
