SET LOCAL lock_timeout = '5s';
DROP INDEX applicants_admitted_changes;
DROP TABLE set_asides;
DROP TABLE suggestions;
DROP TABLE matching_grounds;
