SET LOCAL lock_timeout = '5s';

-- The mentee's act of choosing, immutable once cast. The keys hold it to an offer made to her on her own call.
CREATE TABLE elections (
    programme_id uuid NOT NULL,
    id uuid NOT NULL,
    call_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    -- Who cast it. Only the mentee elects: nobody else's name can stand here.
    cast_by uuid NOT NULL,
    cast_at timestamptz NOT NULL,
    PRIMARY KEY (programme_id, id),
    UNIQUE (programme_id, id, call_id, mentee_id, mentor_id),
    CONSTRAINT elections_one_per_call UNIQUE (programme_id, call_id),
    FOREIGN KEY (programme_id, offer_id, call_id, mentee_id, mentor_id)
        REFERENCES offers (programme_id, id, call_id, mentee_id, mentor_id),
    CONSTRAINT elections_by_the_mentee CHECK (cast_by = mentee_id)
);
CREATE INDEX elections_by_mentee ON elections (programme_id, mentee_id, id DESC);
CREATE TRIGGER elections_append_only BEFORE UPDATE OR DELETE ON elections
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
