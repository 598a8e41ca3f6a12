//! How rare the help with a topic is among mentors: a need that few can cover weighs more.

use crate::matching::score::tags::{MOST_TAGS, Set};

/// ln(mentors ÷ those who help with the topic), in hundredths, kept between 1 and 3.
///
/// Whole numbers only: the logarithm of the standard library may differ in its last bit between machines.
pub fn rarity(mentors: u32, helping: u32) -> u16 {
    // e^(steps/100) grows by a constant factor per step; the quotient is compared by multiplication.
    let mentors = u128::from(mentors) * 1_000_000;
    let helping = u128::from(helping.max(1));
    let mut steps = LEAST;
    let mut power = E;
    while steps < MOST && helping * (power * STEP / UNIT) / 1_000_000 <= mentors {
        power = power * STEP / UNIT;
        steps += 1;
    }
    steps
}

const LEAST: u16 = 100;
const MOST: u16 = 300;
/// e and e^0.01, in millionths of millionths.
const E: u128 = 2_718_281_828_459;
const STEP: u128 = 1_010_050_167_084;
const UNIT: u128 = 1_000_000_000_000;

/// Rarity of each topic, by its bit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supply {
    rarity: [u16; MOST_TAGS],
}

impl Supply {
    /// Counts, over the mentors who can offer, how many help with each topic.
    pub fn of(offered: impl IntoIterator<Item = Set>) -> Self {
        let mut helping = [0u32; MOST_TAGS];
        let mut mentors = 0;
        for topics in offered {
            mentors += 1;
            for bit in topics.bits() {
                if let Some(helping) = helping.get_mut(usize::from(bit)) {
                    *helping += 1;
                }
            }
        }
        Self::rare(mentors, helping)
    }

    /// The same from counts: of so many mentors, so many help with the topic of each bit.
    pub fn counted(mentors: u32, counts: impl IntoIterator<Item = (u8, u32)>) -> Self {
        let mut helping = [0u32; MOST_TAGS];
        for (bit, count) in counts {
            if let Some(helping) = helping.get_mut(usize::from(bit)) {
                *helping = count;
            }
        }
        Self::rare(mentors, helping)
    }

    fn rare(mentors: u32, helping: [u32; MOST_TAGS]) -> Self {
        Self {
            rarity: helping.map(|helping| rarity(mentors, helping)),
        }
    }

    /// The rarity of a topic, in hundredths.
    pub fn rarity(&self, bit: u8) -> u64 {
        u64::from(self.rarity.get(usize::from(bit)).copied().unwrap_or(LEAST))
    }
}

#[cfg(test)]
mod tests {
    use super::{Supply, rarity};
    use crate::matching::score::tags::Set;

    #[test]
    fn counting_people_and_being_told_their_number_come_to_the_same() {
        let people = [Set::of(0).or(Set::of(3)), Set::of(3), Set::EMPTY];
        assert_eq!(Supply::of(people), Supply::counted(3, [(0, 1), (3, 2)]));
        assert_ne!(Supply::of(people), Supply::counted(40, [(0, 1), (3, 2)]));
    }

    #[test]
    fn rarity_is_the_logarithm_between_one_and_three() {
        for mentors in [1u32, 7, 100, 1000, 54_321] {
            for helping in [0, 1, 2, 3, 10, 99, 500] {
                let exact = (f64::from(mentors) / f64::from(helping.max(1)))
                    .ln()
                    .clamp(1.0, 3.0);
                let ours = f64::from(rarity(mentors, helping)) / 100.0;
                assert!(
                    (0.0..0.0101).contains(&(exact - ours + 1e-9)),
                    "{mentors}/{helping}: {exact} {ours}"
                );
            }
        }
    }
}
