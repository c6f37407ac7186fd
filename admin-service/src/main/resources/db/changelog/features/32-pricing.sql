--liquibase formatted sql

--changeset weir:pricing-1
create table price_lists (
  version text primary key,
  imported_at timestamptz not null
);
comment on table price_lists is 'Which bundled lists of prices were taken over.';

create table prices (
  id text primary key,
  serial bigint generated always as identity,
  provider text,
  model text not null check (model = lower(model)),
  is_prefix boolean not null,
  schedule jsonb not null,
  service_tiers jsonb not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  source text not null,
  author text not null,
  is_bundled boolean not null,
  created_at timestamptz not null,
  check (valid_to > valid_from)
);
comment on table prices is 'The price book: rows are added, never changed. Of the rows that hold, the one with the latest valid_from is the price.';
comment on column prices.schedule is 'Pico-USD per token by bucket, and tiers by length of the prompt.';
create index prices_by_model on prices (model, provider, valid_from desc, serial desc);

create table reprice_runs (
  id uuid primary key,
  from_time timestamptz not null,
  to_time timestamptz not null,
  model text,
  is_dry_run boolean not null,
  state text not null check (state in ('running', 'done', 'failed', 'undone')),
  rows_seen bigint not null,
  rows_changed bigint not null,
  cost_picos_before numeric not null,
  cost_picos_after numeric not null,
  unpriced_before bigint not null,
  unpriced_after bigint not null,
  author text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz,
  error text
);

--changeset weir:pricing-2 splitStatements:false
create function prices_are_only_added() returns trigger language plpgsql as $$
begin
  raise exception 'the price book is append-only: add a version instead';
end
$$;

--changeset weir:pricing-3
create trigger prices_append_only before update or delete on prices
  for each row execute function prices_are_only_added();
