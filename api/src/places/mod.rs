//! Places: the countries of the world, and the divisions of Peru and Brazil by INEI's and IBGE's codes.
//!
//! They are compiled in, and read into memory when they are first asked for; `data/README.md` says where they
//! come from. Nobody changes them, so answers may be kept and are recognised by their tag.

pub(crate) mod gazetteer;
pub mod routes;
pub mod service;
