//! What the database looks like, printed from the migrated schema by diesel; a test compares the two.
// @generated automatically by Diesel CLI.

diesel::table! {
    accounts (id) {
        id -> Uuid,
        email -> Text,
        email_verified_at -> Nullable<Timestamptz>,
        password_hash -> Nullable<Text>,
        locale -> Text,
        time_zone -> Text,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        erased_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    applicants (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        account_id -> Uuid,
        role -> Text,
        status -> Text,
        questionnaire_version -> Int4,
        answers -> Jsonb,
        public_name -> Text,
        full_name -> Text,
        job -> Text,
        region -> Text,
        fields -> Array<Text>,
        topics -> Array<Text>,
        languages -> Array<Text>,
        ways -> Array<Text>,
        capacity -> Nullable<Int4>,
        paused_at -> Nullable<Timestamptz>,
        paused_until -> Nullable<Date>,
        review_words -> Nullable<Text>,
        decline_reason -> Nullable<Text>,
        reread_since -> Nullable<Timestamptz>,
        submitted_at -> Nullable<Timestamptz>,
        decided_at -> Nullable<Timestamptz>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    calls (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        applicant_id -> Uuid,
        mentee_id -> Uuid,
        status -> Text,
        closed_reason -> Nullable<Text>,
        words -> Text,
        topics -> Array<Text>,
        fields -> Array<Text>,
        languages -> Array<Text>,
        ways -> Array<Text>,
        region -> Text,
        rhythm -> Nullable<Text>,
        waiting_since -> Timestamptz,
        predecessor_id -> Nullable<Uuid>,
        open_offers -> Int4,
        confirmed_at -> Timestamptz,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    charters (programme_id, version) {
        programme_id -> Uuid,
        version -> Int4,
        body_fr -> Text,
        body_en -> Text,
        published_by -> Nullable<Uuid>,
        published_at -> Timestamptz,
    }
}

diesel::table! {
    consents (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        account_id -> Uuid,
        kind -> Text,
        version -> Int4,
        given_at -> Timestamptz,
        withdrawn_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    contacts (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        pairing_id -> Uuid,
        logged_by -> Uuid,
        happened_on -> Date,
        means -> Text,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    elections (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        call_id -> Uuid,
        offer_id -> Uuid,
        mentee_id -> Uuid,
        mentor_id -> Uuid,
        cast_by -> Uuid,
        cast_at -> Timestamptz,
    }
}

diesel::table! {
    events (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        kind -> Text,
        actor_id -> Nullable<Uuid>,
        subject_id -> Uuid,
        from_state -> Nullable<Text>,
        to_state -> Nullable<Text>,
        reason -> Nullable<Text>,
        refs -> Jsonb,
        occurred_at -> Timestamptz,
    }
}

diesel::table! {
    idempotency_keys (programme_id, account_id, key) {
        programme_id -> Uuid,
        account_id -> Uuid,
        key -> Text,
        operation -> Text,
        fingerprint -> Bytea,
        resource_id -> Uuid,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    jobs (id) {
        id -> Uuid,
        programme_id -> Uuid,
        kind -> Text,
        payload -> Jsonb,
        key -> Text,
        status -> Text,
        attempts -> Int4,
        run_at -> Timestamptz,
        lease_until -> Nullable<Timestamptz>,
        last_error -> Nullable<Text>,
        created_at -> Timestamptz,
        finished_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    mailbox (id) {
        id -> Uuid,
        message_id -> Text,
        recipient -> Text,
        subject -> Text,
        text_body -> Text,
        html_body -> Text,
        sent_at -> Timestamptz,
    }
}

diesel::table! {
    matching_grounds (programme_id) {
        programme_id -> Uuid,
        settings -> Jsonb,
        help -> Jsonb,
        mark -> Text,
        made_at -> Timestamptz,
        took_ms -> Int4,
        leased_until -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    offer_messages (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        offer_id -> Uuid,
        author_id -> Uuid,
        body -> Text,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    offers (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        call_id -> Uuid,
        mentee_id -> Uuid,
        applicant_id -> Uuid,
        mentor_id -> Uuid,
        status -> Text,
        why -> Text,
        how -> Text,
        rhythm -> Text,
        ways -> Array<Text>,
        limits -> Nullable<Text>,
        talk_first -> Bool,
        expires_at -> Timestamptz,
        extended_at -> Nullable<Timestamptz>,
        lapse_reason -> Nullable<Text>,
        decided_at -> Nullable<Timestamptz>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    one_off_links (hash) {
        hash -> Bytea,
        account_id -> Uuid,
        purpose -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    pairings (programme_id, id) {
        programme_id -> Uuid,
        id -> Uuid,
        election_id -> Uuid,
        call_id -> Uuid,
        mentee_id -> Uuid,
        mentor_id -> Uuid,
        status -> Text,
        formed_at -> Timestamptz,
        first_contact_on -> Nullable<Date>,
        last_contact_on -> Nullable<Date>,
        paused_at -> Nullable<Timestamptz>,
        paused_until -> Nullable<Date>,
        ended_at -> Nullable<Timestamptz>,
        ended_by -> Nullable<Uuid>,
        ended_reason -> Nullable<Text>,
        ending_words -> Nullable<Text>,
        version -> Int4,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    participants (programme_id, account_id) {
        programme_id -> Uuid,
        account_id -> Uuid,
        apart_terms -> Array<Text>,
        apart_keys -> Array<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    programmes (id) {
        id -> Uuid,
        host -> Nullable<Text>,
        name -> Text,
        settings -> Jsonb,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    questionnaires (programme_id, role, version) {
        programme_id -> Uuid,
        role -> Text,
        version -> Int4,
        definition -> Jsonb,
        published_by -> Nullable<Uuid>,
        published_at -> Timestamptz,
    }
}

diesel::table! {
    rate_windows (subject, budget) {
        subject -> Text,
        budget -> Text,
        window_start -> Timestamptz,
        spent -> Int4,
    }
}

diesel::table! {
    refresh_tokens (hash) {
        hash -> Bytea,
        session_id -> Uuid,
        issued_at -> Timestamptz,
        expires_at -> Timestamptz,
        spent_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    role_grants (programme_id, account_id, role) {
        programme_id -> Uuid,
        account_id -> Uuid,
        role -> Text,
        granted_by -> Nullable<Uuid>,
        granted_at -> Timestamptz,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        account_id -> Uuid,
        user_agent -> Text,
        created_at -> Timestamptz,
        last_seen_at -> Timestamptz,
        expires_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    set_asides (programme_id, mentor_id, call_id) {
        programme_id -> Uuid,
        mentor_id -> Uuid,
        call_id -> Uuid,
        reason -> Nullable<Text>,
        set_at -> Timestamptz,
    }
}

diesel::table! {
    suggestions (programme_id, mentor_id, call_id) {
        programme_id -> Uuid,
        mentor_id -> Uuid,
        call_id -> Uuid,
        place -> Int4,
        why -> Text,
        reserve -> Bool,
    }
}

diesel::joinable!(charters -> accounts (published_by));
diesel::joinable!(charters -> programmes (programme_id));
diesel::joinable!(consents -> accounts (account_id));
diesel::joinable!(consents -> programmes (programme_id));
diesel::joinable!(events -> accounts (actor_id));
diesel::joinable!(events -> programmes (programme_id));
diesel::joinable!(idempotency_keys -> accounts (account_id));
diesel::joinable!(idempotency_keys -> programmes (programme_id));
diesel::joinable!(jobs -> programmes (programme_id));
diesel::joinable!(matching_grounds -> programmes (programme_id));
diesel::joinable!(one_off_links -> accounts (account_id));
diesel::joinable!(participants -> accounts (account_id));
diesel::joinable!(participants -> programmes (programme_id));
diesel::joinable!(questionnaires -> accounts (published_by));
diesel::joinable!(questionnaires -> programmes (programme_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(role_grants -> programmes (programme_id));
diesel::joinable!(sessions -> accounts (account_id));

diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    applicants,
    calls,
    charters,
    consents,
    contacts,
    elections,
    events,
    idempotency_keys,
    jobs,
    mailbox,
    matching_grounds,
    offer_messages,
    offers,
    one_off_links,
    pairings,
    participants,
    programmes,
    questionnaires,
    rate_windows,
    refresh_tokens,
    role_grants,
    sessions,
    set_asides,
    suggestions,
);
