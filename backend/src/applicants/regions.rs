//! From what somebody wrote as her place to what others see: a French département or a country.
//!
//! Départements: Code officiel géographique (Insee, 2024); overseas: postcodes of La Poste. Towns: the prefectures and
//! the largest ones; abroad, the countries and cities that people of the programme come from.
use super::projection::normalised;

/// Départements by number; the first two digits of a postcode, Corsica and overseas apart.
const DEPARTEMENTS: &[(&str, &str)] = &[
    ("01", "Ain"),
    ("02", "Aisne"),
    ("03", "Allier"),
    ("04", "Alpes-de-Haute-Provence"),
    ("05", "Hautes-Alpes"),
    ("06", "Alpes-Maritimes"),
    ("07", "Ardèche"),
    ("08", "Ardennes"),
    ("09", "Ariège"),
    ("10", "Aube"),
    ("11", "Aude"),
    ("12", "Aveyron"),
    ("13", "Bouches-du-Rhône"),
    ("14", "Calvados"),
    ("15", "Cantal"),
    ("16", "Charente"),
    ("17", "Charente-Maritime"),
    ("18", "Cher"),
    ("19", "Corrèze"),
    ("2A", "Corse-du-Sud"),
    ("2B", "Haute-Corse"),
    ("21", "Côte-d'Or"),
    ("22", "Côtes-d'Armor"),
    ("23", "Creuse"),
    ("24", "Dordogne"),
    ("25", "Doubs"),
    ("26", "Drôme"),
    ("27", "Eure"),
    ("28", "Eure-et-Loir"),
    ("29", "Finistère"),
    ("30", "Gard"),
    ("31", "Haute-Garonne"),
    ("32", "Gers"),
    ("33", "Gironde"),
    ("34", "Hérault"),
    ("35", "Ille-et-Vilaine"),
    ("36", "Indre"),
    ("37", "Indre-et-Loire"),
    ("38", "Isère"),
    ("39", "Jura"),
    ("40", "Landes"),
    ("41", "Loir-et-Cher"),
    ("42", "Loire"),
    ("43", "Haute-Loire"),
    ("44", "Loire-Atlantique"),
    ("45", "Loiret"),
    ("46", "Lot"),
    ("47", "Lot-et-Garonne"),
    ("48", "Lozère"),
    ("49", "Maine-et-Loire"),
    ("50", "Manche"),
    ("51", "Marne"),
    ("52", "Haute-Marne"),
    ("53", "Mayenne"),
    ("54", "Meurthe-et-Moselle"),
    ("55", "Meuse"),
    ("56", "Morbihan"),
    ("57", "Moselle"),
    ("58", "Nièvre"),
    ("59", "Nord"),
    ("60", "Oise"),
    ("61", "Orne"),
    ("62", "Pas-de-Calais"),
    ("63", "Puy-de-Dôme"),
    ("64", "Pyrénées-Atlantiques"),
    ("65", "Hautes-Pyrénées"),
    ("66", "Pyrénées-Orientales"),
    ("67", "Bas-Rhin"),
    ("68", "Haut-Rhin"),
    ("69", "Rhône"),
    ("70", "Haute-Saône"),
    ("71", "Saône-et-Loire"),
    ("72", "Sarthe"),
    ("73", "Savoie"),
    ("74", "Haute-Savoie"),
    ("75", "Paris"),
    ("76", "Seine-Maritime"),
    ("77", "Seine-et-Marne"),
    ("78", "Yvelines"),
    ("79", "Deux-Sèvres"),
    ("80", "Somme"),
    ("81", "Tarn"),
    ("82", "Tarn-et-Garonne"),
    ("83", "Var"),
    ("84", "Vaucluse"),
    ("85", "Vendée"),
    ("86", "Vienne"),
    ("87", "Haute-Vienne"),
    ("88", "Vosges"),
    ("89", "Yonne"),
    ("90", "Territoire de Belfort"),
    ("91", "Essonne"),
    ("92", "Hauts-de-Seine"),
    ("93", "Seine-Saint-Denis"),
    ("94", "Val-de-Marne"),
    ("95", "Val-d'Oise"),
    ("971", "Guadeloupe"),
    ("972", "Martinique"),
    ("973", "Guyane"),
    ("974", "La Réunion"),
    ("975", "Saint-Pierre-et-Miquelon"),
    ("976", "Mayotte"),
    ("977", "Saint-Barthélemy"),
    ("978", "Saint-Martin"),
    ("986", "Wallis-et-Futuna"),
    ("987", "Polynésie française"),
    ("988", "Nouvelle-Calédonie"),
    ("980", "Monaco"),
];

/// Towns, normalised, and the number of their département.
const TOWNS: &[(&str, &str)] = &[
    ("paris", "75"),
    ("marseille", "13"),
    ("lyon", "69"),
    ("toulouse", "31"),
    ("nice", "06"),
    ("nantes", "44"),
    ("montpellier", "34"),
    ("strasbourg", "67"),
    ("bordeaux", "33"),
    ("lille", "59"),
    ("rennes", "35"),
    ("reims", "51"),
    ("toulon", "83"),
    ("saint etienne", "42"),
    ("le havre", "76"),
    ("grenoble", "38"),
    ("dijon", "21"),
    ("angers", "49"),
    ("villeurbanne", "69"),
    ("nimes", "30"),
    ("clermont ferrand", "63"),
    ("le mans", "72"),
    ("aix en provence", "13"),
    ("brest", "29"),
    ("tours", "37"),
    ("amiens", "80"),
    ("limoges", "87"),
    ("annecy", "74"),
    ("metz", "57"),
    ("perpignan", "66"),
    ("besancon", "25"),
    ("orleans", "45"),
    ("rouen", "76"),
    ("mulhouse", "68"),
    ("caen", "14"),
    ("nancy", "54"),
    ("avignon", "84"),
    ("poitiers", "86"),
    ("la rochelle", "17"),
    ("pau", "64"),
    ("bayonne", "64"),
    ("lannion", "22"),
    ("vannes", "56"),
    ("lorient", "56"),
    ("quimper", "29"),
    ("laval", "53"),
    ("niort", "79"),
    ("chambery", "73"),
    ("valence", "26"),
    ("troyes", "10"),
    ("sophia antipolis", "06"),
    ("antibes", "06"),
    ("cannes", "06"),
    ("boulogne billancourt", "92"),
    ("nanterre", "92"),
    ("issy les moulineaux", "92"),
    ("montreuil", "93"),
    ("saint denis", "93"),
    ("creteil", "94"),
    ("versailles", "78"),
    ("evry", "91"),
    ("massy", "91"),
    ("cergy", "95"),
    ("roubaix", "59"),
    ("tourcoing", "59"),
    ("dunkerque", "59"),
    ("ajaccio", "2A"),
    ("bastia", "2B"),
    ("albi", "81"),
    ("castres", "81"),
    ("colmar", "68"),
    ("belfort", "90"),
    ("angouleme", "16"),
    ("bourges", "18"),
    ("chartres", "28"),
    ("saint malo", "35"),
    ("saint nazaire", "44"),
    ("beziers", "34"),
    ("tarbes", "65"),
    ("agen", "47"),
    ("auch", "32"),
    ("rodez", "12"),
    ("gap", "05"),
    ("aurillac", "15"),
    ("nevers", "58"),
    ("fort de france", "972"),
    ("cayenne", "973"),
    ("pointe a pitre", "971"),
    ("saint pierre de la reunion", "974"),
    ("noumea", "988"),
    ("papeete", "987"),
];

/// Countries as they are shown, and what they are called, normalised.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("France", &["france"]),
    (
        "Belgique",
        &[
            "belgique",
            "belgium",
            "belgie",
            "bruxelles",
            "brussels",
            "liege",
            "namur",
            "gand",
            "anvers",
        ],
    ),
    (
        "Suisse",
        &[
            "suisse",
            "switzerland",
            "schweiz",
            "geneve",
            "geneva",
            "lausanne",
            "zurich",
            "berne",
        ],
    ),
    ("Luxembourg", &["luxembourg"]),
    (
        "Canada",
        &[
            "canada",
            "quebec",
            "montreal",
            "toronto",
            "ottawa",
            "vancouver",
        ],
    ),
    (
        "Allemagne",
        &[
            "allemagne",
            "germany",
            "deutschland",
            "berlin",
            "munich",
            "hambourg",
            "francfort",
        ],
    ),
    (
        "Royaume-Uni",
        &[
            "royaume uni",
            "united kingdom",
            "uk",
            "angleterre",
            "england",
            "ecosse",
            "londres",
            "london",
        ],
    ),
    ("Irlande", &["irlande", "ireland", "dublin"]),
    (
        "Pays-Bas",
        &["pays bas", "netherlands", "amsterdam", "rotterdam"],
    ),
    (
        "Espagne",
        &[
            "espagne",
            "spain",
            "espana",
            "madrid",
            "barcelone",
            "barcelona",
        ],
    ),
    ("Portugal", &["portugal", "lisbonne", "lisbon", "porto"]),
    (
        "Italie",
        &["italie", "italy", "italia", "milan", "rome", "turin"],
    ),
    (
        "Maroc",
        &["maroc", "morocco", "casablanca", "rabat", "marrakech"],
    ),
    ("Algérie", &["algerie", "algeria", "alger", "oran"]),
    ("Tunisie", &["tunisie", "tunisia", "tunis", "sfax"]),
    ("Sénégal", &["senegal", "dakar"]),
    (
        "Côte d'Ivoire",
        &["cote d ivoire", "ivory coast", "abidjan"],
    ),
    ("Cameroun", &["cameroun", "cameroon", "douala", "yaounde"]),
    ("Bénin", &["benin", "cotonou"]),
    ("Togo", &["togo", "lome"]),
    ("Mali", &["mali", "bamako"]),
    ("Burkina Faso", &["burkina faso", "ouagadougou"]),
    ("Madagascar", &["madagascar", "antananarivo"]),
    ("Maurice", &["maurice", "ile maurice", "mauritius"]),
    (
        "République démocratique du Congo",
        &["republique democratique du congo", "rdc", "kinshasa"],
    ),
    ("Congo", &["congo", "brazzaville"]),
    ("Gabon", &["gabon", "libreville"]),
    ("Liban", &["liban", "lebanon", "beyrouth"]),
    ("Haïti", &["haiti", "port au prince"]),
    (
        "États-Unis",
        &[
            "etats unis",
            "united states",
            "usa",
            "new york",
            "san francisco",
            "seattle",
        ],
    ),
    ("Suède", &["suede", "sweden", "stockholm"]),
    ("Danemark", &["danemark", "denmark", "copenhague"]),
    ("Norvège", &["norvege", "norway", "oslo"]),
    ("Finlande", &["finlande", "finland", "helsinki"]),
    ("Pologne", &["pologne", "poland", "varsovie", "cracovie"]),
    ("Roumanie", &["roumanie", "romania", "bucarest"]),
    ("Ukraine", &["ukraine", "kiev", "kyiv", "lviv"]),
    ("Autriche", &["autriche", "austria", "vienna"]),
    ("Grèce", &["grece", "greece", "athenes"]),
    ("Turquie", &["turquie", "turkey", "istanbul"]),
    ("Japon", &["japon", "japan", "tokyo"]),
    (
        "Australie",
        &["australie", "australia", "sydney", "melbourne"],
    ),
    ("Brésil", &["bresil", "brazil", "sao paulo"]),
    ("Mexique", &["mexique", "mexico"]),
    ("Inde", &["inde", "india", "bangalore", "mumbai"]),
    ("Chine", &["chine", "china", "shanghai", "pekin"]),
    ("Viêt Nam", &["viet nam", "vietnam", "hanoi"]),
    ("Monaco", &["monaco"]),
];

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
    DEPARTEMENTS
        .iter()
        .find(|(n, _)| n.eq_ignore_ascii_case(number))
        .map(|(_, name)| *name)
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
    DEPARTEMENTS
        .iter()
        .find(|(_, name)| normalised(name) == bare)
        .map(|(_, name)| *name)
}

fn of_town(plain: &str) -> Option<&'static str> {
    let town = plain.trim_end_matches(" france");
    // "Paris 11e", "Lyon 3e": the town, then where in it.
    let number = TOWNS.iter().find(|(name, _)| {
        town.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') && rest.len() <= 6)
    });
    number.and_then(|(_, number)| departement(number))
}

fn country(plain: &str) -> Option<&'static str> {
    let padded = format!(" {plain} ");
    let named = |called: &&str| padded.contains(&format!(" {called} "));
    let hit = COUNTRIES
        .iter()
        .find(|(_, names)| names.iter().any(|called| named(&called)));
    hit.map(|(name, _)| *name)
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
    fn the_table_is_whole() {
        let metropolitan = DEPARTEMENTS
            .iter()
            .filter(|(number, _)| number.len() == 2)
            .count();
        assert_eq!(metropolitan, 96);
        for (town, number) in TOWNS {
            assert!(departement(number).is_some(), "{town}");
            assert_eq!(normalised(town), *town);
        }
        for (_, names) in COUNTRIES {
            assert!(
                names.iter().all(|name| normalised(name) == *name),
                "{names:?}"
            );
        }
    }
}
