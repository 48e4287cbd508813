//! The words of which passwords are made: short, common, without accents, and all different.

/// One word for each value of a byte, separated by spaces.
const WORDS: &str = "\
     acero alga alma amigo antena arena arte astro atlas balsa banana banda barba barco barro bolsa bosque brisa \
     caldo calma cama camino camisa campo canal canela canoa canto capa carro casa casco centro cerro chapa ciclo \
     cielo cima circo clima cobre coco colina copa coral cordel coro costa crema cubo curva dado dedo delta disco \
     doce domo duna escala escudo esfera espuma estufa faro farol fauna ficha figura fila filtro flauta flora \
     forma foto fruta fuego fuente galope ganso garza gato gema gesto globo golfo gota gris gruta guante hilo \
     hoja hora hotel huerta idea imagen isla jade jarra jinete joya lago lana lata lava leche libro lima lince \
     lino lira lista litro llave lluvia lobo loma lona luna lupa madera malta manga manta mapa marco marea marina \
     melena menta mesa meta metro miel molde molino monte motor mundo muro museo musgo nave nieve nota novela \
     nube nuez oasis oliva onda opera palco palma pampa panda panel papel parque pasta patio pausa perla pesca \
     peso piedra pila piloto pino pinta pista plano planta plata playa pluma poema polar polen poncho potro prado \
     prisma proa puente puerto puma queso quinta radar rama rampa regla remo rima ritmo roble roca rosa ruta \
     salsa salto sauce sauna seda selva semana serie sierra siglo signo silla sirena sitio soneto sopa suma surco \
     tango tapa taza teatro tecla teja tela tema templo tenis tigre tinta toldo tono torno torre trama trazo \
     trenza trigo tubo turno valle vapor vaso vela venado verano verde verso viaje viento villa viola vista vuelo \
     zona zorro";

/// The word of a byte.
#[must_use]
pub fn word(byte: u8) -> &'static str {
    WORDS.split(' ').nth(usize::from(byte)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::word;

    #[test]
    fn every_byte_has_a_word_of_its_own() {
        let words: HashSet<&str> = (0..=u8::MAX).map(word).collect();
        assert_eq!(words.len(), 256);
        assert!(
            words
                .iter()
                .all(|word| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase()))
        );
    }
}
