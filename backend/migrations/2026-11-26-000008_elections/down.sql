DROP TABLE elections;
