--liquibase formatted sql

-- A request is looked for by the ids that people have at hand: without these, each search reads the ledger from end to end.

--changeset weir:usage-record-find
CREATE INDEX usage_record_request ON usage_record (request_id);
CREATE INDEX usage_record_trace ON usage_record (trace_id) WHERE trace_id IS NOT NULL;
CREATE INDEX usage_record_provider_request ON usage_record (provider_request_id) WHERE provider_request_id IS NOT NULL;
