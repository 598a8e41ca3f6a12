-- A programme is a site: one deployment serves one or many associations, each found by its host.
SET LOCAL lock_timeout = '5s';

CREATE TABLE programmes (
    id uuid PRIMARY KEY,
    -- Lower-case host name that leads here; null for a lone programme, which answers to any host.
    host text CONSTRAINT programmes_host_unique UNIQUE,
    name text NOT NULL,
    -- What organisers changed from the defaults; the code knows the shape and the defaults.
    settings jsonb NOT NULL DEFAULT '{}',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT programmes_host_lower_case CHECK (host = lower(host)),
    CONSTRAINT programmes_name_length CHECK (char_length(name) BETWEEN 1 AND 120)
);

-- Rows of these tables are written once. The function serves every append-only table.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
