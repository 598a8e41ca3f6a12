-- A programme with $APPLICANTS applicants, by one statement a table. `world.rs` says who has which number.
-- Nothing refers to what is not there, so triggers and foreign keys, which would take hours, are left out.
SET session_replication_role = replica;

-- The id of what has a number. pgbench has numbers only; the planner puts the body in the function's place.
CREATE FUNCTION nth(n bigint) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
    $$ SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
CREATE FUNCTION ids(n bigint) RETURNS uuid[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$ SELECT ARRAY[nth(n)] $$;
CREATE FUNCTION ids(a bigint, b bigint) RETURNS uuid[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
    $$ SELECT ARRAY[nth(a), nth(b)] $$;

-- The keys of a question's options, in the questionnaire that the programme started with.
CREATE FUNCTION pg_temp.options(wanted text) RETURNS text[] LANGUAGE sql AS $$
    SELECT array_agg(option ->> 'key')
    FROM questionnaires q, jsonb_path_query(q.definition, '$.steps[*].questions[*]') question,
        jsonb_array_elements(question -> 'options') option
    WHERE q.role = 'mentee' AND question ->> 'key' = wanted $$;

CREATE TEMP TABLE people AS
    SELECT n, nth(n) AS id, CASE WHEN n <= $MENTORS THEN 'mentor' ELSE 'mentee' END AS role,
        (ARRAY['Léa', 'Inès', 'Camille', 'Fatou', 'Jade', 'Nour', 'Alice', 'Mei'])[1 + n % 8] AS first_name,
        (ARRAY['Rhône', 'Paris', 'Gironde', 'Nord', 'Isère', 'Finistère'])[1 + n % 6] AS region,
        ARRAY[topics[1 + n % cardinality(topics)], topics[1 + (n + 1 + n / 7 % 3) % cardinality(topics)]] AS topics,
        ARRAY[fields[1 + n % cardinality(fields)]] AS fields,
        ARRAY['fr'] || CASE WHEN n % 5 = 0 THEN ARRAY['en'] ELSE '{}' END AS languages,
        ARRAY['video', 'chat'] AS ways
    FROM generate_series(1, $APPLICANTS) n, pg_temp.options('topics') topics, pg_temp.options('fields') fields;

INSERT INTO accounts (id, email, email_verified_at, created_at, updated_at)
    SELECT id, 'p' || n || '@example.org', now(), now(), now() FROM people;
INSERT INTO sessions (id, account_id, created_at, last_seen_at, expires_at)
    SELECT id, id, now(), now(), now() + interval '30 days' FROM people;
INSERT INTO participants (programme_id, account_id, apart_keys, created_at)
    SELECT $PROGRAMME, id, ARRAY[lower(first_name) || ' nom' || n], now() FROM people;
INSERT INTO consents (programme_id, id, account_id, kind, version, given_at)
    SELECT $PROGRAMME, id, id, 'charter', 1, now() FROM people;
INSERT INTO applicants (programme_id, id, account_id, role, status, questionnaire_version, answers, public_name,
        full_name, job, region, fields, topics, languages, ways, capacity, submitted_at, decided_at, created_at, updated_at)
    SELECT $PROGRAMME, id, id, role, 'admitted', 1,
        jsonb_build_object('first_name', first_name, 'last_name', 'Nom' || n, 'eligible', true, 'adult', true,
            'situation', 'employed', 'job', 'Développeuse', 'years', n % 20, 'fields', fields, 'place', region,
            'languages', languages, 'ways', ways, 'charter', 1, 'topics', topics,
            CASE role WHEN 'mentee' THEN 'looking_for' ELSE 'to_mentees' END, repeat('Parler du premier poste. ', 14)),
        first_name, first_name || ' Nom' || n, 'Développeuse', region, fields, topics, languages, ways,
        -- Room for every ballot: a mentor is elected by four at most, and has a pair already.
        CASE role WHEN 'mentor' THEN 7 + n % 3 END, now(), now(), now(), now()
    FROM people;

-- Calls 1 to 3 × $MENTORS are open; those of the last fifth led to a pair.
CREATE TEMP TABLE called AS
    SELECT n, n - $MENTORS AS call, id, topics, fields, languages, ways, region, n > 4 * $MENTORS AS paired,
        (n - $MENTORS) % 4 <> 0 AND n <= 4 * $MENTORS AS has_offers
    FROM people WHERE role = 'mentee';
INSERT INTO calls (programme_id, id, applicant_id, mentee_id, status, words, topics, fields, languages, ways, region,
        rhythm, open_offers, waiting_since, confirmed_at, created_at, updated_at)
    SELECT $PROGRAMME, id, id, id, CASE WHEN paired THEN 'elected' ELSE 'open' END,
        repeat('Je cherche quelqu''un avec qui parler de mon premier poste. ', 6), topics, fields, languages, ways, region,
        'month', CASE WHEN has_offers THEN 2 ELSE 0 END, since, since, since, since
    FROM called, LATERAL (SELECT now() - n * interval '1 second' AS since) waiting;

-- Two mentees who come one after the other are offered by the same mentors: when both elect at once, one waits.
INSERT INTO offers (programme_id, id, call_id, mentee_id, applicant_id, mentor_id, status, why, how, rhythm, ways,
        expires_at, decided_at, created_at, updated_at)
    SELECT $PROGRAMME, nth(k * 10000000 + n), id, id, mentor, mentor, CASE WHEN paired THEN 'elected' ELSE 'open' END,
        repeat('Votre parcours ressemble au mien. ', 6), 'Une heure par mois, en visio.', 'month', ways,
        now() + interval '21 days', CASE WHEN paired THEN now() END, now(), now()
    FROM called, generate_series(1, 2) k,
        LATERAL (SELECT nth(1 + CASE WHEN paired THEN n ELSE call / 2 + (k - 1) * ($MENTORS / 2) END % $MENTORS) AS mentor) m
    WHERE has_offers OR paired AND k = 1;
INSERT INTO elections (programme_id, id, call_id, offer_id, mentee_id, mentor_id, cast_by, cast_at)
    SELECT programme_id, call_id, call_id, id, mentee_id, mentor_id, mentee_id, now() FROM offers WHERE status = 'elected';
INSERT INTO pairings (programme_id, id, election_id, call_id, mentee_id, mentor_id, status, formed_at, updated_at)
    SELECT programme_id, id, id, call_id, mentee_id, mentor_id, 'active', now(), now() FROM elections;

-- What scores stand on, as the worker keeps it.
INSERT INTO matching_grounds (programme_id, settings, help, mark, made_at, took_ms)
    SELECT $PROGRAMME,
        '{"weights": {"needs": 45, "experience": 10, "interests": 8, "ease": 7, "wishes": 3},
          "questions": {"topics": "topics", "years": "years", "interests": "fields", "slots": "availability",
            "rhythm": "rhythm", "ways": "ways", "languages": "languages", "situation": "situation",
            "wishes": "a_mentor_who"}, "values": []}',
        jsonb_build_object('mentors', (SELECT count(*) FROM people WHERE role = 'mentor'), 'helping',
            (SELECT jsonb_object_agg(topic, mentors) FROM (SELECT topic, count(*) AS mentors
                FROM people, unnest(topics) AS topic WHERE role = 'mentor' GROUP BY topic) helping)),
        '', now(), 0;

SET session_replication_role = DEFAULT;
