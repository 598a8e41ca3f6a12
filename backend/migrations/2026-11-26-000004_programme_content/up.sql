SET LOCAL lock_timeout = '5s';

CREATE TABLE charters (
    programme_id uuid NOT NULL REFERENCES programmes,
    version integer NOT NULL,
    -- Markdown, rendered and sanitised by the server.
    body_fr text NOT NULL,
    body_en text NOT NULL,
    published_by uuid REFERENCES accounts,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, version),
    CONSTRAINT charters_version_positive CHECK (version >= 1)
);
CREATE TRIGGER charters_append_only BEFORE UPDATE OR DELETE ON charters
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE questionnaires (
    programme_id uuid NOT NULL REFERENCES programmes,
    role text NOT NULL,
    version integer NOT NULL,
    definition jsonb NOT NULL,
    published_by uuid REFERENCES accounts,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, role, version),
    CONSTRAINT questionnaires_role_known CHECK (role IN ('mentee', 'mentor')),
    CONSTRAINT questionnaires_version_positive CHECK (version >= 1)
);
CREATE TRIGGER questionnaires_append_only BEFORE UPDATE OR DELETE ON questionnaires
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Consents are rows: what, which version, given when, withdrawn when. Silence is never consent.
CREATE TABLE consents (
    programme_id uuid NOT NULL REFERENCES programmes,
    id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts,
    kind text NOT NULL,
    version integer NOT NULL,
    given_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    PRIMARY KEY (programme_id, id),
    CONSTRAINT consents_kind_known CHECK (kind IN ('charter', 'directory', 'map', 'newsletter')),
    CONSTRAINT consents_withdrawn_after_given CHECK (withdrawn_at >= given_at)
);
CREATE UNIQUE INDEX consents_one_standing ON consents (programme_id, account_id, kind) WHERE withdrawn_at IS NULL;
