--liquibase formatted sql

--changeset weir:models-1
create table catalogs (
  version text primary key,
  imported_at timestamptz not null
);
comment on table catalogs is 'Which bundled lists of models were taken over.';

create table models (
  provider text not null,
  name text not null,
  kind text not null check (kind in ('chat', 'embedding')),
  display_name text not null,
  created bigint not null,
  context_length bigint,
  max_output_tokens bigint,
  capabilities text[] not null,
  source text not null,
  is_bundled boolean not null,
  updated_at timestamptz not null,
  primary key (provider, name)
);
comment on column models.created is 'The day it came out, in seconds since 1970; 0 where unknown.';
comment on column models.is_bundled is 'False once an operator wrote it: a newer bundled list leaves it alone.';

create table model_aliases (
  name text primary key check (name = lower(name)),
  spelling text not null,
  target text not null,
  fallbacks text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column model_aliases.spelling is 'The name as it was written; names are compared in lower case.';
