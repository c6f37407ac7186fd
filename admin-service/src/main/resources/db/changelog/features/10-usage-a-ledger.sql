--liquibase formatted sql

--changeset weir:usage-timescale-extension
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT count(*) FROM pg_available_extensions WHERE name = 'timescaledb' AND installed_version IS NULL AND EXISTS (SELECT FROM pg_settings WHERE name = 'shared_preload_libraries' AND setting LIKE '%timescaledb%')
--comment: TimescaleDB is used where the server has it loaded; where it is not, native partitions and the writer's rollups serve the same views.
CREATE EXTENSION IF NOT EXISTS timescaledb;

--changeset weir:usage-bin splitStatements:false
--comment: A histogram in one number: twelve decimal digits for each bin, so that sum() adds histograms. Bin 0 is below 1 ms; four bins double the time; 81 is the last (20 minutes). UsageHistogram reads it.
CREATE FUNCTION usage_bin(millis bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
SELECT CASE
  WHEN millis IS NULL THEN 0::numeric
  WHEN millis < 1 THEN 1::numeric
  ELSE rpad('1', 13 + 12 * least(80, floor(ln(millis::float8) * 5.770780163555854 + 1e-9)::int), '0')::numeric
END
$$;

--changeset weir:usage-record-partitioned
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: One row per request, a partition per month; the partition column is part of the key.
CREATE TABLE usage_record (
  id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  request_id text NOT NULL,
  latency_ms bigint NOT NULL,
  ttft_ms bigint,
  overhead_us bigint,
  key_id text NOT NULL,
  user_name text,
  team text,
  front text NOT NULL,
  model_requested text,
  model_served text,
  provider text,
  provider_key_id text,
  is_streaming boolean NOT NULL,
  is_byok boolean NOT NULL,
  byok_fingerprint text,
  status integer NOT NULL,
  outcome text NOT NULL,
  error_code text,
  attempts jsonb NOT NULL,
  input_uncached bigint NOT NULL,
  input_cache_read bigint NOT NULL,
  input_cache_write_5m bigint NOT NULL,
  input_cache_write_1h bigint NOT NULL,
  input_audio bigint NOT NULL,
  output_text bigint NOT NULL,
  output_reasoning bigint NOT NULL,
  output_audio bigint NOT NULL,
  usage_source text NOT NULL,
  service_tier text,
  cost_picos bigint,
  provider_cost_picos bigint,
  price_id text,
  finish_reason text,
  conversation_id text,
  tags jsonb NOT NULL,
  trace_id text,
  provider_request_id text,
  gateway text NOT NULL,
  PRIMARY KEY (id, started_at)
) PARTITION BY RANGE (started_at);

--changeset weir:usage-record-hypertable
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: The same table for TimescaleDB, which cannot turn a partitioned one into a hypertable.
CREATE TABLE usage_record (
  id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  request_id text NOT NULL,
  latency_ms bigint NOT NULL,
  ttft_ms bigint,
  overhead_us bigint,
  key_id text NOT NULL,
  user_name text,
  team text,
  front text NOT NULL,
  model_requested text,
  model_served text,
  provider text,
  provider_key_id text,
  is_streaming boolean NOT NULL,
  is_byok boolean NOT NULL,
  byok_fingerprint text,
  status integer NOT NULL,
  outcome text NOT NULL,
  error_code text,
  attempts jsonb NOT NULL,
  input_uncached bigint NOT NULL,
  input_cache_read bigint NOT NULL,
  input_cache_write_5m bigint NOT NULL,
  input_cache_write_1h bigint NOT NULL,
  input_audio bigint NOT NULL,
  output_text bigint NOT NULL,
  output_reasoning bigint NOT NULL,
  output_audio bigint NOT NULL,
  usage_source text NOT NULL,
  service_tier text,
  cost_picos bigint,
  provider_cost_picos bigint,
  price_id text,
  finish_reason text,
  conversation_id text,
  tags jsonb NOT NULL,
  trace_id text,
  provider_request_id text,
  gateway text NOT NULL,
  PRIMARY KEY (id, started_at)
);
SELECT create_hypertable('usage_record', 'started_at', chunk_time_interval => INTERVAL '7 days');

--changeset weir:usage-record-indexes
CREATE INDEX usage_record_recent ON usage_record (started_at, id);
CREATE INDEX usage_record_key ON usage_record (key_id, started_at);
CREATE INDEX usage_record_user ON usage_record (user_name, started_at) WHERE user_name IS NOT NULL;
CREATE INDEX usage_record_conversation ON usage_record (conversation_id, started_at) WHERE conversation_id IS NOT NULL;
CREATE INDEX usage_record_conversations ON usage_record (started_at, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX usage_record_failed ON usage_record (status, started_at) WHERE status >= 400;
CREATE INDEX usage_record_unpriced ON usage_record (started_at) WHERE cost_picos IS NULL;
CREATE INDEX usage_record_tags ON usage_record USING gin (tags);

--changeset weir:usage-partition-plain splitStatements:false
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: Makes the partition of a month (UTC) unless it is there. It is attached, not created in place: that does not lock out the readers.
CREATE FUNCTION usage_ensure_partition(month date) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  partition text := 'usage_record_' || to_char(first, 'YYYY_MM');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('usage_ensure_partition'));
  IF to_regclass(partition) IS NULL THEN
    EXECUTE format('CREATE TABLE %I (LIKE usage_record INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
    EXECUTE format(
      'ALTER TABLE usage_record ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      partition, first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
  END IF;
END
$$;

--changeset weir:usage-partition-timescale splitStatements:false
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: TimescaleDB makes its chunks by itself.
CREATE FUNCTION usage_ensure_partition(month date) RETURNS void LANGUAGE sql AS $$ SELECT $$;

--changeset weir:usage-quarantine
--comment: Records that cannot be stored, as they came. None of them is counted anywhere.
CREATE TABLE usage_quarantine (
  id uuid PRIMARY KEY,
  received_at timestamptz NOT NULL,
  gateway text NOT NULL,
  reason text NOT NULL,
  record text NOT NULL
);
CREATE INDEX usage_quarantine_received ON usage_quarantine (received_at, id);
