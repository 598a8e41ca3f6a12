SET LOCAL lock_timeout = '5s';

CREATE OR REPLACE FUNCTION may_meet(programme uuid, one uuid, other uuid) RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT NOT EXISTS (
        SELECT 1 FROM participants a JOIN participants b ON b.programme_id = a.programme_id
        WHERE a.programme_id = programme AND a.account_id = one AND b.account_id = other
          AND (a.apart_terms && b.apart_keys OR b.apart_terms && a.apart_keys))
    AND NOT EXISTS (
        SELECT 1 FROM pairings
        WHERE programme_id = programme AND ended_reason = 'conduct'
          AND ((mentee_id = one AND mentor_id = other) OR (mentee_id = other AND mentor_id = one)))
$$;
DROP FUNCTION kept_apart;
