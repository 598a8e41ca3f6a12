SET LOCAL lock_timeout = '5s';

CREATE TABLE calls (
    programme_id uuid NOT NULL,
    id uuid NOT NULL,
    applicant_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    status text NOT NULL DEFAULT 'open',
    closed_reason text,
    -- Her words to mentors, and what filters read. Copied from her answers when the call opens, hers to edit.
    words text NOT NULL,
    topics text[] NOT NULL,
    fields text[] NOT NULL,
    languages text[] NOT NULL,
    ways text[] NOT NULL,
    region text NOT NULL,
    rhythm text,
    -- Her place in the queue: a successor call after a no-start keeps the date of the first.
    waiting_since timestamptz NOT NULL,
    predecessor_id uuid,
    -- How many offers are open: what the mentors' list is ordered by. Kept by a trigger on offers.
    open_offers integer NOT NULL DEFAULT 0,
    -- Last time she said that she still looks.
    confirmed_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, id),
    -- An offer and an election name the mentee of the call: these keys hold them to it.
    UNIQUE (programme_id, id, mentee_id),
    FOREIGN KEY (programme_id, applicant_id) REFERENCES applicants,
    FOREIGN KEY (programme_id, mentee_id) REFERENCES participants,
    FOREIGN KEY (programme_id, predecessor_id) REFERENCES calls,
    CONSTRAINT calls_status_known CHECK (status IN ('open', 'paused', 'elected', 'closed')),
    CONSTRAINT calls_closed_for_a_reason CHECK ((status = 'closed') = (closed_reason IS NOT NULL)),
    CONSTRAINT calls_closed_reason_known CHECK (closed_reason IN ('found_elsewhere', 'no_longer', 'no_offer', 'moderated')),
    CONSTRAINT calls_rhythm_known CHECK (rhythm IN ('two_weeks', 'month', 'two_months', 'on_demand')),
    CONSTRAINT calls_words_length CHECK (char_length(words) BETWEEN 200 AND 2000),
    CONSTRAINT calls_open_offers_positive CHECK (open_offers >= 0)
);
CREATE UNIQUE INDEX calls_one_live ON calls (programme_id, mentee_id) WHERE status IN ('open', 'paused');
CREATE INDEX calls_list ON calls (programme_id, open_offers, waiting_since, id) WHERE status = 'open';
CREATE INDEX calls_by_mentee ON calls (programme_id, mentee_id, id DESC);
