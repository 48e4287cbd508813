// An account passes from demo to production, checked, confirmed and for good; and one in production gets a demo twin,
// whose data never reaches it. In Spanish for Peru, in Portuguese for Brazil, in English.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { hands, part } from './kit/hands.mjs';
import { document, today } from './kit/installation.mjs';
import { CNPJ, RESELLERS, RUC, account, clientSignsIn, stage } from './kit/stage.mjs';
import { arrived, many, still, until } from './kit/wait.mjs';

const stories = {
  es: {
    zone: 'America/Lima', kind: 'factura', taxId: RUC, counted: [1, 1],
    ask: 'Pasar a producción…', go: 'Pasar a producción', stay: 'Seguir en demo', lacks: /Antes hacen falta el usuario SOL/,
    fill: 'Completarlos', edit: 'Editar la cuenta', user: 'Usuario SOL secundario', password: 'Contraseña SOL',
    save: 'Guardar cambios', type: (hostname) => `Escribe ${hostname} para confirmar`, live: 'está en producción',
    settings: 'Entorno y correo', twin: 'Gemela de demostración', ask_twin: 'Crear gemela…', make: 'Crear la gemela',
    ready: 'La gemela está lista', first: 'Contraseña', email: 'Correo de acceso', copied: 'Ya la copié',
    back: 'Esta cuenta es para probar y se queda en demo. La de verdad es otra.', demo: 'Demo', production: 'Producción',
  },
  pt: {
    // An NF-e says itself that it is one of production.
    zone: 'America/Sao_Paulo', kind: 'nfe', taxId: CNPJ, counted: [2, 0],
    ask: 'Passar para produção…', go: 'Passar para produção', stay: 'Continuar em demo',
    type: (hostname) => `Digite ${hostname} para confirmar`, live: 'está em produção',
    settings: 'Ambiente e e-mail', twin: 'Gêmea de demonstração', ask_twin: 'Criar gêmea…', make: 'Criar a gêmea',
    ready: 'A gêmea está pronta', first: 'Senha', email: 'E-mail de acesso', copied: 'Já copiei',
    back: 'Esta conta é para testar e fica em demo. A de verdade é outra.', demo: 'Demo', production: 'Produção',
  },
  en: {
    zone: 'America/Lima', kind: 'factura', taxId: RUC, counted: [1, 1],
    ask: 'Pass to production…', go: 'Pass to production', stay: 'Stay in demo', lacks: /secondary SOL user and its password are needed/,
    fill: 'Fill them in', edit: 'Edit the account', user: 'Secondary SOL user', password: 'SOL password',
    save: 'Save changes', type: (hostname) => `Type ${hostname} to confirm`, live: 'is in production',
    settings: 'Environment and mail', twin: 'Demo twin', ask_twin: 'Create twin…', make: 'Create the twin',
    ready: 'The twin is ready', first: 'Password', email: 'Access e-mail', copied: 'I copied it',
    back: 'This account is for trying and stays in demo. The real one is another.', demo: 'Demo', production: 'Production',
  },
};

const it = stage({ languages: ['es', 'pt', 'en'] });

/** Goes with the next build of the browser application. */
for (const [language, words] of Object.entries(stories)) {
  test(`from demo to production, in ${language}`, { timeout: 120_000 }, () => live(language, words));
  test(`a demo twin, in ${language}`, { timeout: 120_000 }, () => twin(language, words));
}

test('the page follows an account into production', { timeout: 120_000 }, () => {
  const { settings, ask, production } = stories.es;
  return live('es', stories.es, 'sillar', async (page) => {
    await part(page, settings).getByText(production, { exact: true }).waitFor();
    await many(hands(page).button(ask), 0);
  });
});

/** `follows` looks at the page as it is right after. */
async function live(language, words, hostname = `puka-${language}`, follows = null) {
  const { account: made, token } = await account(it, language, hostname, { environment: 'demo' });
  const send = await software(made, token, words);
  assert.equal((await send(1)).status, 201);
  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  const dialog = hands(page.getByRole('dialog'));
  await signIn(page, it.address, it.managers[language], `/accounts/${made.id}/overview`);
  await on.button(words.ask).click();
  if (words.lacks) {
    await on.told(words.lacks).waitFor();
    await refused(dialog, words);
    await picture(page, `live-${language}-1-lacks`);
    await dialog.link(words.fill).click();
    await arrived(page, '/edit', words.edit);
    await on.field(words.user).fill('FACTURA1');
    await on.secret(words.password).fill('lluvia-en-la-puna');
    await on.button(words.save).click();
    await arrived(page, '/overview', made.name);
    await on.button(words.ask).click();
  }
  const confirm = page.getByLabel(words.type(hostname)).last();
  await confirm.fill('otro-nombre');
  await refused(dialog, words);
  await dialog.button(words.stay).click();
  await many(page.getByRole('dialog'), 0);
  assert.equal((await it.installation.read(`/accounts/${made.id}`, token)).environment, 'demo');
  await on.button(words.ask).click();
  await confirm.fill(hostname);
  await accessible(page, 'the dialog that passes an account to production');
  await picture(page, `live-${language}-2-confirm`);
  await dialog.button(words.go).click();
  await on.told(`${made.name} ${words.live}`).waitFor();
  await follows?.(page);
  await page.reload();
  await part(page, words.settings).getByText(words.production, { exact: true }).waitFor();
  await many(on.button(words.ask), 0);
  await picture(page, `live-${language}-3-live`);

  assert.equal((await it.installation.read(`/accounts/${made.id}`, token)).environment, 'production');
  assert.equal((await send(2)).status, 201);
  const usage = await it.installation.read(`/accounts/${made.id}/usage`, token);
  assert.deepEqual([usage.total_documents, usage.total_demo_documents], words.counted, 'what was tried stays apart');
  await page.closeQuietly();
}

/** The button does nothing until it is sure. */
async function refused(dialog, words) {
  await until(async () => (await dialog.button(words.go).getAttribute('aria-disabled')) === 'true', () => 'it can be pressed');
}

async function twin(language, words) {
  const hostname = `wayra-${language}`;
  const { account: made, token } = await account(it, language, hostname);
  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  const dialog = page.getByRole('dialog');
  await signIn(page, it.address, it.managers[language], `/accounts/${made.id}/overview`);
  await many(on.button(words.ask), 0);
  await on.button(words.ask_twin).click();
  const field = hands(dialog).field(words.first);
  await field.waitFor();
  const password = await field.inputValue();
  assert.match(password, /^([a-z]{4}-){3}[a-z]{4}\d\d$/);
  await accessible(page, 'the dialog that makes a twin');
  await hands(dialog).button(words.make).click();
  await dialog.getByText(words.ready).waitFor();
  await hands(dialog).group('Hostname').getByText(`${hostname}-demo`, { exact: true }).waitFor();
  await hands(dialog).group(words.first).getByText(password, { exact: true }).waitFor();
  await accessible(page, 'what is handed over of a twin');
  await picture(page, `twin-${language}-1-ready`);
  await hands(dialog).button(words.copied).click();
  await part(page, words.twin).getByRole('link', { name: `${hostname}-demo`, exact: true }).click();
  await on.told(words.back).waitFor();
  await still(page);
  const id = /accounts\/([0-9a-f-]{36})/.exec(page.url())[1];
  assert.notEqual(id, made.id);
  await part(page, words.settings).getByText(words.demo, { exact: true }).waitFor();
  await many(on.button(words.ask), 0);
  await many(on.button(words.ask_twin), 0);
  await accessible(page, 'the page of a twin');
  await picture(page, `twin-${language}-2-page`);

  const other = await it.installation.read(`/accounts/${id}`, token);
  assert.deepEqual([other.environment, other.twin_of, other.tax_id], ['demo', made.id, made.tax_id]);
  assert.equal(await clientSignsIn(it, token, id, made.access_email, password), 'accepted');
  const send = await software(other, token, words);
  assert.equal((await send(1)).status, 201);
  const sent = async (account) => {
    const usage = await it.installation.read(`/accounts/${account}/usage`, token);
    return usage.total_documents + usage.total_demo_documents;
  };
  assert.deepEqual([await sent(id), await sent(made.id)], [1, 0], 'what is tried never reaches the account');

  await part(page, words.twin).getByRole('link', { name: hostname, exact: true }).click();
  await arrived(page, `/${made.id}/overview`, made.name);
  await many(on.button(words.ask_twin), 0);
  await page.closeQuietly();
}

/** What sends an account's documents. */
async function software(account, token, { kind, taxId, zone }) {
  const { secret } = await it.installation.send('POST', `/accounts/${account.id}/integration-keys`, { name: 'Caja' }, token);
  return (number) => it.installation.sendDocument(account.id, secret, document(kind, taxId, number, today(zone)));
}
