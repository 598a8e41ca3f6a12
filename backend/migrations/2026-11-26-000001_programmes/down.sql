DROP FUNCTION refuse_change();
DROP TABLE programmes;
