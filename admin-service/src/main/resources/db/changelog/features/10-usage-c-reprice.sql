--liquibase formatted sql

--changeset weir:usage-reprice
--comment: A run of re-pricing: what each row's cost was and what it becomes. A dry run writes these rows and applies nothing.
CREATE TABLE usage_reprice (
  run_id uuid NOT NULL,
  id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  old_cost_picos bigint,
  old_price_id text,
  new_cost_picos bigint,
  new_price_id text,
  PRIMARY KEY (run_id, id, started_at)
);

--changeset weir:usage-reprice-plain splitStatements:false
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: Applies a run, or undoes it, to rows and rollups together; a row that was changed since is left alone. Returns how many rows were changed.
CREATE FUNCTION usage_reprice_move(run uuid, undo boolean) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
  moved bigint;
BEGIN
  CREATE TEMP TABLE IF NOT EXISTS usage_reprice_change (
    started_at timestamptz, key_id text, user_name text, team text, provider text, model text,
    front text, status_class smallint, outcome text, is_streaming boolean, is_byok boolean,
    unpriced_change bigint, cost_change numeric
  ) ON COMMIT DELETE ROWS;
  DELETE FROM usage_reprice_change;
  WITH step AS (
    SELECT
      p.id,
      p.started_at,
      CASE WHEN undo THEN p.new_cost_picos ELSE p.old_cost_picos END AS from_cost,
      CASE WHEN undo THEN p.new_price_id ELSE p.old_price_id END AS from_price,
      CASE WHEN undo THEN p.old_cost_picos ELSE p.new_cost_picos END AS to_cost,
      CASE WHEN undo THEN p.old_price_id ELSE p.new_price_id END AS to_price
    FROM usage_reprice p
    WHERE p.run_id = run
  ), changed AS (
    UPDATE usage_record u
    SET cost_picos = s.to_cost, price_id = s.to_price
    FROM step s
    WHERE u.id = s.id
      AND u.started_at = s.started_at
      AND u.cost_picos IS NOT DISTINCT FROM s.from_cost
      AND u.price_id IS NOT DISTINCT FROM s.from_price
    RETURNING
      u.started_at, u.key_id, u.user_name, u.team, u.provider,
      coalesce(u.model_served, u.model_requested) AS model, u.front,
      (u.status / 100)::smallint AS status_class, u.outcome, u.is_streaming, u.is_byok,
      (s.to_cost IS NULL)::int - (s.from_cost IS NULL)::int AS unpriced_change,
      coalesce(s.to_cost, 0)::numeric - coalesce(s.from_cost, 0)::numeric AS cost_change
  )
  INSERT INTO usage_reprice_change SELECT * FROM changed;
  GET DIAGNOSTICS moved = ROW_COUNT;
  INSERT INTO usage_hour_rollup AS r (bucket_at, key_id, user_name, team, provider, model, front, status_class, outcome, is_streaming, is_byok, requests, unpriced_requests, estimated_requests, input_uncached, input_cache_read, input_cache_write_5m, input_cache_write_1h, input_audio, output_text, output_reasoning, output_audio, cost_picos, latency_ms, ttft_ms, ttft_requests, latency_histogram, ttft_histogram)
    SELECT date_trunc('hour', c.started_at, 'UTC'), c.key_id, c.user_name, c.team, c.provider, c.model, c.front, c.status_class, c.outcome, c.is_streaming, c.is_byok, 0, sum(c.unpriced_change), 0, 0, 0, 0, 0, 0, 0, 0, 0, sum(c.cost_change), 0, 0, 0, 0, 0
    FROM usage_reprice_change c
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ON CONFLICT ON CONSTRAINT usage_hour_rollup_key DO UPDATE SET
      unpriced_requests = r.unpriced_requests + EXCLUDED.unpriced_requests,
      cost_picos = r.cost_picos + EXCLUDED.cost_picos;
  INSERT INTO usage_day_rollup AS r (bucket_at, key_id, user_name, team, provider, model, front, status_class, outcome, is_streaming, is_byok, requests, unpriced_requests, estimated_requests, input_uncached, input_cache_read, input_cache_write_5m, input_cache_write_1h, input_audio, output_text, output_reasoning, output_audio, cost_picos, latency_ms, ttft_ms, ttft_requests, latency_histogram, ttft_histogram)
    SELECT date_trunc('day', c.started_at, 'UTC'), c.key_id, c.user_name, c.team, c.provider, c.model, c.front, c.status_class, c.outcome, c.is_streaming, c.is_byok, 0, sum(c.unpriced_change), 0, 0, 0, 0, 0, 0, 0, 0, 0, sum(c.cost_change), 0, 0, 0, 0, 0
    FROM usage_reprice_change c
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ON CONFLICT ON CONSTRAINT usage_day_rollup_key DO UPDATE SET
      unpriced_requests = r.unpriced_requests + EXCLUDED.unpriced_requests,
      cost_picos = r.cost_picos + EXCLUDED.cost_picos;
  RETURN moved;
END
$$;

--changeset weir:usage-reprice-timescale splitStatements:false
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: The same for TimescaleDB, whose aggregates follow their rows.
CREATE FUNCTION usage_reprice_move(run uuid, undo boolean) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
  moved bigint;
BEGIN
  CREATE TEMP TABLE IF NOT EXISTS usage_reprice_change (
    started_at timestamptz, key_id text, user_name text, team text, provider text, model text,
    front text, status_class smallint, outcome text, is_streaming boolean, is_byok boolean,
    unpriced_change bigint, cost_change numeric
  ) ON COMMIT DELETE ROWS;
  DELETE FROM usage_reprice_change;
  WITH step AS (
    SELECT
      p.id,
      p.started_at,
      CASE WHEN undo THEN p.new_cost_picos ELSE p.old_cost_picos END AS from_cost,
      CASE WHEN undo THEN p.new_price_id ELSE p.old_price_id END AS from_price,
      CASE WHEN undo THEN p.old_cost_picos ELSE p.new_cost_picos END AS to_cost,
      CASE WHEN undo THEN p.old_price_id ELSE p.new_price_id END AS to_price
    FROM usage_reprice p
    WHERE p.run_id = run
  ), changed AS (
    UPDATE usage_record u
    SET cost_picos = s.to_cost, price_id = s.to_price
    FROM step s
    WHERE u.id = s.id
      AND u.started_at = s.started_at
      AND u.cost_picos IS NOT DISTINCT FROM s.from_cost
      AND u.price_id IS NOT DISTINCT FROM s.from_price
    RETURNING
      u.started_at, u.key_id, u.user_name, u.team, u.provider,
      coalesce(u.model_served, u.model_requested) AS model, u.front,
      (u.status / 100)::smallint AS status_class, u.outcome, u.is_streaming, u.is_byok,
      (s.to_cost IS NULL)::int - (s.from_cost IS NULL)::int AS unpriced_change,
      coalesce(s.to_cost, 0)::numeric - coalesce(s.from_cost, 0)::numeric AS cost_change
  )
  INSERT INTO usage_reprice_change SELECT * FROM changed;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END
$$;
