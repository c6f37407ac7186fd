--liquibase formatted sql

--changeset test:before
CREATE TABLE before (word text);

--changeset test:broken
ALTER TABLE nowhere ADD COLUMN word text;
