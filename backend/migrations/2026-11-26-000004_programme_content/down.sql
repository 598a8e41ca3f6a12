DROP TABLE consents, questionnaires, charters;
