DROP TABLE offer_messages, offers;
DROP FUNCTION offers_count_open();
DROP FUNCTION offers_keep_final();
