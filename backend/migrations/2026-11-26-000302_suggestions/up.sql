SET LOCAL lock_timeout = '5s';

-- What a programme's scores stand on, kept by the last refresh of its suggestions.
CREATE TABLE matching_grounds (
    programme_id uuid PRIMARY KEY REFERENCES programmes,
    -- The matching settings of the mentees' questionnaire, and of how many mentors how many help with what.
    settings jsonb NOT NULL,
    help jsonb NOT NULL,
    -- What the lists were made from: another mark means that somebody changed.
    mark text NOT NULL,
    made_at timestamptz NOT NULL,
    took_ms integer NOT NULL,
    -- Who makes them anew holds this much time; another process waits for its end.
    leased_until timestamptz,
    CONSTRAINT matching_grounds_took_positive CHECK (took_ms >= 0)
);

-- Each mentor's list: calls that may suit her, in order, spread over mentees. Derived: made anew from everything else.
CREATE TABLE suggestions (
    programme_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    call_id uuid NOT NULL,
    place integer NOT NULL,
    why text NOT NULL,
    -- Stands behind the list, so that a row which falls away leaves no gap.
    reserve boolean NOT NULL,
    PRIMARY KEY (programme_id, mentor_id, call_id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES participants ON DELETE CASCADE,
    FOREIGN KEY (programme_id, call_id) REFERENCES calls ON DELETE CASCADE,
    CONSTRAINT suggestions_place_positive CHECK (place >= 1),
    CONSTRAINT suggestions_why_known CHECK (why IN ('fit', 'no_offer_yet', 'seldom_shown'))
);
CREATE INDEX suggestions_by_call ON suggestions (programme_id, call_id);

-- "Not this time": hers alone, read by no organiser and in no log.
CREATE TABLE set_asides (
    programme_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    call_id uuid NOT NULL,
    reason text,
    set_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, mentor_id, call_id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES participants ON DELETE CASCADE,
    FOREIGN KEY (programme_id, call_id) REFERENCES calls ON DELETE CASCADE,
    CONSTRAINT set_asides_reason_known CHECK (reason IN ('topics', 'fields', 'situation', 'rhythm', 'known'))
);
CREATE INDEX set_asides_by_call ON set_asides (programme_id, call_id);

-- Whether anybody's answers changed is asked every minute.
CREATE INDEX applicants_admitted_changes ON applicants (programme_id, updated_at DESC) WHERE status = 'admitted';
