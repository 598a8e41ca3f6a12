SET LOCAL lock_timeout = '5s';

-- Every state change: who, when, from, to, why. The log organisers read and the source of mails and webhooks.
CREATE TABLE events (
    programme_id uuid NOT NULL REFERENCES programmes,
    id uuid NOT NULL,
    kind text NOT NULL,
    -- Null: the system itself (a deadline passed, a cascade).
    actor_id uuid REFERENCES accounts,
    subject_id uuid NOT NULL,
    from_state text,
    to_state text,
    reason text,
    -- Ids only, never personal data: erasure must not have to rewrite the log.
    refs jsonb NOT NULL DEFAULT '{}',
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, id)
);
CREATE INDEX events_by_subject ON events (programme_id, subject_id, id DESC);
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Work to do after commit. A worker claims by lease with SKIP LOCKED, commits, then works.
CREATE TABLE jobs (
    id uuid PRIMARY KEY,
    programme_id uuid NOT NULL REFERENCES programmes,
    kind text NOT NULL,
    -- Ids, never personal data.
    payload jsonb NOT NULL,
    -- The same work is queued once, however often it is asked for.
    key text NOT NULL CONSTRAINT jobs_key_unique UNIQUE,
    status text NOT NULL DEFAULT 'queued',
    attempts integer NOT NULL DEFAULT 0,
    run_at timestamptz NOT NULL,
    lease_until timestamptz,
    last_error text,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT jobs_status_known CHECK (status IN ('queued', 'running', 'done', 'dead')),
    CONSTRAINT jobs_running_iff_leased CHECK ((status = 'running') = (lease_until IS NOT NULL)),
    CONSTRAINT jobs_finished_iff_over CHECK ((status IN ('done', 'dead')) = (finished_at IS NOT NULL))
);
CREATE INDEX jobs_due ON jobs (run_at, id) WHERE status = 'queued';
CREATE INDEX jobs_leased ON jobs (lease_until) WHERE status = 'running';
CREATE INDEX jobs_page ON jobs (programme_id, status, id DESC);

-- Where mails go when no server is configured: a page of the development mode reads them.
CREATE TABLE mailbox (
    id uuid PRIMARY KEY,
    message_id text NOT NULL CONSTRAINT mailbox_message_id_unique UNIQUE,
    recipient text NOT NULL,
    subject text NOT NULL,
    text_body text NOT NULL,
    html_body text NOT NULL,
    sent_at timestamptz NOT NULL
);

-- An Idempotency-Key and what it made, written in the transaction of the effect.
CREATE TABLE idempotency_keys (
    programme_id uuid NOT NULL REFERENCES programmes,
    account_id uuid NOT NULL REFERENCES accounts,
    key text NOT NULL,
    operation text NOT NULL,
    fingerprint bytea NOT NULL,
    resource_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, account_id, key),
    CONSTRAINT idempotency_keys_length CHECK (char_length(key) BETWEEN 1 AND 200)
);

-- Requests of an account in the running window.
CREATE TABLE rate_windows (
    subject text NOT NULL,
    budget text NOT NULL,
    window_start timestamptz NOT NULL,
    spent integer NOT NULL,
    PRIMARY KEY (subject, budget)
);
