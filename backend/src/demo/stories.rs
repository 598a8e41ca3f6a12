//! Calls, offers, elections, and what the pairs lived through.
use super::{
    cast::{Author, CallEnd, Cast, Fate, Member, OfferStory, PairStory},
    people::{Scene, once},
};
use crate::{
    calls::{
        self,
        model::{CallId, Wording},
    },
    elections,
    identity::call::Actor,
    offers::{
        self,
        model::{OfferId, Proposal},
    },
    pairings::{
        self,
        model::{ElectionId, PairingId},
    },
    platform::{db::Conn, problem::Problem},
    schema::{jobs, pairings as pairs},
};
use chrono::Duration;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

impl Scene {
    /// Plays every story: pairs first, the oldest first, so that places are taken before offers that are open today.
    pub async fn play(&mut self, conn: &mut Conn, cast: &Cast) -> Result<(), Problem> {
        let mut members: Vec<&Member> = cast.mentees.iter().filter(|m| m.call.is_some()).collect();
        members.sort_by_key(|m| std::cmp::Reverse(m.pair.as_ref().map(|pair| pair.on)));
        for member in members {
            self.tell(conn, member).await?;
        }
        Ok(())
    }

    async fn tell(&mut self, conn: &mut Conn, member: &Member) -> Result<(), Problem> {
        let (Some(story), Some(mentee)) = (&member.call, self.people.get(&member.id).cloned())
        else {
            return Ok(());
        };
        let (key, at) = (once(&mentee, "call")?, self.at(story.opened));
        let call = calls::commands::open(conn, &mentee, &key, Wording::default(), at).await?;
        let mut elected = None;
        for offer in &member.offers {
            let made = self.offer(conn, &mentee, call, offer).await?;
            if offer.fate == Some(Fate::Elected) {
                elected = Some((made, self.mentor(&offer.by)?));
            }
        }
        if let (Some(pair), Some((offer, mentor))) = (&member.pair, elected) {
            let at = self.at(pair.on);
            let key = once(&mentee, "election")?;
            let election = elections::commands::elect(conn, &mentee, &key, offer, at).await?;
            let id = pairing_of(conn, election).await?;
            self.live(conn, &mentee, &mentor, id, pair).await?;
            if let Some(day) = member.successor {
                let (key, at) = (once(&mentee, "successor")?, self.at(day));
                pairings::commands::open_successor(conn, &mentee, &key, id, at).await?;
            }
        }
        let Some(end) = story.end else {
            return Ok(());
        };
        let at = self.at(story.end_day.unwrap_or(1));
        match end {
            CallEnd::Paused(_) => offers::commands::pause_call(conn, &mentee, call, at).await,
            CallEnd::Closed(why) => {
                offers::commands::close_call(conn, &mentee, call, why, at).await
            }
        }
    }

    fn mentor(&self, id: &str) -> Result<Actor, Problem> {
        let known = self.people.get(id).cloned();
        known.ok_or_else(|| Problem::internal(anyhow::anyhow!("no mentor is called {id}")))
    }

    async fn offer(
        &mut self,
        conn: &mut Conn,
        mentee: &Actor,
        call: CallId,
        story: &OfferStory,
    ) -> Result<OfferId, Problem> {
        let mentor = self.mentor(&story.by)?;
        let proposal = Proposal {
            why: story.why.clone(),
            how: story.how.clone(),
            rhythm: story.rhythm,
            ways: story.ways.clone(),
            limits: story.limits.clone(),
            talk_first: story.talk_first,
        };
        let (key, at) = (once(&mentor, &format!("offer:{call}"))?, self.at(story.day));
        let id = offers::commands::make(conn, &mentor, &key, call, proposal, at).await?;
        for (n, (author, body)) in story.messages.iter().enumerate() {
            let who = match author {
                Author::Mentee => mentee,
                Author::Mentor => &mentor,
            };
            let (key, at) = (
                once(who, &format!("message:{id}:{n}"))?,
                self.at(story.day - 1),
            );
            offers::commands::ask(conn, who, &key, id, body.clone(), at).await?;
        }
        let at = self.at(story.fate_day.unwrap_or(1));
        match story.fate {
            Some(Fate::Withdrawn) => offers::commands::withdraw(conn, &mentor, id, at).await?,
            Some(Fate::Declined) => offers::commands::decline(conn, mentee, id, at).await?,
            Some(Fate::Elected) | None => {}
        }
        Ok(id)
    }

    async fn live(
        &mut self,
        conn: &mut Conn,
        mentee: &Actor,
        mentor: &Actor,
        id: PairingId,
        story: &PairStory,
    ) -> Result<(), Problem> {
        for (n, (day, means)) in story.contacts.iter().enumerate() {
            let who = if n % 2 == 0 { mentee } else { mentor };
            let (key, at) = (once(who, &format!("contact:{id}:{n}"))?, self.at(*day));
            let met = (self.day(at), *means);
            pairings::commands::log_contact(conn, who, &key, id, met, at).await?;
        }
        if let Some((day, ahead)) = story.paused {
            let at = self.at(day);
            let until = self.day(self.now + Duration::days(ahead));
            pairings::commands::pause(conn, mentee, id, until, at).await?;
        }
        if let Some((day, reason)) = story.ended {
            let at = self.at(day);
            pairings::commands::end(conn, mentee, id, reason, None, at).await?;
        }
        Ok(())
    }

    /// Lets the past rest: nobody is to get a mail today about what happened then.
    pub async fn hush(&self, conn: &mut Conn) -> Result<(), Problem> {
        diesel::update(jobs::table)
            .filter(jobs::programme_id.eq(self.programme))
            .filter(jobs::status.eq("queued"))
            .filter(jobs::created_at.lt(self.now))
            .set((jobs::status.eq("done"), jobs::finished_at.eq(self.now)))
            .execute(conn)
            .await?;
        Ok(())
    }
}

async fn pairing_of(conn: &mut Conn, election: ElectionId) -> Result<PairingId, Problem> {
    Ok(pairs::table
        .filter(pairs::election_id.eq(election))
        .select(pairs::id)
        .first(conn)
        .await?)
}
