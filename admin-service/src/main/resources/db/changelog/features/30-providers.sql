--liquibase formatted sql

--changeset weir:providers-1
create table providers (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9_.-]{0,62}$'),
  display_name text not null,
  base_url text,
  dialect text,
  prefixes text[],
  owners text[],
  quirks text[],
  credential text,
  embeddings boolean,
  default_model text,
  is_active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table providers is 'Providers that were entered; what is null is as the table of known providers says.';

create sequence provider_key_version;

create table provider_keys (
  id text primary key,
  provider_id text not null references providers (id) on delete cascade,
  version bigint not null,
  reference text,
  masked text not null,
  verified_at timestamptz,
  created_at timestamptz not null,
  retired_at timestamptz
);
comment on column provider_keys.reference is 'Which version it is in Vault; null where it is sealed here.';
comment on column provider_keys.masked is 'The last four characters, for people.';
create unique index provider_keys_current on provider_keys (provider_id) where retired_at is null;

create table provider_secrets (
  key_id text primary key,
  owner text not null,
  sealed text not null
);
comment on column provider_secrets.sealed is 'v<version of the master key>:<AES-256-GCM>; bound to owner.';
