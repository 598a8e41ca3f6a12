//! From what somebody wrote as her place to what others see: a French département or a country.
//!
//! Départements: Code officiel géographique (Insee, 2024); overseas: postcodes of La Poste. Towns: the prefectures and
//! the largest ones; abroad, the countries and cities that people of the programme come from.
use super::projection::normalised;

/// Départements by number, one a line; the first two digits of a postcode, Corsica and overseas apart.
const DEPARTEMENTS: &str = include_str!("../../content/places/departements.txt");
/// The number of its département and a town, normalised, one a line.
const TOWNS: &str = include_str!("../../content/places/towns.txt");
/// A country as it is shown and what it is called, normalised, one a line.
const COUNTRIES: &str = include_str!("../../content/places/countries.txt");

fn departements() -> impl Iterator<Item = (&'static str, &'static str)> {
    DEPARTEMENTS.lines().filter_map(|line| line.split_once(' '))
}

fn towns() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOWNS.lines().filter_map(|line| line.split_once(' '))
}

fn countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTRIES.lines().filter_map(|line| line.split_once(": "))
}

/// What others see of a place: the département of a postcode, number, name or town; the country; else what was written.
#[must_use]
pub fn of_place(place: &str) -> String {
    let plain = normalised(place);
    // "Berlin 10115" is not the Aube: a country that is named comes first. France is said by its départements.
    let country = country(&plain);
    if let Some(country) = country.filter(|name| *name != "France") {
        return country.to_owned();
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let found = words
        .iter()
        .find_map(|word| of_postcode(word))
        .or_else(|| of_number(&plain))
        .or_else(|| of_name(&plain))
        .or_else(|| of_town(&plain))
        .or(country);
    found.map_or_else(|| place.trim().to_owned(), str::to_owned)
}

fn departement(number: &str) -> Option<&'static str> {
    departements()
        .find(|(n, _)| n.eq_ignore_ascii_case(number))
        .map(|(_, name)| name)
}

fn of_postcode(word: &str) -> Option<&'static str> {
    if word.len() != 5 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match word.get(..3)? {
        "200" | "201" => departement("2A"),
        "202" | "203" | "204" | "205" | "206" => departement("2B"),
        overseas if overseas.starts_with("97") || overseas.starts_with("98") => {
            departement(overseas)
        }
        other => departement(other.get(..2)?),
    }
}

fn of_number(plain: &str) -> Option<&'static str> {
    let bare = plain
        .trim_start_matches("france ")
        .trim_end_matches(" france");
    if bare.len() == 1 {
        departement(&format!("0{bare}"))
    } else {
        departement(bare)
    }
}

fn of_name(plain: &str) -> Option<&'static str> {
    let bare = plain.trim_end_matches(" france");
    departements()
        .find(|(_, name)| normalised(name) == bare)
        .map(|(_, name)| name)
}

fn of_town(plain: &str) -> Option<&'static str> {
    let town = plain.trim_end_matches(" france");
    // "Paris 11e", "Lyon 3e": the town, then where in it.
    let found = towns().find(|(_, name)| {
        town.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') && rest.len() <= 6)
    });
    found.and_then(|(number, _)| departement(number))
}

fn country(plain: &str) -> Option<&'static str> {
    let padded = format!(" {plain} ");
    let named = |names: &str| {
        names
            .split(", ")
            .any(|name| padded.contains(&format!(" {name} ")))
    };
    countries()
        .find(|(_, names)| named(names))
        .map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_becomes_a_departement_or_a_country() {
        let table = [
            ("69003", "Rhône"),
            ("69003 Lyon", "Rhône"),
            ("Lyon 3e", "Rhône"),
            ("lyon", "Rhône"),
            ("Rhône", "Rhône"),
            ("rhone", "Rhône"),
            ("69", "Rhône"),
            ("1", "Ain"),
            ("01000", "Ain"),
            ("20000 Ajaccio", "Corse-du-Sud"),
            ("20137", "Corse-du-Sud"),
            ("20200", "Haute-Corse"),
            ("20600 Bastia", "Haute-Corse"),
            ("2a", "Corse-du-Sud"),
            ("2B", "Haute-Corse"),
            ("97110", "Guadeloupe"),
            ("97200", "Martinique"),
            ("97300", "Guyane"),
            ("97400 Saint-Denis", "La Réunion"),
            ("97500", "Saint-Pierre-et-Miquelon"),
            ("97600", "Mayotte"),
            ("98800", "Nouvelle-Calédonie"),
            ("98713", "Polynésie française"),
            ("75011 Paris", "Paris"),
            ("Côte d'or", "Côte-d'Or"),
            ("SAINT-ÉTIENNE", "Loire"),
            ("95000 Cergy, France", "Val-d'Oise"),
            ("Bruxelles", "Belgique"),
            ("1000 Bruxelles, Belgique", "Belgique"),
            ("10115 Berlin", "Allemagne"),
            ("Genève", "Suisse"),
            ("canada", "Canada"),
            ("Dakar, Sénégal", "Sénégal"),
            ("France", "France"),
            ("Vienne", "Vienne"),
            ("Trifouilly-les-Oies", "Trifouilly-les-Oies"),
            ("  Ailleurs ", "Ailleurs"),
            ("", ""),
            ("99999", "99999"),
            ("96000", "96000"),
            ("Niceville", "Niceville"),
        ];
        for (place, region) in table {
            assert_eq!(of_place(place), region, "{place}");
        }
    }

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(
            departements()
                .filter(|(number, _)| number.len() == 2)
                .count(),
            96
        );
        assert_eq!(departements().count(), DEPARTEMENTS.lines().count());
        assert_eq!(towns().count(), TOWNS.lines().count());
        assert_eq!(countries().count(), COUNTRIES.lines().count());
        for (number, town) in towns() {
            assert!(departement(number).is_some(), "{town}");
            assert_eq!(normalised(town), town);
        }
        for (_, names) in countries() {
            assert!(
                names.split(", ").all(|name| normalised(name) == name),
                "{names}"
            );
        }
    }
}
