// Whoever walks through numbers is stopped: an account's software, which its reseller lets go on; and a reseller's members,
// whom the operator does. Told on the page of look-ups and in the account's history.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, fits, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands } from './kit/hands.mjs';
import { rucs } from './kit/registry.mjs';
import { OPERATOR, RESELLERS, account, stage } from './kit/stage.mjs';
import { settled, still } from './kit/wait.mjs';

const SIZES = [[360, 'light'], [768, 'dark'], [1440, 'light'], [360, 'dark']];

const stories = {
  es: {
    title: 'Consultas detenidas', numbers: /32 números seguidos o de un mismo rango, de 2055100000\* a 2055100031\*/, let_go: 'Permitir',
    let_go_of: /^Permitir las consultas de/, gone: 'Consultas permitidas', several: 'Pega tus números', ask: 'Consultar 100 números',
    stopped: /Las consultas quedaron detenidas un tiempo/, retry: 'Reintentar',
    history: [/^Consultas permitidas de nuevo/, /^Consultas detenidas: se pidieron números seguidos/, /Qué se pidió.*Números seguidos o de un mismo rango/],
  },
  pt: {
    title: 'Consultas paradas', numbers: /32 números em sequência ou de uma mesma faixa, de 2055100000\* a 2055100031\*/, let_go: 'Liberar',
    let_go_of: /^Liberar as consultas de/, gone: 'Consultas liberadas', several: 'Cole seus números', ask: 'Consultar 100 números',
    stopped: /As consultas ficaram paradas por um tempo/, retry: 'Tentar de novo',
    history: [/^Consultas liberadas de novo/, /^Consultas paradas: foram pedidos números em sequência/, /O que foi pedido.*Números em sequência/],
  },
};

const it = stage({ languages: ['es', 'pt'], registry: true });

for (const [language, words] of Object.entries(stories)) {
  test(`stopped look-ups, in ${language}`, { timeout: 180_000 }, () => tell(language, words));
}

async function tell(language, words) {
  const { account: made, token } = await account(it, language, `andador-${language}`);
  const { secret } = await it.installation.send('POST', `/accounts/${made.id}/integration-keys`, { name: 'Servidor' }, token);
  const statuses = [];
  for (const ruc of rucs(33, 55_100_000, 1)) {
    const answer = await fetch(`${it.address}/api/ruc/${ruc}`, { headers: { authorization: `Bearer ${secret}` } });
    statuses.push(answer.status);
    if (answer.status === 429) assert.match(answer.headers.get('retry-after'), /^\d+$/);
  }
  assert.deepEqual([statuses[30], statuses[31], statuses[32]], [404, 429, 429]);

  for (const [width, theme] of SIZES) {
    const page = await open(it.browser, { ...RESELLERS[language], width, theme });
    await signIn(page, it.address, it.managers[language], '/lookup');
    await page.getByText(words.numbers).waitFor();
    await settled(page);
    await accessible(page, 'look-ups that are stopped');
    await fits(page);
    await picture(page, `lookup-stops-${language}-${width}-${theme}-1-account`);
    await page.closeQuietly();
  }

  const page = await open(it.browser, { ...RESELLERS[language], failures: [429] });
  const on = hands(page);
  await signIn(page, it.address, it.managers[language], '/lookup');
  await page.getByRole('button', { name: words.let_go_of }).click();
  const dialog = page.getByRole('dialog');
  await accessible(page, 'letting look-ups go on');
  await dialog.getByRole('button', { name: words.let_go, exact: true }).click();
  await on.told(words.gone).waitFor();
  await page.getByRole('heading', { name: words.title }).waitFor({ state: 'detached' });

  await visit(page, it.address, `/accounts/${made.id}/history`);
  const history = page.getByRole('main');
  for (const line of words.history.slice(0, 2)) await history.getByText(line).first().waitFor();
  assert.match((await history.innerText()).replaceAll('\n', ' '), words.history[2]);
  await picture(page, `lookup-stops-${language}-2-history`);

  await visit(page, it.address, '/lookup?by=several');
  const stops = page.getByRole('heading', { name: words.title });
  assert.equal(await stops.count(), 0, 'nothing is stopped yet');
  await on.field(words.several).fill(rucs(100, 55_100_000, 1).join('\n'));
  await on.button(words.ask).click();
  await on.told(words.stopped).waitFor();
  await stops.waitFor();
  assert.equal(await on.button(words.retry).count(), 0, 'asking again is of no use');
  await accessible(page, 'a list that was stopped');
  await picture(page, `lookup-stops-${language}-3-list`);
  await page.setViewportSize({ width: 360, height: 780 });
  await still(page);
  await fits(page);
  await picture(page, `lookup-stops-${language}-4-list-360`);
  await page.closeQuietly();

  const operator = await open(it.browser, RESELLERS[language]);
  await signIn(operator, it.address, OPERATOR, '/lookup');
  const row = operator.getByRole('listitem').filter({ hasText: RESELLERS[language].name });
  await row.getByRole('button').first().click();
  await operator.getByRole('dialog').getByRole('button').last().click();
  await row.waitFor({ state: 'detached' });
  await operator.closeQuietly();
}
