//! Statements sent without waiting for one another's answers.
//!
//! Futures that share a connection by reference send their statements when they are first polled. Postgres runs them one
//! after the other, as they came; only the waiting in between is left out.
use super::problem::Problem;

/// Awaits several `Result<_, Problem>` on one connection at once and gives what they gave, or why the first one failed.
///
/// Statements are sent in the order in which they are written here. All answers are waited for, because in a transaction
/// everything after a failure fails too, and only the first one says why.
#[macro_export]
macro_rules! together {
    ($($future:expr),+ $(,)?) => {
        $crate::platform::together::Results::all(tokio::join!(biased; $($future),+))
    };
}

/// The results of statements that were sent together.
pub trait Results {
    /// All of what they gave.
    type Output;

    /// What they gave, if all went well.
    ///
    /// # Errors
    /// The first one's that failed.
    fn all(self) -> Result<Self::Output, Problem>;
}

macro_rules! tuples {
    ($($name:ident)+) => {
        impl<$($name),+> Results for ($(Result<$name, Problem>,)+) {
            type Output = ($($name,)+);

            #[allow(non_snake_case, reason = "a type parameter's name is the value's too")]
            fn all(self) -> Result<Self::Output, Problem> {
                let ($($name,)+) = self;
                Ok(($($name?,)+))
            }
        }
    };
}

tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);

/// As [`together!`], for as many as there happen to be.
///
/// # Errors
/// The first one's that failed.
pub async fn each<F>(futures: Vec<F>) -> Result<(), Problem>
where
    F: Future<Output = Result<(), Problem>>,
{
    let results = futures_util::future::join_all(futures).await;
    results.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::problem::PlatformRefusal;
    use std::future::ready;

    #[tokio::test]
    async fn the_first_failure_is_told() {
        let (gone, busy) = (PlatformRefusal::NotFound, PlatformRefusal::KeyBusy);
        let failed = |refusal| ready(Err::<u8, Problem>(Problem::from(refusal)));
        let told = together!(ready(Ok(1)), failed(gone), failed(busy));
        assert_eq!(told.unwrap_err().code(), Problem::from(gone).code());
        assert_eq!(together!(ready(Ok(1)), ready(Ok("a"))).unwrap(), (1, "a"));
    }

    #[tokio::test]
    async fn statements_are_sent_in_their_order() {
        let sent = std::cell::RefCell::new(vec![]);
        let send = |number: u8| {
            let sent = &sent;
            async move {
                sent.borrow_mut().push(number);
                tokio::task::yield_now().await;
                Ok(())
            }
        };
        together!(send(1), each(vec![send(2), send(3)]), send(4)).unwrap();
        assert_eq!(*sent.borrow(), [1, 2, 3, 4]);
    }
}
