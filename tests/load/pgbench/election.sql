-- A mentee elects one of two offers: what `POST /api/v1/elections` sends. She, her candidacy and her call have one number.
\set ballot :first_ballot + :client_id + :clients * :turn
\set turn :turn + 1
\set place :ballot + (:ballot - 1) / 3
\set call :mentors + :place
\set offer 10000000 + :call
\set sibling 20000000 + :call
\set mentor 1 + (:place / 2) % :mentors
\set election 1000000000 + 10 * :ballot
\set event_1 :election + 1
\set event_2 :election + 2
\set event_3 :election + 3
\set event_4 :election + 4
\set event_5 :election + 5

SELECT "programmes"."id", "accounts"."email_verified_at", ARRAY(SELECT "role_grants"."role" FROM "role_grants" WHERE
    (("role_grants"."programme_id" = "programmes"."id") AND ("role_grants"."account_id" = "accounts"."id"))),
    ARRAY(SELECT "applicants"."role" FROM "applicants" WHERE ((("applicants"."programme_id" = "programmes"."id") AND
    ("applicants"."account_id" = "accounts"."id")) AND ("applicants"."status" = :admitted))) FROM (("sessions" INNER
    JOIN "accounts" ON ("sessions"."account_id" = "accounts"."id")) INNER JOIN "programmes" ON (("programmes"."host" =
    :host) OR ("programmes"."host" IS NULL))) WHERE ((((("sessions"."id" = nth(:call)) AND ("sessions"."account_id" =
    nth(:call))) AND ("sessions"."ended_at" IS NULL)) AND ("sessions"."expires_at" > :now)) AND
    ("accounts"."erased_at" IS NULL)) ORDER BY "programmes"."host" ASC NULLS LAST LIMIT :one;

SELECT "offers"."programme_id", "offers"."id", "offers"."call_id", "offers"."mentee_id", "offers"."applicant_id",
    "offers"."mentor_id", "offers"."status", "offers"."why", "offers"."how", "offers"."rhythm", "offers"."ways",
    "offers"."limits", "offers"."talk_first", "offers"."expires_at", "offers"."extended_at", "offers"."lapse_reason",
    "offers"."decided_at", "offers"."version", "offers"."created_at", "offers"."updated_at" FROM "offers" WHERE
    (("offers"."programme_id" = :programme) AND ("offers"."id" = nth(:offer))) LIMIT :one;

BEGIN;

INSERT INTO "idempotency_keys" ("programme_id", "account_id", "key", "operation", "fingerprint", "resource_id",
    "created_at") VALUES (:programme, nth(:call), :ballot, :operation, :fingerprint, nth(:election), :now) ON CONFLICT
    DO NOTHING;

SELECT "participants"."account_id" FROM "participants" WHERE (("participants"."programme_id" = :programme) AND
    ("participants"."account_id" = ANY(ids(:call, :mentor)))) ORDER BY "participants"."account_id" FOR UPDATE;

SELECT "applicants"."programme_id", "applicants"."id", "applicants"."account_id", "applicants"."role",
    "applicants"."status", "applicants"."questionnaire_version", "applicants"."answers", "applicants"."public_name",
    "applicants"."full_name", "applicants"."job", "applicants"."region", "applicants"."fields", "applicants"."topics",
    "applicants"."languages", "applicants"."ways", "applicants"."capacity", "applicants"."paused_at",
    "applicants"."paused_until", "applicants"."review_words", "applicants"."decline_reason",
    "applicants"."reread_since", "applicants"."submitted_at", "applicants"."decided_at", "applicants"."version",
    "applicants"."created_at", "applicants"."updated_at", (SELECT COUNT(*) FROM "pairings" WHERE
    ((("pairings"."programme_id" = :programme) AND ("pairings"."mentor_id" = nth(:mentor))) AND ("pairings"."status" =
    ANY(:live))) LIMIT :one), (SELECT COUNT(*) FROM "offers" WHERE (((("offers"."programme_id" = :programme) AND
    ("offers"."mentor_id" = nth(:mentor))) AND ("offers"."status" = :open)) AND ("offers"."expires_at" > :now)) LIMIT
    :one) FROM "applicants" WHERE (((("applicants"."programme_id" = :programme) AND ("applicants"."account_id" =
    nth(:mentor))) AND ("applicants"."role" = :as_mentor)) AND ("applicants"."status" = :admitted)) LIMIT :one;

SELECT "offers"."id", "offers"."call_id" FROM "offers" WHERE ((("offers"."programme_id" = :programme) AND
    ("offers"."call_id" = nth(:call))) AND ("offers"."status" = :open));

SELECT "calls"."programme_id", "calls"."id", "calls"."applicant_id", "calls"."mentee_id", "calls"."status",
    "calls"."closed_reason", "calls"."words", "calls"."topics", "calls"."fields", "calls"."languages", "calls"."ways",
    "calls"."region", "calls"."rhythm", "calls"."waiting_since", "calls"."predecessor_id", "calls"."open_offers",
    "calls"."confirmed_at", "calls"."version", "calls"."created_at", "calls"."updated_at" FROM "calls" WHERE
    (("calls"."programme_id" = :programme) AND ("calls"."id" = ANY(ids(:call)))) ORDER BY "calls"."id" FOR UPDATE;

SELECT "offers"."programme_id", "offers"."id", "offers"."call_id", "offers"."mentee_id", "offers"."applicant_id",
    "offers"."mentor_id", "offers"."status", "offers"."why", "offers"."how", "offers"."rhythm", "offers"."ways",
    "offers"."limits", "offers"."talk_first", "offers"."expires_at", "offers"."extended_at", "offers"."lapse_reason",
    "offers"."decided_at", "offers"."version", "offers"."created_at", "offers"."updated_at" FROM "offers" WHERE
    (("offers"."programme_id" = :programme) AND ("offers"."id" = ANY(ids(:offer, :sibling)))) ORDER BY "offers"."id"
    FOR UPDATE;

SELECT "programmes"."name", "programmes"."settings", "programmes"."version" FROM "programmes" WHERE ("programmes"."id"
    = :programme) LIMIT :one;

SELECT "applicants"."programme_id", "applicants"."id", "applicants"."account_id", "applicants"."role",
    "applicants"."status", "applicants"."questionnaire_version", "applicants"."answers", "applicants"."public_name",
    "applicants"."full_name", "applicants"."job", "applicants"."region", "applicants"."fields", "applicants"."topics",
    "applicants"."languages", "applicants"."ways", "applicants"."capacity", "applicants"."paused_at",
    "applicants"."paused_until", "applicants"."review_words", "applicants"."decline_reason",
    "applicants"."reread_since", "applicants"."submitted_at", "applicants"."decided_at", "applicants"."version",
    "applicants"."created_at", "applicants"."updated_at" FROM "applicants" WHERE (((("applicants"."programme_id" =
    :programme) AND ("applicants"."account_id" = nth(:call))) AND ("applicants"."role" = :as_mentee)) AND
    ("applicants"."status" = :admitted)) LIMIT :one;

SELECT may_meet(:programme, nth(:call), nth(:mentor));

SELECT EXISTS (SELECT "pairings"."programme_id", "pairings"."id", "pairings"."election_id", "pairings"."call_id",
    "pairings"."mentee_id", "pairings"."mentor_id", "pairings"."status", "pairings"."formed_at",
    "pairings"."first_contact_on", "pairings"."last_contact_on", "pairings"."paused_at", "pairings"."paused_until",
    "pairings"."ended_at", "pairings"."ended_by", "pairings"."ended_reason", "pairings"."ending_words",
    "pairings"."version", "pairings"."updated_at" FROM "pairings" WHERE ((("pairings"."programme_id" = :programme) AND
    ("pairings"."mentee_id" = nth(:call))) AND ("pairings"."status" = ANY(:live))));

SELECT EXISTS (SELECT "pairings"."programme_id", "pairings"."id", "pairings"."election_id", "pairings"."call_id",
    "pairings"."mentee_id", "pairings"."mentor_id", "pairings"."status", "pairings"."formed_at",
    "pairings"."first_contact_on", "pairings"."last_contact_on", "pairings"."paused_at", "pairings"."paused_until",
    "pairings"."ended_at", "pairings"."ended_by", "pairings"."ended_reason", "pairings"."ending_words",
    "pairings"."version", "pairings"."updated_at" FROM "pairings" WHERE (((("pairings"."programme_id" = :programme)
    AND ("pairings"."mentee_id" = nth(:mentor))) AND ("pairings"."mentor_id" = nth(:call))) AND ("pairings"."status"
    != :ended)));

SELECT EXISTS (SELECT "consents"."programme_id", "consents"."id", "consents"."account_id", "consents"."kind",
    "consents"."version", "consents"."given_at", "consents"."withdrawn_at" FROM "consents" WHERE
    ((((("consents"."programme_id" = :programme) AND ("consents"."account_id" = nth(:call))) AND ("consents"."kind" =
    :charter)) AND ("consents"."withdrawn_at" IS NULL)) AND  NOT (EXISTS (SELECT "charters"."programme_id",
    "charters"."version", "charters"."body_fr", "charters"."body_en", "charters"."published_by",
    "charters"."published_at" FROM "charters" WHERE (("charters"."programme_id" = "consents"."programme_id") AND
    ("charters"."version" > "consents"."version"))))));

INSERT INTO "elections" ("programme_id", "id", "call_id", "offer_id", "mentee_id", "mentor_id", "cast_by", "cast_at")
    VALUES (:programme, nth(:election), nth(:call), nth(:offer), nth(:call), nth(:mentor), nth(:call), :now);

INSERT INTO "events" ("programme_id", "id", "kind", "actor_id", "subject_id", "from_state", "to_state", "reason",
    "refs", "occurred_at") VALUES (:programme, nth(:event_1), :election_cast, nth(:call), nth(:election), NULL, NULL,
    NULL, :refs, :now);

INSERT INTO "jobs" ("id", "programme_id", "kind", "payload", "key", "run_at", "created_at") VALUES (nth(:event_1),
    :programme, :fan_out, :payload, nth(:event_1)::text, :now, :now) ON CONFLICT ("key") DO NOTHING;

UPDATE "offers" SET "status" = :elected, "why" = :why, "how" = :how, "rhythm" = :month, "ways" = :ways, "limits" =
    NULL, "talk_first" = :no, "expires_at" = :in_three_weeks, "extended_at" = NULL, "lapse_reason" = NULL,
    "decided_at" = :now, "version" = :two, "updated_at" = :now WHERE (((("offers"."programme_id" = :programme) AND
    ("offers"."id" = nth(:offer))) AND ("offers"."status" = :open)) AND ("offers"."version" = :one));

INSERT INTO "events" ("programme_id", "id", "kind", "actor_id", "subject_id", "from_state", "to_state", "reason",
    "refs", "occurred_at") VALUES (:programme, nth(:event_2), :offer_elected, nth(:call), nth(:offer), :open,
    :elected, NULL, :refs, :now);

INSERT INTO "jobs" ("id", "programme_id", "kind", "payload", "key", "run_at", "created_at") VALUES (nth(:event_2),
    :programme, :fan_out, :payload, nth(:event_2)::text, :now, :now) ON CONFLICT ("key") DO NOTHING;

UPDATE "offers" SET "status" = :not_elected, "why" = :why, "how" = :how, "rhythm" = :month, "ways" = :ways, "limits" =
    NULL, "talk_first" = :no, "expires_at" = :in_three_weeks, "extended_at" = NULL, "lapse_reason" = NULL,
    "decided_at" = :now, "version" = :two, "updated_at" = :now WHERE (((("offers"."programme_id" = :programme) AND
    ("offers"."id" = nth(:sibling))) AND ("offers"."status" = :open)) AND ("offers"."version" = :one));

INSERT INTO "events" ("programme_id", "id", "kind", "actor_id", "subject_id", "from_state", "to_state", "reason",
    "refs", "occurred_at") VALUES (:programme, nth(:event_3), :offer_not_elected, nth(:call), nth(:sibling), :open,
    :not_elected, NULL, :refs, :now);

INSERT INTO "jobs" ("id", "programme_id", "kind", "payload", "key", "run_at", "created_at") VALUES (nth(:event_3),
    :programme, :fan_out, :payload, nth(:event_3)::text, :now, :now) ON CONFLICT ("key") DO NOTHING;

UPDATE "calls" SET "status" = :elected, "closed_reason" = NULL, "words" = :words, "topics" = :topics, "rhythm" =
    :month, "confirmed_at" = :now, "version" = :two, "updated_at" = :now WHERE (((("calls"."programme_id" =
    :programme) AND ("calls"."id" = nth(:call))) AND ("calls"."status" = :open)) AND ("calls"."version" = :one));

INSERT INTO "events" ("programme_id", "id", "kind", "actor_id", "subject_id", "from_state", "to_state", "reason",
    "refs", "occurred_at") VALUES (:programme, nth(:event_4), :call_elected, nth(:call), nth(:call), :open, :elected,
    NULL, :refs, :now);

INSERT INTO "jobs" ("id", "programme_id", "kind", "payload", "key", "run_at", "created_at") VALUES (nth(:event_4),
    :programme, :fan_out, :payload, nth(:event_4)::text, :now, :now) ON CONFLICT ("key") DO NOTHING;

INSERT INTO "pairings" ("programme_id", "id", "election_id", "call_id", "mentee_id", "mentor_id", "status",
    "formed_at", "first_contact_on", "last_contact_on", "paused_at", "paused_until", "ended_at", "ended_by",
    "ended_reason", "ending_words", "version", "updated_at") VALUES (:programme, nth(:election), nth(:election),
    nth(:call), nth(:call), nth(:mentor), :forming, :now, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT,
    DEFAULT, DEFAULT, :one, :now);

INSERT INTO "events" ("programme_id", "id", "kind", "actor_id", "subject_id", "from_state", "to_state", "reason",
    "refs", "occurred_at") VALUES (:programme, nth(:event_5), :pairing_formed, nth(:call), nth(:election), NULL,
    :forming, NULL, :refs, :now);

INSERT INTO "jobs" ("id", "programme_id", "kind", "payload", "key", "run_at", "created_at") VALUES (nth(:event_5),
    :programme, :fan_out, :payload, nth(:event_5)::text, :now, :now) ON CONFLICT ("key") DO NOTHING;

COMMIT;

SELECT "elections"."programme_id", "elections"."id", "elections"."call_id", "elections"."offer_id",
    "elections"."mentee_id", "elections"."mentor_id", "elections"."cast_by", "elections"."cast_at" FROM "elections"
    WHERE (("elections"."programme_id" = :programme) AND ("elections"."id" = nth(:election))) LIMIT :one;

SELECT "elections"."id", "pairings"."id", "offers"."applicant_id", "calls"."applicant_id" FROM ((("elections" INNER
    JOIN "pairings" ON (("pairings"."programme_id" = "elections"."programme_id") AND ("pairings"."election_id" =
    "elections"."id"))) INNER JOIN "offers" ON (("offers"."programme_id" = "elections"."programme_id") AND
    ("offers"."id" = "elections"."offer_id"))) INNER JOIN "calls" ON (("calls"."programme_id" =
    "elections"."programme_id") AND ("calls"."id" = "elections"."call_id"))) WHERE (("elections"."programme_id" =
    :programme) AND ("elections"."id" = ANY(ids(:election))));

SELECT "applicants"."programme_id", "applicants"."id", "applicants"."account_id", "applicants"."role",
    "applicants"."status", "applicants"."questionnaire_version", "applicants"."answers", "applicants"."public_name",
    "applicants"."full_name", "applicants"."job", "applicants"."region", "applicants"."fields", "applicants"."topics",
    "applicants"."languages", "applicants"."ways", "applicants"."capacity", "applicants"."paused_at",
    "applicants"."paused_until", "applicants"."review_words", "applicants"."decline_reason",
    "applicants"."reread_since", "applicants"."submitted_at", "applicants"."decided_at", "applicants"."version",
    "applicants"."created_at", "applicants"."updated_at" FROM "applicants" WHERE (("applicants"."programme_id" =
    :programme) AND ("applicants"."id" = ANY(ids(:mentor, :call))));
