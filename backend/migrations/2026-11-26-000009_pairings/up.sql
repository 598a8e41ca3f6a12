SET LOCAL lock_timeout = '5s';

CREATE TABLE pairings (
    programme_id uuid NOT NULL,
    id uuid NOT NULL,
    -- No pairing without an election.
    election_id uuid NOT NULL,
    call_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    status text NOT NULL DEFAULT 'forming',
    formed_at timestamptz NOT NULL,
    first_contact_on date,
    last_contact_on date,
    paused_at timestamptz,
    paused_until date,
    ended_at timestamptz,
    ended_by uuid,
    ended_reason text,
    -- For organisers only, never shown to the partner.
    ending_words text,
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, id),
    CONSTRAINT pairings_one_per_election UNIQUE (programme_id, election_id),
    FOREIGN KEY (programme_id, election_id, call_id, mentee_id, mentor_id)
        REFERENCES elections (programme_id, id, call_id, mentee_id, mentor_id),
    FOREIGN KEY (programme_id, mentee_id) REFERENCES participants,
    FOREIGN KEY (programme_id, mentor_id) REFERENCES participants,
    CONSTRAINT pairings_status_known CHECK (status IN ('forming', 'active', 'paused', 'ended')),
    CONSTRAINT pairings_ended_for_a_reason CHECK ((status = 'ended') = (ended_reason IS NOT NULL AND ended_at IS NOT NULL)),
    CONSTRAINT pairings_reason_known CHECK (ended_reason IN
        ('no_start', 'completed', 'goals_met', 'life_change', 'not_a_fit', 'faded', 'conduct', 'left')),
    CONSTRAINT pairings_paused_until_a_day CHECK ((status = 'paused') = (paused_at IS NOT NULL AND paused_until IS NOT NULL)),
    CONSTRAINT pairings_two_people CHECK (mentee_id <> mentor_id),
    CONSTRAINT pairings_ending_words_length CHECK (char_length(ending_words) <= 2000)
);
CREATE UNIQUE INDEX pairings_one_live_per_mentee ON pairings (programme_id, mentee_id)
    WHERE status IN ('forming', 'active', 'paused');
CREATE INDEX pairings_live_by_mentor ON pairings (programme_id, mentor_id) WHERE status IN ('forming', 'active', 'paused');
CREATE INDEX pairings_by_mentee ON pairings (programme_id, mentee_id, id DESC);
CREATE INDEX pairings_by_mentor ON pairings (programme_id, mentor_id, id DESC);
CREATE INDEX pairings_page ON pairings (programme_id, id DESC);

-- The last guard of a mentor's capacity and of the forbidden pairs, whatever code writes the row. It takes the lock the
-- election takes, so that two inserts at once are counted one after the other (a plain count lets both through).
CREATE FUNCTION pairings_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    places integer;
    live integer;
BEGIN
    IF NEW.status = 'ended' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.status = 'ended' THEN
        RAISE EXCEPTION 'a pairing that ended stays ended'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pairings_ended_is_final';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.mentor_id = OLD.mentor_id AND NEW.mentee_id = OLD.mentee_id THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM participants
        WHERE programme_id = NEW.programme_id AND account_id IN (NEW.mentee_id, NEW.mentor_id)
        ORDER BY account_id FOR UPDATE;
    SELECT capacity INTO places FROM applicants
        WHERE programme_id = NEW.programme_id AND account_id = NEW.mentor_id AND role = 'mentor' AND status = 'admitted';
    SELECT count(*) INTO live FROM pairings
        WHERE programme_id = NEW.programme_id AND mentor_id = NEW.mentor_id
          AND status IN ('forming', 'active', 'paused') AND id <> NEW.id;
    IF places IS NULL OR live >= places THEN
        RAISE EXCEPTION 'the mentor has no free place'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pairings_within_capacity';
    END IF;
    IF EXISTS (SELECT 1 FROM pairings
        WHERE programme_id = NEW.programme_id AND mentee_id = NEW.mentor_id AND mentor_id = NEW.mentee_id
          AND status IN ('forming', 'active', 'paused')) THEN
        RAISE EXCEPTION 'the two are a pair already, the other way round'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pairings_not_mirrored';
    END IF;
    IF EXISTS (SELECT 1 FROM pairings
        WHERE programme_id = NEW.programme_id AND ended_reason = 'conduct'
          AND ((mentee_id = NEW.mentee_id AND mentor_id = NEW.mentor_id)
            OR (mentee_id = NEW.mentor_id AND mentor_id = NEW.mentee_id))) THEN
        RAISE EXCEPTION 'an earlier pair of the two ended for conduct'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pairings_not_after_conduct';
    END IF;
    IF EXISTS (SELECT 1 FROM participants a JOIN participants b
            ON b.programme_id = a.programme_id AND b.account_id = NEW.mentor_id
        WHERE a.programme_id = NEW.programme_id AND a.account_id = NEW.mentee_id
          AND (a.apart_terms && b.apart_keys OR b.apart_terms && a.apart_keys)) THEN
        RAISE EXCEPTION 'the two are kept apart'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pairings_not_kept_apart';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pairings_guarded BEFORE INSERT OR UPDATE ON pairings FOR EACH ROW EXECUTE FUNCTION pairings_guard();

-- That the two met or wrote: date and means only.
CREATE TABLE contacts (
    programme_id uuid NOT NULL,
    id uuid NOT NULL,
    pairing_id uuid NOT NULL,
    logged_by uuid NOT NULL,
    happened_on date NOT NULL,
    means text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, pairing_id) REFERENCES pairings,
    FOREIGN KEY (programme_id, logged_by) REFERENCES participants,
    CONSTRAINT contacts_means_known CHECK (means IN ('video', 'in_person', 'phone', 'chat', 'email'))
);
CREATE INDEX contacts_page ON contacts (programme_id, pairing_id, id DESC);
