// A client's account is locked in three levels, its password is reset, and what its software reports is seen. In
// Spanish for an account of Peru, in Portuguese for one of Brazil, and in English.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { PASSWORD } from './kit/installation.mjs';
import { stage } from './kit/stage.mjs';

const stories = [
  {
    language: 'es', locale: 'es-PE', country: 'pe', taxId: '20131312955', hostname: 'pukara',
    reseller: { name: 'Sillar Factura', taxId: '20600055519', domain: 'sillar.example' },
    words: {
      lockAsk: 'Bloquear…', reason: 'Motivo', lock: 'Bloquear la cuenta', unlock: 'Desbloquear',
      users: 'Usuarios nuevos', everything: 'Todo', lockedUsers: 'Bloqueada: usuarios nuevos',
      lockedEverything: 'Bloqueada: todo', more: 'Más acciones', changeAsk: 'Cambiar el bloqueo…',
      change: 'Cambiar el bloqueo', resetAsk: 'Restablecer la contraseña…', reset: 'Restablecer la contraseña',
      temporary: 'Contraseña temporal', done: 'Listo', toChange: 'Temporal, por cambiar', attention: '7 por atender',
      notes: 'Notas de venta',
    },
  },
  {
    language: 'pt', locale: 'pt-BR', country: 'br', taxId: '12ABC34501DE35', hostname: 'jacaranda',
    reseller: { name: 'Ipê Notas', taxId: '11222333000181', domain: 'ipe.example' },
    words: {
      lockAsk: 'Bloquear…', reason: 'Motivo', lock: 'Bloquear a conta', unlock: 'Desbloquear',
      users: 'Novos usuários', everything: 'Tudo', lockedUsers: 'Bloqueada: novos usuários',
      lockedEverything: 'Bloqueada: tudo', more: 'Mais ações', changeAsk: 'Alterar o bloqueio…',
      change: 'Alterar o bloqueio', resetAsk: 'Redefinir a senha…', reset: 'Redefinir a senha',
      temporary: 'Senha temporária', done: 'Pronto', toChange: 'Temporária, a trocar', attention: '7 a resolver',
      notes: 'Notas de venda',
    },
  },
  {
    language: 'en', locale: 'en-GB', country: 'pe', taxId: '20131312955', hostname: 'wayra',
    reseller: { name: 'Chasqui Digital', taxId: '20512333797', domain: 'chasqui.example' },
    words: {
      lockAsk: 'Lock…', reason: 'Reason', lock: 'Lock the account', unlock: 'Unlock',
      users: 'New users', everything: 'Everything', lockedUsers: 'Locked: new users',
      lockedEverything: 'Locked: everything', more: 'More actions', changeAsk: 'Change the lock…',
      change: 'Change the lock', resetAsk: 'Reset the password…', reset: 'Reset the password',
      temporary: 'Temporary password', done: 'Done', toChange: 'Temporary, to be changed',
      attention: '7 need attention', notes: 'Sales notes',
    },
  },
];

const it = stage({ languages: [] });

for (const story of stories) {
  test(`a lock, a password and a report, in ${story.language}`, { timeout: 120_000 }, () => tell(story));
}

async function tell(story) {
  const { words, country, hostname, taxId } = story;
  const manager = await it.installation.reseller({ ...story, ...story.reseller, plan: { name: 'Semilla', terms: { documents: 5, users: 2 } } });
  const token = await it.installation.signIn(manager);
  const account = await made(token, { country, hostname, taxId });
  const { secret } = await it.installation.send('POST', `/accounts/${account.id}/integration-keys`, { name: 'Servidor' }, token);
  const ask = (method, path, body) => software(account.id, secret, method, path, body);

  const report = { sales_notes: 38, lookups: 12, notifications: { not_sent: 4, pending_voiding: 1, with_errors: 2 } };
  assert.equal((await ask('PUT', '/usage/report', report)).status, 200);
  const page = await open(it.browser, { locale: story.locale });
  const shot = async (step) => picture(page, `client-${story.language}-${step}`);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const item = async (name) => {
    await button(words.more).click();
    await button(name).click();
  };
  await signIn(page, it.address, manager, `/accounts/${account.id}/overview`);
  await page.getByText(words.attention).waitFor();
  await page.getByText(words.notes).first().waitFor();
  await accessible(page, 'an account with documents that need attention');
  await shot('1-reported');

  await button(words.lockAsk).click();
  await page.getByRole('radio', { name: words.users }).check();
  await page.getByRole('textbox', { name: words.reason, exact: true }).fill('Tres cuotas vencidas');
  await accessible(page, 'the levels of a lock');
  await shot('2-levels');
  await button(words.lock).click();
  await page.getByText(words.lockedUsers).first().waitFor();
  assert.deepEqual(await refusals(ask), { add_user: 'account_locked', issue: null, sign_in: null });

  await item(words.changeAsk);
  await page.getByRole('radio', { name: words.everything }).check();
  await shot('3-change');
  await button(words.change).click();
  await page.getByText(words.lockedEverything).first().waitFor();
  assert.deepEqual(await refusals(ask), { add_user: 'account_locked', issue: 'account_locked', sign_in: 'account_locked' });
  const credentials = (password) => ({ email: `gerencia@${hostname}.example`, password });
  assert.equal((await ask('POST', '/sign-ins', credentials(PASSWORD))).status, 423);
  await button(words.unlock).click();
  await button(words.lockAsk).waitFor();
  assert.equal((await ask('POST', '/sign-ins', credentials(PASSWORD))).answer.outcome, 'accepted');

  await item(words.resetAsk);
  await accessible(page, 'the dialog that resets a password');
  await shot('4-reset');
  await button(words.reset).click();
  await page.getByText(words.temporary).waitFor();
  await page.getByRole('group', { name: words.temporary }).getByText(taxId, { exact: true }).waitFor();
  await accessible(page, 'what to hand over');
  await shot('5-hand-over');
  await button(words.done).click();
  await page.getByText(words.toChange).waitFor();
  assert.equal((await ask('POST', '/sign-ins', credentials(PASSWORD))).answer.outcome, 'refused');
  assert.equal((await ask('POST', '/sign-ins', credentials(taxId))).answer.outcome, 'must_change_password');
  await page.closeQuietly();
}

async function made(token, { country, hostname, taxId }) {
  const headers = { authorization: `Bearer ${token}` };
  const plans = await (await fetch(`${it.address}/api/v1/plans`, { headers })).json();
  const system = country === 'pe' ? { sol_user: 'FACTURA1', sol_password: 'clave-sol-1' } : undefined;
  return it.installation.send('POST', '/accounts', {
    system, country, hostname, tax_id: taxId, name: `Empresa ${hostname}`, access_email: `gerencia@${hostname}.example`,
    password: PASSWORD, plan_id: plans.items[0].id, environment: 'production',
  }, token);
}

/** What each thing would be refused with, as the account's software is told. */
async function refusals(ask) {
  const { answer } = await ask('GET', '/standing');
  return Object.fromEntries(['add_user', 'issue', 'sign_in'].map((what) => [what, answer[what].refused]));
}

async function software(accountId, key, method, path, body) {
  const response = await fetch(`${it.address}/api/v1/accounts/${accountId}${path}`, {
    method, headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: body && JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}
