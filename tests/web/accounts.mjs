// A reseller with eight accounts, and hands to look at the list of them.

import assert from 'node:assert/strict';

import { open, signIn } from './kit/browser.mjs';
import { Installation, PASSWORD, command } from './kit/installation.mjs';
import { settled } from './kit/wait.mjs';

export const NAMES = [
  'Amaru Textil S.A.C.', 'Bolívar Repuestos E.I.R.L.', 'Chaska Minimarket S.R.L.', 'Ñusta Botica S.A.C.',
  'Kantuta Imprenta S.A.', 'Misti Transportes S.A.C.', 'Retama Hostal E.I.R.L.',
  'Comercializadora e Importadora de Insumos Gastronómicos y Artesanales del Altiplano Sur S.A.C.',
];

/** An installation with an operator. */
export function start() {
  return Installation.start((env) => {
    command({ ...env, TALONARIO_OPERATOR_PASSWORD: PASSWORD }, 'operator', 'operador@talonario.example', 'Olga Palomino');
  });
}

/** A signed-in page of the list, and what is looked for on it. */
export async function arrive(browser, installation, words, path = '/accounts', look = {}) {
  const page = await open(browser, { locale: words.locale, ...look });
  await signIn(page, installation.address, words.mail, path);
  await settled(page);
  const rows = page.locator('tbody tr');
  const button = (name) => page.getByRole('button', { name, exact: true });
  return { page, rows, names: rows.locator('.who a'), button, token: await installation.signIn(words.mail) };
}

/** A reseller with eight accounts on two plans; the second has something to attend to. */
export async function fill(installation, { name, taxId, domain, language }) {
  const manager = await installation.reseller({ name, country: 'pe', taxId, domain, language, plan: { name: 'Semilla', terms: { documents: 5, users: 2 } } });
  const token = await installation.signIn(manager);
  const owner = await installation.signIn(`dueno@${domain}`);
  const support = { name: 'Sofía Ramos', email: `soporte@${domain}`, role: 'support', password: PASSWORD, language };
  await installation.send('POST', '/members', support, owner);
  const second = await installation.send('POST', '/plans', { name: 'Negocio', terms: { documents: 100, users: 8 } }, token);
  const headers = { authorization: `Bearer ${token}` };
  const { items } = await (await fetch(`${installation.address}/api/v1/plans`, { headers })).json();
  const semilla = items.find((plan) => plan.name === 'Semilla');
  for (const [place, company] of NAMES.entries()) {
    const account = await installation.send('POST', '/accounts', {
      country: 'pe', hostname: `cuenta${place}-${domain.split('.')[0]}`, tax_id: ruc(place), name: company,
      access_email: `gerencia@cuenta${place}.example`, password: PASSWORD,
      plan_id: place < 3 ? second.id : semilla.id, environment: place % 2 === 0 ? 'demo' : 'production',
      system: { sol_user: 'FACTURA1', sol_password: 'clave-sol-1' },
    }, token);
    if (place === 1) {
      const { secret } = await installation.send('POST', `/accounts/${account.id}/integration-keys`, { name: 'Servidor' }, token);
      await installation.send('PUT', `/accounts/${account.id}/usage/report`, { sales_notes: 7, notifications: { not_sent: 2, pending_voiding: 0, with_errors: 1 } }, secret);
    }
  }
}

/** An invented RUC with its check digit. */
function ruc(place) {
  const digits = `2099009${String(100 + place)}`;
  const sum = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2].reduce((all, weight, at) => all + weight * Number(digits[at]), 0);
  return digits + ((11 - (sum % 11)) % 10);
}

/** Locks an account as somebody else does, who is not at this browser. */
export async function lockElsewhere(installation, token, id) {
  const url = `${installation.address}/api/v1/accounts/${id}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { version } = await (await fetch(url, { headers })).json();
  const body = JSON.stringify({ level: 'issuing', reason: 'Pidió una pausa' });
  const locked = await fetch(`${url}/lock`, { method: 'POST', headers: { ...headers, 'if-match': `"${version}"` }, body });
  assert.equal(locked.status, 200);
}

/** Holds when so many are there. */
export async function count(locator, wanted) {
  assert.equal(await locator.count(), wanted);
}

/** What is written in each of them. */
export async function texts(locator) {
  return (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

/** Which of them are ticked. */
export function checked(locator) {
  return locator.evaluateAll((all) => all.flatMap((each, place) => (each.checked ? [place] : [])));
}

/** Waits until a check passes; when time is up, its last failure is told. */
export async function eventually(check, patience = 15_000) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
