DROP TABLE rate_windows, idempotency_keys, mailbox, jobs, events;
