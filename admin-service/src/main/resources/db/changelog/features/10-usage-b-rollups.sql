--liquibase formatted sql

--changeset weir:usage-raw-view
--comment: Each row in the rollups' shape, so that edges of a time range are added to whole hours and days with one query. What no rollup has comes after.
CREATE VIEW usage_raw AS
SELECT
  u.started_at AS bucket_at,
  u.key_id,
  u.user_name,
  u.team,
  u.provider,
  coalesce(u.model_served, u.model_requested) AS model,
  u.front,
  (u.status / 100)::smallint AS status_class,
  u.outcome,
  u.is_streaming,
  u.is_byok,
  1::bigint AS requests,
  (u.cost_picos IS NULL)::int::bigint AS unpriced_requests,
  (u.usage_source IN ('estimated', 'provider_partial'))::int::bigint AS estimated_requests,
  u.input_uncached::numeric AS input_uncached,
  u.input_cache_read::numeric AS input_cache_read,
  u.input_cache_write_5m::numeric AS input_cache_write_5m,
  u.input_cache_write_1h::numeric AS input_cache_write_1h,
  u.input_audio::numeric AS input_audio,
  u.output_text::numeric AS output_text,
  u.output_reasoning::numeric AS output_reasoning,
  u.output_audio::numeric AS output_audio,
  coalesce(u.cost_picos, 0)::numeric AS cost_picos,
  u.latency_ms::numeric AS latency_ms,
  coalesce(u.ttft_ms, 0)::numeric AS ttft_ms,
  (u.ttft_ms IS NOT NULL)::int::bigint AS ttft_requests,
  usage_bin(u.latency_ms) AS latency_histogram,
  usage_bin(u.ttft_ms) AS ttft_histogram,
  u.id,
  u.status,
  u.conversation_id,
  u.tags,
  u.cost_picos AS row_cost_picos,
  u.input_uncached + u.input_cache_read + u.input_cache_write_5m + u.input_cache_write_1h + u.input_audio + u.output_text + u.output_reasoning + u.output_audio AS row_tokens
FROM usage_record u;

--changeset weir:usage-rollup-tables
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: Sums by hour and by day (UTC), kept by the writer and fed only by rows that were really inserted.
CREATE TABLE usage_hour_rollup (
  bucket_at timestamptz NOT NULL,
  key_id text NOT NULL,
  user_name text,
  team text,
  provider text,
  model text,
  front text NOT NULL,
  status_class smallint NOT NULL,
  outcome text NOT NULL,
  is_streaming boolean NOT NULL,
  is_byok boolean NOT NULL,
  requests bigint NOT NULL,
  unpriced_requests bigint NOT NULL,
  estimated_requests bigint NOT NULL,
  input_uncached numeric NOT NULL,
  input_cache_read numeric NOT NULL,
  input_cache_write_5m numeric NOT NULL,
  input_cache_write_1h numeric NOT NULL,
  input_audio numeric NOT NULL,
  output_text numeric NOT NULL,
  output_reasoning numeric NOT NULL,
  output_audio numeric NOT NULL,
  cost_picos numeric NOT NULL,
  latency_ms numeric NOT NULL,
  ttft_ms numeric NOT NULL,
  ttft_requests bigint NOT NULL,
  latency_histogram numeric NOT NULL,
  ttft_histogram numeric NOT NULL,
  CONSTRAINT usage_hour_rollup_key UNIQUE NULLS NOT DISTINCT (bucket_at, key_id, user_name, team, provider, model, front, status_class, outcome, is_streaming, is_byok)
);
CREATE TABLE usage_day_rollup (
  bucket_at timestamptz NOT NULL,
  key_id text NOT NULL,
  user_name text,
  team text,
  provider text,
  model text,
  front text NOT NULL,
  status_class smallint NOT NULL,
  outcome text NOT NULL,
  is_streaming boolean NOT NULL,
  is_byok boolean NOT NULL,
  requests bigint NOT NULL,
  unpriced_requests bigint NOT NULL,
  estimated_requests bigint NOT NULL,
  input_uncached numeric NOT NULL,
  input_cache_read numeric NOT NULL,
  input_cache_write_5m numeric NOT NULL,
  input_cache_write_1h numeric NOT NULL,
  input_audio numeric NOT NULL,
  output_text numeric NOT NULL,
  output_reasoning numeric NOT NULL,
  output_audio numeric NOT NULL,
  cost_picos numeric NOT NULL,
  latency_ms numeric NOT NULL,
  ttft_ms numeric NOT NULL,
  ttft_requests bigint NOT NULL,
  latency_histogram numeric NOT NULL,
  ttft_histogram numeric NOT NULL,
  CONSTRAINT usage_day_rollup_key UNIQUE NULLS NOT DISTINCT (bucket_at, key_id, user_name, team, provider, model, front, status_class, outcome, is_streaming, is_byok)
);
CREATE VIEW usage_hour AS
SELECT
  bucket_at,
  key_id,
  user_name,
  team,
  provider,
  model,
  front,
  status_class,
  outcome,
  is_streaming,
  is_byok,
  requests,
  unpriced_requests,
  estimated_requests,
  input_uncached,
  input_cache_read,
  input_cache_write_5m,
  input_cache_write_1h,
  input_audio,
  output_text,
  output_reasoning,
  output_audio,
  cost_picos,
  latency_ms,
  ttft_ms,
  ttft_requests,
  latency_histogram,
  ttft_histogram
FROM usage_hour_rollup;
CREATE VIEW usage_day AS
SELECT
  bucket_at,
  key_id,
  user_name,
  team,
  provider,
  model,
  front,
  status_class,
  outcome,
  is_streaming,
  is_byok,
  requests,
  unpriced_requests,
  estimated_requests,
  input_uncached,
  input_cache_read,
  input_cache_write_5m,
  input_cache_write_1h,
  input_audio,
  output_text,
  output_reasoning,
  output_audio,
  cost_picos,
  latency_ms,
  ttft_ms,
  ttft_requests,
  latency_histogram,
  ttft_histogram
FROM usage_day_rollup;

--changeset weir:usage-rollup-aggregates
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: The same sums as continuous aggregates, read in real time: what is not yet materialized comes from the rows.
CREATE MATERIALIZED VIEW usage_hour_aggregate
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT
  time_bucket(INTERVAL '1 hour', u.started_at) AS bucket_at,
  u.key_id,
  u.user_name,
  u.team,
  u.provider,
  coalesce(u.model_served, u.model_requested) AS model,
  u.front,
  (u.status / 100)::smallint AS status_class,
  u.outcome,
  u.is_streaming,
  u.is_byok,
  sum(1::bigint) AS requests,
  sum((u.cost_picos IS NULL)::int::bigint) AS unpriced_requests,
  sum((u.usage_source IN ('estimated', 'provider_partial'))::int::bigint) AS estimated_requests,
  sum(u.input_uncached::numeric) AS input_uncached,
  sum(u.input_cache_read::numeric) AS input_cache_read,
  sum(u.input_cache_write_5m::numeric) AS input_cache_write_5m,
  sum(u.input_cache_write_1h::numeric) AS input_cache_write_1h,
  sum(u.input_audio::numeric) AS input_audio,
  sum(u.output_text::numeric) AS output_text,
  sum(u.output_reasoning::numeric) AS output_reasoning,
  sum(u.output_audio::numeric) AS output_audio,
  sum(coalesce(u.cost_picos, 0)::numeric) AS cost_picos,
  sum(u.latency_ms::numeric) AS latency_ms,
  sum(coalesce(u.ttft_ms, 0)::numeric) AS ttft_ms,
  sum((u.ttft_ms IS NOT NULL)::int::bigint) AS ttft_requests,
  sum(usage_bin(u.latency_ms)) AS latency_histogram,
  sum(usage_bin(u.ttft_ms)) AS ttft_histogram
FROM usage_record u
GROUP BY
  time_bucket(INTERVAL '1 hour', u.started_at),
  u.key_id,
  u.user_name,
  u.team,
  u.provider,
  coalesce(u.model_served, u.model_requested),
  u.front,
  (u.status / 100)::smallint,
  u.outcome,
  u.is_streaming,
  u.is_byok
WITH NO DATA;
CREATE MATERIALIZED VIEW usage_day_aggregate
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT
  time_bucket(INTERVAL '1 day', u.started_at) AS bucket_at,
  u.key_id,
  u.user_name,
  u.team,
  u.provider,
  coalesce(u.model_served, u.model_requested) AS model,
  u.front,
  (u.status / 100)::smallint AS status_class,
  u.outcome,
  u.is_streaming,
  u.is_byok,
  sum(1::bigint) AS requests,
  sum((u.cost_picos IS NULL)::int::bigint) AS unpriced_requests,
  sum((u.usage_source IN ('estimated', 'provider_partial'))::int::bigint) AS estimated_requests,
  sum(u.input_uncached::numeric) AS input_uncached,
  sum(u.input_cache_read::numeric) AS input_cache_read,
  sum(u.input_cache_write_5m::numeric) AS input_cache_write_5m,
  sum(u.input_cache_write_1h::numeric) AS input_cache_write_1h,
  sum(u.input_audio::numeric) AS input_audio,
  sum(u.output_text::numeric) AS output_text,
  sum(u.output_reasoning::numeric) AS output_reasoning,
  sum(u.output_audio::numeric) AS output_audio,
  sum(coalesce(u.cost_picos, 0)::numeric) AS cost_picos,
  sum(u.latency_ms::numeric) AS latency_ms,
  sum(coalesce(u.ttft_ms, 0)::numeric) AS ttft_ms,
  sum((u.ttft_ms IS NOT NULL)::int::bigint) AS ttft_requests,
  sum(usage_bin(u.latency_ms)) AS latency_histogram,
  sum(usage_bin(u.ttft_ms)) AS ttft_histogram
FROM usage_record u
GROUP BY
  time_bucket(INTERVAL '1 day', u.started_at),
  u.key_id,
  u.user_name,
  u.team,
  u.provider,
  coalesce(u.model_served, u.model_requested),
  u.front,
  (u.status / 100)::smallint,
  u.outcome,
  u.is_streaming,
  u.is_byok
WITH NO DATA;
CREATE VIEW usage_hour AS
SELECT
  bucket_at,
  key_id,
  user_name,
  team,
  provider,
  model,
  front,
  status_class,
  outcome,
  is_streaming,
  is_byok,
  requests,
  unpriced_requests,
  estimated_requests,
  input_uncached,
  input_cache_read,
  input_cache_write_5m,
  input_cache_write_1h,
  input_audio,
  output_text,
  output_reasoning,
  output_audio,
  cost_picos,
  latency_ms,
  ttft_ms,
  ttft_requests,
  latency_histogram,
  ttft_histogram
FROM usage_hour_aggregate;
CREATE VIEW usage_day AS
SELECT
  bucket_at,
  key_id,
  user_name,
  team,
  provider,
  model,
  front,
  status_class,
  outcome,
  is_streaming,
  is_byok,
  requests,
  unpriced_requests,
  estimated_requests,
  input_uncached,
  input_cache_read,
  input_cache_write_5m,
  input_cache_write_1h,
  input_audio,
  output_text,
  output_reasoning,
  output_audio,
  cost_picos,
  latency_ms,
  ttft_ms,
  ttft_requests,
  latency_histogram,
  ttft_histogram
FROM usage_day_aggregate;
SELECT add_continuous_aggregate_policy('usage_hour_aggregate', start_offset => INTERVAL '3 days', end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '10 minutes');
SELECT add_continuous_aggregate_policy('usage_day_aggregate', start_offset => INTERVAL '7 days', end_offset => INTERVAL '1 day', schedule_interval => INTERVAL '1 hour');
ALTER TABLE usage_record SET (timescaledb.compress, timescaledb.compress_segmentby = 'key_id', timescaledb.compress_orderby = 'started_at DESC, id');
SELECT add_compression_policy('usage_record', INTERVAL '60 days');

--changeset weir:usage-unpriced-view
--comment: Rows with tokens whose cost is not known, for the page of unpriced models and for re-pricing.
CREATE VIEW usage_unpriced AS
SELECT
  u.provider,
  coalesce(u.model_served, u.model_requested) AS model,
  u.service_tier,
  u.price_id,
  count(*) AS requests,
  sum(u.input_uncached + u.input_cache_read + u.input_cache_write_5m + u.input_cache_write_1h + u.input_audio)::numeric AS prompt_tokens,
  sum(u.output_text + u.output_reasoning + u.output_audio)::numeric AS completion_tokens,
  min(u.started_at) AS first_at,
  max(u.started_at) AS last_at
FROM usage_record u
WHERE u.cost_picos IS NULL
  AND u.input_uncached + u.input_cache_read + u.input_cache_write_5m + u.input_cache_write_1h + u.input_audio + u.output_text + u.output_reasoning + u.output_audio > 0
GROUP BY u.provider, coalesce(u.model_served, u.model_requested), u.service_tier, u.price_id;

