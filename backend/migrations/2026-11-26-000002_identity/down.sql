DROP TABLE role_grants, one_off_links, refresh_tokens, sessions, accounts;
