--liquibase formatted sql

--changeset weir:21-audit-1
CREATE TABLE audit_entries (
    seq           bigint PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor_kind    text NOT NULL,
    actor_id      text NOT NULL,
    actor_name    text NOT NULL,
    action        text NOT NULL,
    subject       text NOT NULL,
    before        text,
    after         text,
    previous_hash text NOT NULL,
    hash          text NOT NULL
);
COMMENT ON TABLE audit_entries IS 'Append-only. hash = SHA-256 over previous_hash and the entry as canonical JSON.';
CREATE INDEX audit_entries_by_time ON audit_entries (at);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, seq);
CREATE INDEX audit_entries_by_action ON audit_entries (action, seq);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject, seq);
--rollback DROP TABLE audit_entries;

--changeset weir:21-audit-2 splitStatements:false
CREATE FUNCTION audit_entries_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_are_append_only();
--rollback DROP TRIGGER audit_entries_append_only ON audit_entries; DROP FUNCTION audit_entries_are_append_only();
