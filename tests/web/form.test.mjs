// The form of a new account, section by section and in one go, up to what is handed over to the client: in Spanish for
// an account whose documents go by an OSE, in Portuguese for one of Brazil, in English for one that only tries things.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { hands, part } from './kit/hands.mjs';
import { CNPJ, RESELLERS, RUC, clientSignsIn, stage } from './kit/stage.mjs';
import { arrived, holds, isOn, many, settled, until } from './kit/wait.mjs';

const stories = [
  {
    language: 'es', country: 'pe', taxId: RUC, hostname: 'pukara', production: true,
    words: {
      number: 'RUC', name: 'Nombre de la empresa', free: 'Está libre', email: 'Correo de acceso', password: 'Contraseña',
      another: 'Generar otra contraseña', plan: 'Plan', cycle: 'Inicio del ciclo', day: 'Día 31', users: 'Limitar usuarios',
      modules: 'Módulos', restaurant: 'Restaurante', planned: 'Los del plan', production: 'Producción', demo: 'Demo',
      sender: 'Envío', ose: 'Dirección del OSE', solUser: 'Usuario SOL secundario', solPassword: 'Contraseña SOL',
      host: 'Servidor', port: 'Puerto', security: 'Seguridad', none: 'Ninguna', fromName: 'Nombre del remitente',
      from: 'Correo del remitente', to: 'Enviar una prueba a', try: 'Enviar prueba', tried: /El servidor aceptó el mensaje/,
      subject: 'Mensaje de prueba', create: 'Crear cuenta', ready: /está lista$/, newAccount: 'Nueva cuenta',
      sections: 'Secciones', open: 'Abrir ficha',
    },
  },
  {
    language: 'pt', country: 'br', taxId: CNPJ, hostname: 'jacaranda', production: true,
    words: {
      number: 'CNPJ', name: 'Nome da empresa', free: 'Está livre', email: 'E-mail de acesso', password: 'Senha',
      another: 'Gerar outra senha', plan: 'Plano', cycle: 'Início do ciclo', day: 'Dia 31', users: 'Limitar usuários',
      modules: 'Módulos', restaurant: 'Restaurante', planned: 'Os do plano', production: 'Produção', demo: 'Demo',
      sefaz: /vão para a SEFAZ/, host: 'Servidor', port: 'Porta', security: 'Segurança', none: 'Nenhuma',
      fromName: 'Nome do remetente', from: 'E-mail do remetente', to: 'Enviar um teste para', try: 'Enviar teste',
      tried: /O servidor aceitou a mensagem/, subject: 'Mensagem de teste', create: 'Criar conta',
      ready: /está pronta$/, newAccount: 'Nova conta', sections: 'Seções', open: 'Abrir ficha',
    },
  },
  {
    language: 'en', country: 'pe', taxId: RUC, hostname: 'wayra', production: false,
    words: {
      number: 'RUC', name: 'Company name', free: 'It is free', email: 'Access e-mail', password: 'Password',
      another: 'Generate another password', plan: 'Plan', cycle: 'Start of the cycle', day: 'Day 31', users: 'Limit users',
      modules: 'Modules', restaurant: 'Restaurant', planned: 'Those of the plan', production: 'Production', demo: 'Demo',
      sender: 'Sent to', ose: 'Address of the OSE', maySwitch: 'Your client may pass from demo to production',
      tries: /What is tried with a real number cannot be erased/, host: 'Server', port: 'Port', security: 'Security',
      none: 'None', fromName: 'Sender\'s name', from: 'Sender\'s address', to: 'Send a test to', try: 'Send test',
      tried: /The server took the message/, subject: 'Test message', create: 'Create account',
      ready: /is ready$/, newAccount: 'New account', sections: 'Sections', open: 'Open its page',
    },
  },
];

const it = stage({ languages: ['es', 'pt', 'en'], mail: true });

for (const story of stories) {
  test(`a new account, section by section, in ${story.language}`, { timeout: 120_000 }, () => tell(story));
}

async function tell(story) {
  const { language, words, hostname } = story;
  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  const token = await it.installation.signIn(it.managers[language]);
  await signIn(page, it.address, it.managers[language], '/accounts/new');

  await on.field(words.number).fill(story.taxId);
  await on.field(words.name).fill(`Empresa ${hostname}`);
  await holds(on.field('Hostname'), `empresa-${hostname}`);
  await on.field('Hostname').fill(hostname);
  await on.told(words.free).waitFor();
  await on.field(words.email).fill(`gerencia@${hostname}.example`);

  const proposed = await on.field(words.password).inputValue();
  assert.match(proposed, /^([a-z]{4}-){3}[a-z]{4}\d\d$/);
  await on.button(words.another).click();
  await until(async () => (await on.field(words.password).inputValue()) !== proposed, () => 'the same password is proposed');
  const password = await on.field(words.password).inputValue();

  const { items: [plan] } = await it.installation.read('/plans', token);
  await holds(on.select(words.plan), plan.id);
  await on.select(words.cycle).selectOption({ label: words.day });
  await isOn(on.turn(words.users));
  await on.turn(words.users).click();
  await isOn(on.turn(words.users), false);

  const gone = await withoutRestaurant(page, words, token);
  await (story.production ? produces(page, story) : triesThings(page, story));
  await writesMail(page, story);
  await many(page.getByRole('navigation', { name: words.sections }).locator('a.done'), 6);
  await accessible(page, 'the whole form of a new account');
  await picture(page, `form-${language}-1-filled`);

  await on.button(words.create).click();
  await page.getByRole('heading', { level: 1, name: words.ready }).waitFor();
  await on.group(words.password).getByText(password, { exact: true }).waitFor();
  await on.group('Hostname').getByText(hostname, { exact: true }).waitFor();
  await on.group(words.email).getByText(`gerencia@${hostname}.example`, { exact: true }).waitFor();
  await accessible(page, 'what is handed over');
  await picture(page, `form-${language}-2-hand-over`);

  await on.link(words.open).click();
  await arrived(page, '/overview', `Empresa ${hostname}`);
  await many(page.getByText(password), 0);
  const id = /accounts\/([0-9a-f-]{36})/.exec(page.url())[1];
  await isMade(story, id, gone, token);
  const outcome = await clientSignsIn(it, token, id, `gerencia@${hostname}.example`, password);
  assert.equal(outcome, 'accepted', 'the client signs in with what was handed over');
  await page.closeQuietly();
}

/** Takes one module with all its parts out, the plan's again, and out once more; gives the codes of the parts. */
async function withoutRestaurant(page, words, token) {
  const card = part(page, words.modules);
  const all = await it.installation.read('/modules', token);
  const offered = all.filter((one) => !all.some((other) => other.part_of === one.code)).length;
  const parts = all.filter((module) => module.part_of === 'restaurant').map((module) => module.code);
  assert.ok(parts.length > 1, 'the catalogue has a restaurant');
  const counted = (count) => card.getByRole('status').getByText(new RegExp(`^${count} .* ${offered} `)).waitFor();
  const restaurant = hands(card).tick(new RegExp(`^${words.restaurant}`));
  await counted(offered);
  await restaurant.first().click();
  await counted(offered - parts.length);
  await hands(card).button(words.planned).click();
  await counted(offered);
  await isOn(restaurant.first());
  await restaurant.first().click();
  await counted(offered - parts.length);
  return parts;
}

/** In production; in Peru by an OSE, which has an address of its own. */
async function produces(page, { country, words }) {
  const on = hands(page);
  await isOn(on.radio(words.production));
  if (country === 'br') {
    await on.told(words.sefaz).waitFor();
    return;
  }
  await many(on.field(words.ose), 0);
  await on.select(words.sender).selectOption({ label: 'OSE' });
  await on.field(words.ose).fill('https://ose.example/billService');
  await on.field(words.solUser).fill('FACTURA1');
  await on.secret(words.solPassword).fill('lluvia-en-la-puna');
}

/** In demo, from which its client may pass to production; the form warns of trying with a real number. */
async function triesThings(page, { words }) {
  const on = hands(page);
  await many(on.turn(words.maySwitch), 0);
  await on.radio(words.demo).check();
  await on.told(words.tries).waitFor();
  await on.turn(words.maySwitch).click();
  await isOn(on.turn(words.maySwitch));
}

/** By a mail server of its own, tried with a message that arrives. */
async function writesMail(page, { words, hostname }) {
  const on = hands(page);
  await many(on.button(words.try), 0);
  await on.field(words.host).fill('localhost');
  await on.select(words.security).selectOption({ label: words.none });
  await on.field(words.port).fill(String(it.mail.port));
  await on.field(words.fromName).fill(`Facturas ${hostname}`);
  await on.field(words.from).fill(`facturas@${hostname}.example`);
  await on.field(words.to).fill(`prueba@${hostname}.example`);
  await on.button(words.try).click();
  await on.told(words.tried).waitFor();
  const letter = await it.mail.next();
  assert.equal(letter.subject, words.subject);
  assert.deepEqual(letter.envelope, [`facturas@${hostname}.example`, `prueba@${hostname}.example`]);
  await settled(page);
}

/** Whether the service has the account as the form had it. */
async function isMade({ country, hostname, production }, id, gone, token) {
  const { account, settings } = await it.installation.read(`/accounts/${id}/settings`, token);
  assert.deepEqual([account.hostname, account.country, account.cycle_day], [hostname, country, 31]);
  assert.equal(account.environment, production ? 'production' : 'demo');
  assert.deepEqual([account.documents.enforced, account.users.enforced], [true, false]);
  assert.deepEqual([settings.mail.host, settings.mail.port, settings.mail.security], ['localhost', it.mail.port, 'none']);
  assert.equal(settings.client_may_switch, !production);
  const byOse = ['ose', 'https://ose.example/billService', 'FACTURA1'];
  const expected = country === 'br' ? ['sefaz', null, null] : production ? byOse : ['sunat', null, null];
  assert.deepEqual([settings.system.sender, settings.system.ose_url, settings.system.sol_user], expected);
  const { modules } = await it.installation.read(`/accounts/${id}/modules`, token);
  assert.ok(modules.length > 20 && !gone.some((code) => modules.includes(code)), 'without the restaurant');
}
