SET LOCAL lock_timeout = '5s';

DROP INDEX pairings_ended_for_conduct;
DROP FUNCTION may_meet;
