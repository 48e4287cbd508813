//! Places over HTTP.

use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use types::access::Operation;
use types::places::{CountryName, Place, PlaceQuery};
use types::tax_id::Country;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_countries).service(list_places).service(get_place);
}

/// Lists the countries of the world, with their names in three languages.
#[utoipa::path(tag = "places", responses((status = 200, description = "The countries, by code", body = Vec<CountryName>)))]
#[get("/countries")]
async fn list_countries(request: HttpRequest, caller: Caller) -> Result<HttpResponse> {
    caller.may(Operation::ListCountries)?;
    answer::kept(&request, &service::countries())
}

/// Lists the places directly within another, or searches them by name.
#[utoipa::path(tag = "places", params(("country" = Country, Path, description = "Of which country"), PlaceQuery),
    responses((status = 200, description = "The places: by name, or the likeliest first", body = Vec<Place>)))]
#[get("/places/{country}")]
async fn list_places(
    request: HttpRequest,
    caller: Caller,
    country: Path<Country>,
    asked: Query<PlaceQuery>,
) -> Result<HttpResponse> {
    caller.may(Operation::ListPlaces)?;
    answer::kept(&request, &service::list(country.into_inner(), &asked)?)
}

/// Shows the place of an INEI code (Peru) or IBGE code (Brazil).
#[utoipa::path(tag = "places", params(("country" = Country, Path, description = "Of which country"),
        ("code" = String, Path, description = "Its official code", example = "150115")),
    responses((status = 200, description = "The place", body = Place)))]
#[get("/places/{country}/{code}")]
async fn get_place(request: HttpRequest, caller: Caller, place: Path<(Country, String)>) -> Result<HttpResponse> {
    caller.may(Operation::GetPlace)?;
    let (country, code) = place.into_inner();
    answer::kept(&request, &service::find(country, &code)?)
}
