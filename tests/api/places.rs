//! Places: known codes, what is within them, and what a search finds.

use reqwest::header::{CACHE_CONTROL, ETAG};
use tests::{Attempt, Code, on_both_engines};
use types::kit::fault::Fault;
use types::places::{GetPlace, Level, ListCountries, ListPlaces, Place, PlaceQuery};
use types::tax_id::Country;

fn place(country: Country, code: &str) -> GetPlace {
    GetPlace {
        country,
        code: code.to_owned(),
    }
}

fn within(country: Country, of: Option<&str>) -> ListPlaces {
    let query = PlaceQuery {
        of: of.map(str::to_owned),
        q: None,
    };
    ListPlaces { country, query }
}

fn named(country: Country, words: &str, of: Option<&str>) -> ListPlaces {
    let query = PlaceQuery {
        of: of.map(str::to_owned),
        q: Some(words.to_owned()),
    };
    ListPlaces { country, query }
}

fn codes(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.code.as_str()).collect()
}

on_both_engines! {
    async fn known_codes_have_their_names(app) {
        let support = app.by(&app.world.sillar.support);
        for (country, code, level, written) in [
            (Country::Pe, "15", Level::Department, "Lima"),
            (Country::Pe, "1501", Level::Province, "Lima"),
            (Country::Pe, "150101", Level::District, "Lima"),
            (Country::Pe, "150116", Level::District, "Lince, Lima"),
            (Country::Pe, "150131", Level::District, "San Isidro, Lima"),
            (Country::Pe, "040101", Level::District, "Arequipa"),
            (Country::Pe, "070107", Level::District, "Mi Perú, Callao"),
            (Country::Pe, "211101", Level::District, "Juliaca, San Román, Puno"),
            (Country::Pe, "150144", Level::District, "Santa María de Huachipa, Lima"),
            (Country::Pe, "160109", Level::District, "Putumayo, Loreto"),
            (Country::Br, "35", Level::State, "São Paulo"),
            (Country::Br, "3550308", Level::Municipality, "São Paulo, SP"),
            (Country::Br, "5300108", Level::Municipality, "Brasília, DF"),
            (Country::Br, "2605459", Level::Municipality, "Fernando de Noronha, PE"),
            (Country::Br, "5101837", Level::Municipality, "Boa Esperança do Norte, MT"),
        ] {
            let found = support.ok(place(country, code)).await;
            assert_eq!((found.level, found.written().as_str()), (level, written), "{code}");
        }
        for (country, code) in [(Country::Pe, "990101"), (Country::Pe, "1"), (Country::Br, "3550309"), (Country::Br, "150101")] {
            support.refused(place(country, code), Code::NotFound).await;
        }
        let outcome = support.attempt(&Attempt::new(reqwest::Method::GET, "/places/cl/150101")).await;
        assert_eq!(outcome.problem().code, Code::NotFound);
    }

    async fn one_goes_down_from_the_country(app) {
        let (_, software) = app.integration(&app.world.sillar, "pukara").await;
        assert_eq!(software.ok(within(Country::Pe, None)).await.len(), 25);
        let provinces = software.ok(within(Country::Pe, Some("15"))).await;
        assert_eq!(codes(&provinces), ["1502", "1503", "1504", "1505", "1506", "1507", "1508", "1501", "1509", "1510"]);
        let districts = software.ok(within(Country::Pe, Some("1501"))).await;
        assert_eq!(districts.len(), 44);
        assert!(districts.iter().all(|each| each.level == Level::District && each.within[0].code == "1501"));
        assert_eq!(software.ok(within(Country::Pe, Some("150101"))).await, []);
        let states = software.ok(within(Country::Br, None)).await;
        assert_eq!((states.len(), states[0].name.as_str(), states[0].state.as_deref()), (27, "Acre", Some("AC")));
        assert_eq!(software.ok(within(Country::Br, Some("35"))).await.len(), 645);
        software.wrong(within(Country::Pe, Some("99")), &[("of", Fault::Unknown)]).await;
        software.wrong(named(Country::Pe, "lima", Some("99")), &[("of", Fault::Unknown)]).await;
    }

    async fn a_name_is_found_without_its_accents(app) {
        let support = app.by(&app.world.ipe.support);
        for (country, words, of, first) in [
            (Country::Br, "sao paulo", None, "35"),
            (Country::Br, "SÃO PAULO", Some("35"), "35"),
            (Country::Br, "campinas sao paulo", None, "3509502"),
            (Country::Pe, "juliaca", None, "211101"),
            (Country::Pe, "victoria lima", None, "150115"),
            (Country::Pe, "brena", None, "150105"),
            (Country::Pe, "miraflores", Some("04"), "040110"),
        ] {
            let found = support.ok(named(country, words, of)).await;
            assert_eq!(found.first().map(|place| place.code.as_str()), Some(first), "{words}: {:?}", codes(&found));
        }
        assert_eq!(support.ok(named(Country::Br, "sa", None)).await.len(), 20, "no more than twenty");
        assert_eq!(support.ok(named(Country::Pe, "xyzzy", None)).await, []);
        support.wrong(named(Country::Pe, " l ", None), &[("q", Fault::TooShort { minimum: 2 })]).await;
        support.wrong(named(Country::Pe, &"x".repeat(101), None), &[("q", Fault::TooLong { maximum: 100 })]).await;
    }

    async fn countries_have_their_codes_and_three_names(app) {
        let countries = app.manager().ok(ListCountries {}).await;
        assert_eq!(countries.len(), 249);
        let brazil = countries.iter().find(|country| country.code == "BR").expect("Brazil");
        assert_eq!((brazil.letters.as_str(), brazil.number.as_str()), ("BRA", "076"));
        assert_eq!((brazil.es.as_str(), brazil.pt.as_str(), brazil.en.as_str()), ("Brasil", "Brasil", "Brazil"));
    }

    async fn what_one_has_is_not_sent_again(app) {
        let attempt = Attempt::of(&ListCountries {});
        let first = app.manager().attempt(&attempt).await;
        let tag = first.headers.get(ETAG).expect("a tag").to_str().expect("text").to_owned();
        assert_eq!(first.headers.get(CACHE_CONTROL).expect("an age"), "private, max-age=86400");
        let again = app.manager().attempt(&attempt.clone().header("if-none-match", &tag)).await;
        assert_eq!((again.status, again.body.len()), (304, 0));
        let other = app.manager().attempt(&attempt.header("if-none-match", "\"another\"")).await;
        assert_eq!((other.status, other.body == first.body), (200, true));
    }
}
