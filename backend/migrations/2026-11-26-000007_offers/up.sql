SET LOCAL lock_timeout = '5s';

CREATE TABLE offers (
    programme_id uuid NOT NULL,
    id uuid NOT NULL,
    call_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    applicant_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    status text NOT NULL DEFAULT 'open',
    why text NOT NULL,
    how text NOT NULL,
    rhythm text NOT NULL,
    ways text[] NOT NULL,
    limits text,
    talk_first boolean NOT NULL DEFAULT false,
    expires_at timestamptz NOT NULL,
    extended_at timestamptz,
    -- Why it lapsed, for the kind sentence; never who or what else.
    lapse_reason text,
    decided_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, id),
    UNIQUE (programme_id, id, call_id, mentee_id, mentor_id),
    FOREIGN KEY (programme_id, call_id, mentee_id) REFERENCES calls (programme_id, id, mentee_id),
    FOREIGN KEY (programme_id, applicant_id) REFERENCES applicants,
    FOREIGN KEY (programme_id, mentor_id) REFERENCES participants,
    CONSTRAINT offers_status_known CHECK (status IN
        ('open', 'elected', 'not_elected', 'declined', 'withdrawn', 'expired', 'lapsed')),
    CONSTRAINT offers_decided_iff_final CHECK ((status = 'open') = (decided_at IS NULL)),
    CONSTRAINT offers_lapsed_for_a_reason CHECK ((status = 'lapsed') = (lapse_reason IS NOT NULL)),
    CONSTRAINT offers_lapse_reason_known CHECK (lapse_reason IN
        ('mentor_full', 'mentor_paused', 'mentor_gone', 'call_paused', 'call_closed', 'kept_apart')),
    CONSTRAINT offers_not_to_oneself CHECK (mentor_id <> mentee_id),
    CONSTRAINT offers_why_length CHECK (char_length(why) BETWEEN 150 AND 1500),
    CONSTRAINT offers_how_length CHECK (char_length(how) BETWEEN 1 AND 1000),
    CONSTRAINT offers_limits_length CHECK (char_length(limits) <= 1000),
    CONSTRAINT offers_rhythm_known CHECK (rhythm IN ('two_weeks', 'month', 'two_months', 'on_demand'))
);
CREATE UNIQUE INDEX offers_one_open_per_mentor ON offers (programme_id, call_id, mentor_id) WHERE status = 'open';
CREATE UNIQUE INDEX offers_one_elected_per_call ON offers (programme_id, call_id) WHERE status = 'elected';
CREATE INDEX offers_by_call ON offers (programme_id, call_id, id);
CREATE INDEX offers_by_mentor ON offers (programme_id, mentor_id, id DESC);
CREATE INDEX offers_by_mentee ON offers (programme_id, mentee_id, id DESC);
CREATE INDEX offers_open_by_mentor ON offers (programme_id, mentor_id) WHERE status = 'open';
CREATE INDEX offers_expiring ON offers (expires_at) WHERE status = 'open';

-- A final state is final, and what an offer is about never changes.
CREATE FUNCTION offers_keep_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'open' AND NEW.status <> OLD.status THEN
        RAISE EXCEPTION 'an offer that is % stays so', OLD.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'offers_final_is_final';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER offers_final_is_final BEFORE UPDATE ON offers FOR EACH ROW EXECUTE FUNCTION offers_keep_final();

CREATE FUNCTION offers_count_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    change integer := 0;
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.status = 'open' THEN change := change - 1; END IF;
    IF TG_OP <> 'DELETE' AND NEW.status = 'open' THEN change := change + 1; END IF;
    IF change <> 0 THEN
        UPDATE calls SET open_offers = open_offers + change
        WHERE programme_id = coalesce(NEW.programme_id, OLD.programme_id) AND id = coalesce(NEW.call_id, OLD.call_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER offers_counted AFTER INSERT OR UPDATE OF status OR DELETE ON offers
    FOR EACH ROW EXECUTE FUNCTION offers_count_open();

-- Questions and answers under an offer, between the two only.
CREATE TABLE offer_messages (
    programme_id uuid NOT NULL,
    id uuid NOT NULL,
    offer_id uuid NOT NULL,
    author_id uuid NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, offer_id) REFERENCES offers,
    FOREIGN KEY (programme_id, author_id) REFERENCES participants,
    CONSTRAINT offer_messages_body_length CHECK (char_length(body) BETWEEN 1 AND 2000)
);
CREATE INDEX offer_messages_page ON offer_messages (programme_id, offer_id, id);
