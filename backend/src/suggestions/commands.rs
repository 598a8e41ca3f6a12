//! Setting aside, and the making of everybody's lists.
use super::{
    board::{Board, CallSeat, Row},
    model::SetAsideReason,
    store::{self, everybody, making},
};
use crate::{
    calls::{self, model::CallId, policy},
    fit::{
        self,
        compare::{Answered, Comparison, Said},
        ground::{Ground, HelpCount},
    },
    identity::{
        call::Actor,
        model::{AccountId, ProgrammeId},
    },
    matching::{
        people::{Mentee, Position},
        suggest::balanced::Spread,
    },
    platform::{
        clock::Clock,
        db::{self, Conn},
        problem::{PlatformRefusal, Problem},
    },
    programme,
};
use chrono::{DateTime, Duration, Utc};
use futures_util::FutureExt;
use std::{
    collections::{BTreeMap, HashMap},
    time::Instant,
};

/// How long one process has for making lists before another may try.
const LEASE: Duration = Duration::minutes(10);
/// Lists are made anew after this long whatever happened: breaks end by the calendar alone.
const OLDEST: Duration = Duration::hours(1);
/// Making lists may take at most this part of the time: after one that took a second, ten seconds pass.
const REST: i32 = 10;
/// Mentors whose lists are written in one transaction.
const AT_ONCE: usize = 200;

/// "Not this time", for the reader alone: no event, no mail, nothing that an organiser or the mentee could see.
///
/// # Errors
/// 403 for who is no mentor; 404 for a call that is not there for her.
pub async fn set_aside(
    conn: &mut Conn,
    who: &Actor,
    id: CallId,
    reason: Option<SetAsideReason>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    policy::may_browse(who)?;
    let call = calls::store::find(conn, who.programme_id, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    let between = calls::store::between(conn, who, &call).await?;
    if policy::relation(who, &call, between) != policy::Relation::Mentor {
        return Err(PlatformRefusal::NotFound.into());
    }
    store::set_aside(conn, who.programme_id, who.account_id, id, reason, now).await
}

/// Takes it back: the call may be suggested again, at once, also when her list was made without it meanwhile. Nothing to
/// take back is no mistake.
///
/// # Errors
/// 403 for who is no mentor.
pub async fn take_back(conn: &mut Conn, who: &Actor, id: CallId) -> Result<(), Problem> {
    policy::may_browse(who)?;
    let (programme, mentor) = (who.programme_id, who.account_id);
    db::transaction(conn, move |conn| {
        async move {
            if store::take_back(conn, programme, mentor, id).await? {
                store::put_back(conn, programme, mentor, id).await?;
            }
            Ok(())
        }
        .boxed()
    })
    .await
}

/// Makes the lists of every programme anew in which somebody changed. Returns how many programmes that were. One whose
/// lists cannot be made is logged and keeps no other waiting.
///
/// # Errors
/// The database's, when it does not say which programmes there are.
pub async fn refresh_all(conn: &mut Conn, clock: &Clock) -> Result<usize, Problem> {
    let mut made = 0;
    for programme in making::programmes(conn).await? {
        match refresh_if_stale(conn, programme, clock.now()).await {
            Ok(done) => made += usize::from(done),
            Err(problem) => tracing::warn!(%problem, %programme, "no suggestions were made"),
        }
    }
    Ok(made)
}

async fn refresh_if_stale(
    conn: &mut Conn,
    programme: ProgrammeId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    Ok(is_stale(conn, programme, now).await? && refresh(conn, programme, now).await?)
}

/// Whether anything happened that lists are made from, and enough time passed since.
async fn is_stale(
    conn: &mut Conn,
    programme: ProgrammeId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let Some((made_at, mark, took_ms)) = store::last_made(conn, programme).await? else {
        return Ok(true);
    };
    let age = now - made_at;
    if age < Duration::milliseconds(i64::from(took_ms.saturating_mul(REST))) {
        return Ok(false);
    }
    Ok(age >= OLDEST || making::mark(conn, programme, made_at).await? != mark)
}

/// Makes a programme's lists anew, whether or not anything changed. False when another process is at it.
///
/// # Errors
/// The database's; lists that were written stay.
pub async fn refresh(
    conn: &mut Conn,
    programme: ProgrammeId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let started = Instant::now();
    // Before anything is read: what happens from here on makes another mark.
    let mark = making::mark(conn, programme, now).await?;
    let ground = fit::store::counted(conn, programme).await?;
    if !making::lease(conn, programme, &ground, now, now + LEASE).await? {
        return Ok(false);
    }
    let (mentors, calls, barred) = everybody(conn, programme, &ground, now).await?;
    let work = tokio::task::spawn_blocking(move || made(ground, &mentors, &calls, &barred));
    let (ground, lists) = work.await.map_err(Problem::internal)??;
    write(conn, programme, lists).await?;
    making::made(conn, programme, &ground, &mark, now, started.elapsed()).await?;
    Ok(true)
}

type Everybody = (
    Vec<everybody::MentorRow>,
    Vec<everybody::CallRow>,
    Vec<everybody::Barred>,
);

async fn everybody(
    conn: &mut Conn,
    programme: ProgrammeId,
    ground: &Ground,
    now: DateTime<Utc>,
) -> Result<Everybody, Problem> {
    let rules = programme::store::rules(conn, programme).await?;
    let today = programme::store::today(conn, programme, now).await?;
    let named = ground.settings.questions.values();
    let compared: Vec<String> = named.chain(&ground.settings.values).cloned().collect();
    db::transaction(conn, move |conn| {
        let (rules, compared) = (rules.clone(), compared.clone());
        async move {
            making::take_time(conn).await?;
            let offers = rules.offers_per_mentor;
            let day = (now, today);
            Ok((
                everybody::mentors(conn, programme, &compared, day, offers).await?,
                everybody::calls(conn, programme, &compared, rules.offers_per_call).await?,
                everybody::barred(conn, programme).await?,
            ))
        }
        .boxed()
    })
    .await
}

/// Each mentor's rows.
type MadeLists = Vec<(AccountId, Vec<Row>)>;

/// Lists by mentor, and the ground they stand on: help counted over the mentors who can offer.
fn made(
    ground: Ground,
    mentors: &[everybody::MentorRow],
    calls: &[everybody::CallRow],
    barred: &[everybody::Barred],
) -> Result<(Ground, MadeLists), Problem> {
    let ground = Ground {
        help: help(&ground, mentors),
        ..ground
    };
    let mut comparison = Comparison::on(&ground).map_err(Problem::internal)?;
    let board = board(&mut comparison, mentors, calls, barred);
    let lists = board.lists(comparison.scoring(), Spread::default());
    let accounts = mentors.iter().map(|mentor| mentor.account_id);
    let lists = accounts.zip(lists).collect();
    Ok((ground, lists))
}

/// How many of these mentors help with what.
fn help(ground: &Ground, mentors: &[everybody::MentorRow]) -> HelpCount {
    use crate::matching::score::tags::Attribute;
    let topics = ground.settings.questions.get(&Attribute::Topics);
    let mut helping: BTreeMap<String, u32> = BTreeMap::new();
    for mentor in mentors {
        let named = topics.and_then(|key| mentor.answers.get(key));
        for topic in named
            .and_then(|topics| topics.as_array())
            .into_iter()
            .flatten()
        {
            if let Some(topic) = topic.as_str() {
                *helping.entry(topic.to_owned()).or_default() += 1;
            }
        }
    }
    HelpCount {
        mentors: u32::try_from(mentors.len()).unwrap_or(u32::MAX),
        helping,
    }
}

fn board(
    comparison: &mut Comparison<'_>,
    mentors: &[everybody::MentorRow],
    calls: &[everybody::CallRow],
    barred: &[everybody::Barred],
) -> Board {
    let profiles = mentors.iter().map(|mentor| {
        let answered = Answered {
            answers: &mentor.answers,
            languages: &mentor.languages,
            region: &mentor.region,
        };
        comparison.profile(answered, Said::default())
    });
    let profiles = profiles.collect();
    let mut call_of: HashMap<AccountId, Mentee> = HashMap::new();
    let mut call_seats = Vec::with_capacity(calls.len());
    for (number, call) in (0u32..).zip(calls) {
        call_of.insert(call.mentee_id, Mentee::from_number(number));
        let answered = Answered {
            answers: &call.answers,
            languages: &call.languages,
            region: &call.region,
        };
        let said = Said {
            topics: Some(&call.topics),
            fields: Some(&call.fields),
            languages: Some(&call.languages),
            ways: Some(&call.ways),
            rhythm: call.rhythm.as_deref(),
        };
        call_seats.push(CallSeat {
            id: call.id,
            profile: comparison.profile(answered, said),
            waiting_since: call.waiting_since.timestamp(),
            has_offer: call.open_offers > 0,
        });
    }
    let mut barred_of: HashMap<AccountId, Vec<Mentee>> = HashMap::new();
    for pair in barred {
        if let Some(mentee) = call_of.get(&pair.mentee_id) {
            barred_of.entry(pair.mentor_id).or_default().push(*mentee);
        }
    }
    let barred = mentors.iter().map(|mentor| {
        let mut hers = barred_of.remove(&mentor.account_id).unwrap_or_default();
        hers.extend(call_of.get(&mentor.account_id));
        hers.sort_unstable();
        hers.dedup();
        hers
    });
    let barred = barred.collect();
    Board {
        mentors: profiles,
        calls: call_seats,
        barred,
    }
}

/// Writes the lists that changed, some mentors at a time, and clears those of mentors who have none any more.
async fn write(conn: &mut Conn, programme: ProgrammeId, lists: MadeLists) -> Result<(), Problem> {
    let mut gone = making::listed_mentors(conn, programme).await?;
    // By account, as the mentors came.
    gone.retain(|mentor| lists.binary_search_by_key(mentor, |(id, _)| *id).is_err());
    for some in gone.chunks(AT_ONCE) {
        making::clear(conn, programme, some).await?;
    }
    for some in lists.chunks(AT_ONCE) {
        let mentors: Vec<AccountId> = some.iter().map(|(mentor, _)| *mentor).collect();
        let mut kept: HashMap<AccountId, Vec<Row>> = HashMap::new();
        for (mentor, row) in making::kept_lists(conn, programme, &mentors).await? {
            kept.entry(mentor).or_default().push(row);
        }
        let changed: Vec<(AccountId, Vec<Row>)> = some
            .iter()
            .filter(|(mentor, rows)| kept.get(mentor).map_or(&[][..], Vec::as_slice) != rows)
            .cloned()
            .collect();
        if changed.is_empty() {
            continue;
        }
        db::transaction(conn, move |conn| {
            let changed = changed.clone();
            async move {
                let mentors: Vec<AccountId> = changed.iter().map(|(mentor, _)| *mentor).collect();
                making::clear(conn, programme, &mentors).await?;
                making::insert(conn, programme, &changed).await
            }
            .boxed()
        })
        .await?;
    }
    Ok(())
}
