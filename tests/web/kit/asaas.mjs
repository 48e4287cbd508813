// Asaas on this machine: the one of the stories over HTTP, told by lines what it is to do.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { built } from './installation.mjs';

/** The key it knows. */
export const KEY = '$aact_hmlg_clave-de-prueba';

export class Asaas {
  static async start() {
    const asaas = new Asaas();
    asaas.child = spawn(join(built, 'asaas'), { stdio: ['pipe', 'pipe', 'inherit'] });
    asaas.lines = createInterface({ input: asaas.child.stdout })[Symbol.asyncIterator]();
    asaas.address = (await asaas.lines.next()).value;
    return asaas;
  }

  stop() {
    this.child.stdin.end();
  }

  async #does(line) {
    this.child.stdin.write(`${line}\n`);
    return (await this.lines.next()).value;
  }

  /** The charges that were made, deleted ones too, the first made first. */
  async charges() {
    return JSON.parse(await this.#does('charges'));
  }

  /** The payer pays so many centavos of a charge, on that day. */
  pay(charge, minor, day) {
    return this.#does(`pay ${charge} ${minor} ${day}`);
  }

  /** It answers everything with a status from now on; without one it is well again. */
  behave(status) {
    return this.#does(status ? `status ${status}` : 'well');
  }

  /** Tells an installation that something happened to a charge, as a webhook does; gives the status of the answer. */
  async tell(address, token, event, charge) {
    const [payment] = (await this.charges()).filter(({ id }) => id === charge);
    const { status } = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'asaas-access-token': token },
      body: JSON.stringify({ id: `evt_${event}_${charge}`, event, payment: { id: payment.id } }),
    });
    return status;
  }
}
