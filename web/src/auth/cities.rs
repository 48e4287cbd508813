//! The cities by which time zones are known.

types::texts! {
    lima: "Lima", "Lima", "Lima";
    sao_paulo: "São Paulo, Brasilia", "São Paulo, Brasília", "São Paulo, Brasília";
    araguaina: "Araguaína, Tocantins", "Araguaína, Tocantins", "Araguaína, Tocantins";
    salvador: "Salvador, Bahía", "Salvador, Bahia", "Salvador, Bahia";
    belem: "Belém", "Belém", "Belém";
    boa_vista: "Boa Vista", "Boa Vista", "Boa Vista";
    campo_grande: "Campo Grande", "Campo Grande", "Campo Grande";
    cuiaba: "Cuiabá", "Cuiabá", "Cuiabá";
    fortaleza: "Fortaleza", "Fortaleza", "Fortaleza";
    maceio: "Maceió", "Maceió", "Maceió";
    manaus: "Manaus", "Manaus", "Manaus";
    noronha: "Fernando de Noronha", "Fernando de Noronha", "Fernando de Noronha";
    porto_velho: "Porto Velho", "Porto Velho", "Porto Velho";
    recife: "Recife", "Recife", "Recife";
    rio_branco: "Rio Branco", "Rio Branco", "Rio Branco";
    santarem: "Santarém", "Santarém", "Santarém";
    bogota: "Bogotá", "Bogotá", "Bogotá";
    buenos_aires: "Buenos Aires", "Buenos Aires", "Buenos Aires";
    santiago: "Santiago de Chile", "Santiago do Chile", "Santiago, Chile";
    new_york: "Nueva York", "Nova York", "New York";
    madrid: "Madrid", "Madri", "Madrid";
    lisbon: "Lisboa", "Lisboa", "Lisbon";
}
