--liquibase formatted sql

--changeset weir:usage-retention-plain splitStatements:false
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: Drops the months that end at the cutoff or before; the sums of their hours and days stay. Returns how many were dropped.
CREATE FUNCTION usage_drop_before(cutoff timestamptz) RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
  partition text;
  dropped integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('usage_ensure_partition'));
  FOR partition IN
    SELECT c.relname
    FROM pg_inherits i
    JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'usage_record'::regclass
      AND c.relname ~ '^usage_record_\d{4}_\d{2}$'
      AND (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= cutoff
    ORDER BY c.relname
  LOOP
    EXECUTE format('DROP TABLE %I', partition);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END
$$;

--changeset weir:usage-retention-timescale splitStatements:false
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'
--comment: The same for TimescaleDB, by chunk; its aggregates are refreshed for the last days only and keep their sums.
CREATE FUNCTION usage_drop_before(cutoff timestamptz) RETURNS integer
LANGUAGE sql
AS $$ SELECT count(*)::integer FROM drop_chunks('usage_record', older_than => cutoff) $$;
