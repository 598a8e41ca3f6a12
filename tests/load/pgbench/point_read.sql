-- A mentor reads one of the open calls: what `GET /api/v1/calls/{call_id}` sends.
\set mentor random(1, :mentors)
\set call random(:first_call, :last_call)

SELECT "programmes"."id", "accounts"."email_verified_at", ARRAY(SELECT "role_grants"."role" FROM "role_grants" WHERE
    (("role_grants"."programme_id" = "programmes"."id") AND ("role_grants"."account_id" = "accounts"."id"))),
    ARRAY(SELECT "applicants"."role" FROM "applicants" WHERE ((("applicants"."programme_id" = "programmes"."id") AND
    ("applicants"."account_id" = "accounts"."id")) AND ("applicants"."status" = :admitted))) FROM (("sessions" INNER
    JOIN "accounts" ON ("sessions"."account_id" = "accounts"."id")) INNER JOIN "programmes" ON (("programmes"."host" =
    :host) OR ("programmes"."host" IS NULL))) WHERE ((((("sessions"."id" = nth(:mentor)) AND ("sessions"."account_id"
    = nth(:mentor))) AND ("sessions"."ended_at" IS NULL)) AND ("sessions"."expires_at" > :now)) AND
    ("accounts"."erased_at" IS NULL)) ORDER BY "programmes"."host" ASC NULLS LAST LIMIT :one;

SELECT "calls"."programme_id", "calls"."id", "calls"."applicant_id", "calls"."mentee_id", "calls"."status",
    "calls"."closed_reason", "calls"."words", "calls"."topics", "calls"."fields", "calls"."languages", "calls"."ways",
    "calls"."region", "calls"."rhythm", "calls"."waiting_since", "calls"."predecessor_id", "calls"."open_offers",
    "calls"."confirmed_at", "calls"."version", "calls"."created_at", "calls"."updated_at" FROM "calls" WHERE
    (("calls"."programme_id" = :programme) AND ("calls"."id" = nth(:call))) LIMIT :one;

SELECT may_meet(:programme, nth(:call), nth(:mentor)), EXISTS (SELECT "offers"."programme_id", "offers"."id",
    "offers"."call_id", "offers"."mentee_id", "offers"."applicant_id", "offers"."mentor_id", "offers"."status",
    "offers"."why", "offers"."how", "offers"."rhythm", "offers"."ways", "offers"."limits", "offers"."talk_first",
    "offers"."expires_at", "offers"."extended_at", "offers"."lapse_reason", "offers"."decided_at", "offers"."version",
    "offers"."created_at", "offers"."updated_at" FROM "offers" WHERE ((("offers"."programme_id" = :programme) AND
    ("offers"."call_id" = nth(:call))) AND ("offers"."mentor_id" = nth(:mentor))));

SELECT "applicants"."programme_id", "applicants"."id", "applicants"."account_id", "applicants"."role",
    "applicants"."status", "applicants"."questionnaire_version", "applicants"."answers", "applicants"."public_name",
    "applicants"."full_name", "applicants"."job", "applicants"."region", "applicants"."fields", "applicants"."topics",
    "applicants"."languages", "applicants"."ways", "applicants"."capacity", "applicants"."paused_at",
    "applicants"."paused_until", "applicants"."review_words", "applicants"."decline_reason",
    "applicants"."reread_since", "applicants"."submitted_at", "applicants"."decided_at", "applicants"."version",
    "applicants"."created_at", "applicants"."updated_at" FROM "applicants" WHERE (("applicants"."programme_id" =
    :programme) AND ("applicants"."id" = ANY(ids(:call))));

SELECT "offers"."call_id", "offers"."id", "offers"."status" FROM "offers" WHERE ((("offers"."programme_id" =
    :programme) AND ("offers"."mentor_id" = nth(:mentor))) AND ("offers"."call_id" = ANY(ids(:call)))) ORDER BY
    "offers"."id";

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

SELECT "programmes"."name", "programmes"."settings", "programmes"."version" FROM "programmes" WHERE ("programmes"."id"
    = :programme) LIMIT :one;

SELECT "matching_grounds"."settings", "matching_grounds"."help" FROM "matching_grounds" WHERE
    ("matching_grounds"."programme_id" = :programme) LIMIT :one;
