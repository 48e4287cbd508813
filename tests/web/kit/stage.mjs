// Where the stories of a file play: an installation with its people, a browser, and the servers they need.

import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { join } from 'node:path';

import { Archive } from './archive.mjs';
import { Asaas } from './asaas.mjs';
import { launch } from './browser.mjs';
import { Installation, PASSWORD, command, root } from './installation.mjs';
import { Mail } from './mail.mjs';
import { Registry } from './registry.mjs';

export const OPERATOR = 'operador@talonario.example';
export const RUC = '20131312955';
export const CNPJ = '12ABC34501DE35';

/** The resellers of the stories, one for each language. */
export const RESELLERS = {
  es: { locale: 'es-PE', name: 'Sillar Factura', taxId: '20600055519', domain: 'sillar.example', country: 'pe' },
  pt: { locale: 'pt-BR', name: 'Ipê Notas', taxId: '11222333000181', domain: 'ipe.example', country: 'br' },
  en: { locale: 'en-GB', name: 'Chasqui Digital', taxId: '20512333797', domain: 'chasqui.example', country: 'pe' },
};

/**
 * Sets the stage before the stories of a file and strikes it after them. `languages`: whose resellers there are;
 * `sends`: the installation sends mail; `mail`: there is a mail server; `colder`: there is colder storage;
 * `cnpj`: the registry is asked for those of Brazil too; `asaas`: there is a payment provider; `archive`: there is a
 * server of the padrón; `prepare`: what else there is at the beginning.
 */
export function stage({ languages = ['es'], mail, sends, registry, cnpj, padron, colder, asaas, archive, prepare } = {}) {
  const it = { managers: {} };
  before(async () => {
    it.mail = mail || sends ? await Mail.start() : null;
    it.registry = registry ? await Registry.start() : null;
    it.asaas = asaas ? await Asaas.start() : null;
    it.archive = archive ? await Archive.start() : null;
    it.installation = await Installation.start((env) => fill(env, it, { sends, cnpj, padron, colder }));
    it.address = it.installation.address;
    for (const language of languages) {
      const plan = { name: 'Semilla', terms: { documents: 5, users: 2 } };
      it.managers[language] = await it.installation.reseller({ ...RESELLERS[language], language, plan });
    }
    await prepare?.();
    it.browser = await launch();
  });
  after(async () => {
    await it.browser?.close();
    await it.installation?.stop();
    it.registry?.stop();
    it.asaas?.stop();
    it.archive?.stop();
    it.mail?.stop();
  });
  return it;
}

function fill(env, it, { sends, cnpj, padron, colder }) {
  env.TALONARIO_ALLOW_PRIVATE_HOSTS = 'true';
  if (sends) {
    env.TALONARIO_SMTP = `smtp+plain://localhost:${it.mail.port}`;
    env.TALONARIO_MAIL_FROM = 'Talonario <no-responder@talonario.example>';
    env.TALONARIO_URL = 'https://talonario.example';
  }
  if (it.registry) {
    const { address, token } = it.registry;
    const file = join(env.TALONARIO_DATA, 'providers.json');
    mkdirSync(env.TALONARIO_DATA, { recursive: true });
    const providers = [{ kind: 'decolecta', address, token, asks_per_month: 5_000 }];
    if (cnpj) providers.push({ kind: 'brasilapi', address });
    writeFileSync(file, JSON.stringify({ providers }));
    env.TALONARIO_LOOKUP_PROVIDERS = file;
  }
  if (it.archive) env.TALONARIO_PADRON_URL = it.archive.address;
  if (it.asaas) {
    env.TALONARIO_ASAAS_SANDBOX_URL = it.asaas.address;
    env.TALONARIO_ASAAS_URL = it.asaas.address;
  }
  command({ ...env, TALONARIO_OPERATOR_PASSWORD: PASSWORD }, 'operator', OPERATOR, 'Olga Palomino');
  if (colder) env.TALONARIO_COLDER = join(env.TALONARIO_DATA, 'colder');
  if (padron) command(env, 'padron', 'import', join(root, 'tests', 'fixtures', 'padron.txt'));
}

/** An account made over the API by a reseller's manager, on its only plan unless told otherwise. */
export async function account(it, language, hostname, more = {}) {
  const token = await it.installation.signIn(it.managers[language]);
  const { items: [plan] } = await it.installation.read('/plans', token);
  const { country } = RESELLERS[language];
  const production = more.environment !== 'demo' && country === 'pe';
  const made = await it.installation.send('POST', '/accounts', {
    country, hostname, tax_id: country === 'pe' ? RUC : CNPJ, name: `Empresa ${hostname}`,
    access_email: `gerencia@${hostname}.example`, password: PASSWORD, plan_id: plan.id, environment: 'production',
    system: production ? { sol_user: 'FACTURA1', sol_password: 'clave-sol-1' } : undefined, ...more,
  }, token);
  return { account: made, token, plan };
}

/** What an account's software gets when somebody signs in to it. */
export async function clientSignsIn(it, token, accountId, email, password) {
  const key = await it.installation.send('POST', `/accounts/${accountId}/integration-keys`, { name: 'Servidor' }, token);
  return (await it.installation.send('POST', `/accounts/${accountId}/sign-ins`, { email, password }, key.secret)).outcome;
}
