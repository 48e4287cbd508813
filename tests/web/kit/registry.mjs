// A provider of look-ups on this machine, in decolecta's and BrasilAPI's formats, as good or as bad as a story needs it.

import { createServer } from 'node:http';

/** RUCs of companies with right check digits, so many, from that body on, so far from each other. */
export function rucs(count, first, apart) {
  const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  return Array.from({ length: count }, (_, number) => {
    const body = `20${first + number * apart}`;
    const sum = weights.reduce((sum, weight, place) => sum + weight * Number(body[place]), 0);
    return body + ((11 - (sum % 11)) % 10);
  });
}

export class Registry {
  token = 'ficha-de-consultas';
  companies = {};
  people = {};
  /** Of Brazil, by CNPJ. */
  cnpjs = {};
  /** Set to a status, it answers everything with it. */
  broken = null;
  /** The numbers it was asked for. */
  asked = [];

  static async start() {
    const registry = new Registry();
    registry.server = createServer((request, response) => registry.#answer(request, response));
    await new Promise((resolve) => registry.server.listen(0, '127.0.0.1', resolve));
    registry.address = `http://127.0.0.1:${registry.server.address().port}`;
    return registry;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  #answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, this.address);
    const number = searchParams.get('numero');
    const say = (status, json) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(json));
    };
    const cnpj = /^\/api\/cnpj\/v1\/(.+)$/.exec(pathname)?.[1];
    if (cnpj) {
      const found = this.cnpjs[cnpj];
      return found ? say(200, { cnpj, ...found }) : say(404, { message: 'CNPJ não encontrado' });
    }
    if (request.headers.authorization !== `Bearer ${this.token}`) return say(401, { message: 'Token no válido' });
    this.asked.push(number);
    if (this.broken) return say(this.broken, { message: 'Servicio no disponible' });
    if (pathname === '/v1/sunat/ruc') {
      const found = this.companies[number];
      return found ? say(200, { numero_documento: number, ...found }) : say(422, { message: 'ruc no valido' });
    }
    if (pathname === '/v1/reniec/dni') {
      const found = this.people[number];
      return found ? say(200, { document_number: number, ...found }) : say(404, { message: 'not found' });
    }
    return say(404, { message: 'no such path' });
  }
}
