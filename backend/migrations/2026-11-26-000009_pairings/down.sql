DROP TABLE contacts, pairings;
DROP FUNCTION pairings_guard();
