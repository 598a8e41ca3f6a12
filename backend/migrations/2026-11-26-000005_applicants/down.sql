DROP TABLE applicants, participants;
