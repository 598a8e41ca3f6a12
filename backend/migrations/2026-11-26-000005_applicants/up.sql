SET LOCAL lock_timeout = '5s';

-- A person within a programme, whatever her roles: the row that is locked before anything that involves two people,
-- and the silent rule that keeps some of them apart.
CREATE TABLE participants (
    programme_id uuid NOT NULL REFERENCES programmes,
    account_id uuid NOT NULL REFERENCES accounts,
    -- Normalised names of people and companies she does not want to meet, and what others may know her by.
    apart_terms text[] NOT NULL DEFAULT '{}',
    apart_keys text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, account_id)
);

CREATE TABLE applicants (
    programme_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    role text NOT NULL,
    status text NOT NULL DEFAULT 'draft',
    questionnaire_version integer NOT NULL,
    answers jsonb NOT NULL DEFAULT '{}',
    -- Read off the answers when they are saved, for lists and filters. `public_name` never holds a surname.
    public_name text NOT NULL DEFAULT '',
    full_name text NOT NULL DEFAULT '',
    job text NOT NULL DEFAULT '',
    region text NOT NULL DEFAULT '',
    fields text[] NOT NULL DEFAULT '{}',
    topics text[] NOT NULL DEFAULT '{}',
    languages text[] NOT NULL DEFAULT '{}',
    ways text[] NOT NULL DEFAULT '{}',
    -- Mentors only.
    capacity integer,
    paused_at timestamptz,
    paused_until date,
    -- What the organisers asked or said last, and why.
    review_words text,
    decline_reason text,
    -- A substantive edit after admission asks for a second look.
    reread_since timestamptz,
    submitted_at timestamptz,
    decided_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES participants,
    FOREIGN KEY (programme_id, role, questionnaire_version) REFERENCES questionnaires,
    CONSTRAINT applicants_role_known CHECK (role IN ('mentee', 'mentor')),
    CONSTRAINT applicants_status_known CHECK (status IN
        ('draft', 'submitted', 'needs_info', 'admitted', 'declined', 'withdrawn', 'suspended', 'removed', 'expired')),
    CONSTRAINT applicants_capacity_of_mentors CHECK ((role = 'mentor') = (capacity IS NOT NULL)),
    CONSTRAINT applicants_capacity_range CHECK (capacity BETWEEN 1 AND 10),
    CONSTRAINT applicants_only_mentors_pause CHECK (role = 'mentor' OR paused_at IS NULL),
    CONSTRAINT applicants_pause_end CHECK (paused_until IS NULL OR paused_at IS NOT NULL),
    CONSTRAINT applicants_declined_for_a_reason CHECK (status <> 'declined' OR decline_reason IS NOT NULL)
);
CREATE UNIQUE INDEX applicants_one_live ON applicants (programme_id, account_id, role)
    WHERE status IN ('draft', 'submitted', 'needs_info', 'admitted', 'suspended');
CREATE INDEX applicants_to_review ON applicants (programme_id, status, submitted_at, id);
CREATE INDEX applicants_by_account ON applicants (programme_id, account_id, id);
