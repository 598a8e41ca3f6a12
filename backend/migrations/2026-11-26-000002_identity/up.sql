SET LOCAL lock_timeout = '5s';

CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    email_verified_at timestamptz,
    -- Argon2id, PHC string. Null: signs in by link only.
    password_hash text,
    locale text NOT NULL DEFAULT 'fr',
    time_zone text NOT NULL DEFAULT 'Europe/Paris',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Set when the person left: what identified her is gone, her id stays for the counts.
    erased_at timestamptz,
    CONSTRAINT accounts_locale_known CHECK (locale IN ('fr', 'en')),
    CONSTRAINT accounts_email_length CHECK (char_length(email) BETWEEN 3 AND 254)
);
CREATE UNIQUE INDEX accounts_email_unique ON accounts (lower(email));

CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts,
    user_agent text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT sessions_user_agent_length CHECK (char_length(user_agent) <= 300)
);
CREATE INDEX sessions_by_account ON sessions (account_id, last_seen_at DESC);

-- A session is the family of its refresh tokens: one unspent at a time, stored hashed (SHA-256).
CREATE TABLE refresh_tokens (
    hash bytea PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES sessions,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    spent_at timestamptz,
    CONSTRAINT refresh_tokens_hash_length CHECK (octet_length(hash) = 32)
);
CREATE UNIQUE INDEX refresh_tokens_one_unspent ON refresh_tokens (session_id) WHERE spent_at IS NULL;

-- Links sent by mail: an audience per purpose, single use, stored hashed. Opening one changes nothing, acting does.
CREATE TABLE one_off_links (
    hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts,
    purpose text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT one_off_links_purpose_known CHECK (purpose IN ('verify_email', 'sign_in', 'reset_password')),
    CONSTRAINT one_off_links_hash_length CHECK (octet_length(hash) = 32)
);
CREATE INDEX one_off_links_by_account ON one_off_links (account_id, purpose, created_at DESC);

-- Roles that somebody grants. Mentee and mentor are not here: they come from admission.
CREATE TABLE role_grants (
    programme_id uuid NOT NULL REFERENCES programmes,
    account_id uuid NOT NULL REFERENCES accounts,
    role text NOT NULL,
    granted_by uuid REFERENCES accounts,
    granted_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, account_id, role),
    CONSTRAINT role_grants_role_known CHECK (role IN ('organiser', 'safeguarding_lead', 'administrator'))
);
