SET LOCAL lock_timeout = '5s';

-- What keeps two people apart: a row for each reason, none when they may meet. As a set it becomes part of the statement
-- that asks, so that a list plans it once; a function that returns a boolean is called, and planned, by itself.
CREATE FUNCTION kept_apart(programme uuid, one uuid, other uuid) RETURNS SETOF boolean STABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT true FROM participants a JOIN participants b ON b.programme_id = a.programme_id
    WHERE a.programme_id = programme AND a.account_id = one AND b.account_id = other
      AND (a.apart_terms && b.apart_keys OR b.apart_terms && a.apart_keys)
    UNION ALL
    SELECT true FROM pairings
    WHERE programme_id = programme AND ended_reason = 'conduct' AND mentee_id = one AND mentor_id = other
    UNION ALL
    SELECT true FROM pairings
    WHERE programme_id = programme AND ended_reason = 'conduct' AND mentee_id = other AND mentor_id = one
$$;

-- The same question about two people alone. PL/pgSQL keeps the plan for the session, which SQL functions do not.
CREATE OR REPLACE FUNCTION may_meet(programme uuid, one uuid, other uuid) RETURNS boolean STABLE PARALLEL SAFE
LANGUAGE plpgsql AS $$
BEGIN
    RETURN NOT EXISTS (SELECT FROM kept_apart(programme, one, other));
END $$;
