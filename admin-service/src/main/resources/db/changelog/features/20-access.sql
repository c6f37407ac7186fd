--liquibase formatted sql

--changeset weir:20-access-1
CREATE TABLE gateway_keys (
    id                 text PRIMARY KEY,
    version            bigint NOT NULL,
    name               text NOT NULL,
    last_four          text NOT NULL,
    permissions        text[] NOT NULL,
    models             text[] NOT NULL,
    tags               text NOT NULL,
    owner              text,
    team               text,
    expires_at         timestamptz,
    byok               boolean NOT NULL,
    capture            boolean NOT NULL,
    client_gone_stream text,
    client_gone_whole  text,
    is_active          boolean NOT NULL,
    revoked_at         timestamptz,
    created_at         timestamptz NOT NULL,
    created_by         text NOT NULL
);
COMMENT ON TABLE gateway_keys IS 'Gateway keys; a revoked one stays, since the ledger names it.';
COMMENT ON COLUMN gateway_keys.tags IS 'A JSON object of strings.';
CREATE INDEX gateway_keys_by_creation ON gateway_keys (created_at, id);
CREATE INDEX gateway_keys_by_owner ON gateway_keys (owner);
CREATE INDEX gateway_keys_by_team ON gateway_keys (team);

CREATE TABLE gateway_key_secrets (
    hash        text PRIMARY KEY,
    key_id      text NOT NULL REFERENCES gateway_keys (id),
    created_at  timestamptz NOT NULL,
    valid_until timestamptz
);
COMMENT ON TABLE gateway_key_secrets IS 'SHA-256 of each text that a key has had; valid_until ends a rotated one.';
CREATE INDEX gateway_key_secrets_by_key ON gateway_key_secrets (key_id);

CREATE TABLE people (
    id               text PRIMARY KEY,
    version          bigint NOT NULL,
    name             text NOT NULL,
    email            text,
    password_hash    text,
    password_is_made boolean NOT NULL,
    issuer           text,
    subject          text,
    role             text NOT NULL,
    team             text,
    sees_ledger      boolean NOT NULL,
    is_active        boolean NOT NULL,
    created_at       timestamptz NOT NULL
);
COMMENT ON COLUMN people.password_is_made IS 'The password was made at the first start and stands in a file.';
CREATE UNIQUE INDEX people_by_name ON people (lower(name));
CREATE UNIQUE INDEX people_by_issuer ON people (issuer, subject);

CREATE TABLE person_sessions (
    hash       text PRIMARY KEY,
    person_id  text NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX person_sessions_by_person ON person_sessions (person_id);
CREATE INDEX person_sessions_by_expiry ON person_sessions (expires_at);
--rollback DROP TABLE person_sessions, people, gateway_key_secrets, gateway_keys;
