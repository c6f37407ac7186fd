--liquibase formatted sql

--changeset weir:usage-bin-by-exponent splitStatements:false
--comment: The same numbers as before, made from an exponent instead of by writing and reading hundreds of zeros.
CREATE OR REPLACE FUNCTION usage_bin(millis bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
SELECT CASE
  WHEN millis IS NULL THEN 0::numeric
  WHEN millis < 1 THEN 1::numeric
  ELSE ('1e' || (12 + 12 * least(80, floor(ln(millis::float8) * 5.770780163555854 + 1e-9)::int)))::numeric
END
$$;

--changeset weir:usage-rollup-fillfactor
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: Each batch changes rows of the current hour and day; with room on their page the index need not change with them.
ALTER TABLE usage_hour_rollup SET (fillfactor = 70);
ALTER TABLE usage_day_rollup SET (fillfactor = 70);
