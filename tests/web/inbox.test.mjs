// The fiscal inbox: a document is rejected and shows, somebody takes it, and it leaves by itself when it is taken. What
// is shown is in the address; several are given to somebody at once; and it all works on a telephone.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, fits, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands, take } from './kit/hands.mjs';
import { today } from './kit/installation.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { many, still, until } from './kit/wait.mjs';

const it = stage({ languages: ['es', 'pt'] });

/** An account, and what its software says with its key. */
async function withSoftware(language, hostname, more) {
  const { account: made, token } = await account(it, language, hostname, more);
  const path = `/accounts/${made.id}`;
  const key = await it.installation.send('POST', `${path}/integration-keys`, { name: 'Servidor' }, token);
  const says = (method, rest, body) => it.installation.send(method, path + rest, body, key.secret);
  return { account: made, token, says };
}

/** Documents that its software counts and that were not sent, issued so many days ago. */
function notSent(software, count, days) {
  const oldest = new Date(Date.now() - days * 86_400_000).toISOString();
  const notifications = { not_sent: count, pending_voiding: 0, with_errors: 0, oldest_at: oldest };
  return software.says('PUT', '/usage/report', { notifications });
}

test('a rejected document shows, is taken by somebody, and leaves by itself', { timeout: 120_000 }, async () => {
  const page = await open(it.browser, RESELLERS.pt);
  await signIn(page, it.address, it.managers.pt, '/inbox');
  const on = hands(page);
  await on.told('Nada espera por você').waitFor();
  await accessible(page, 'the empty inbox');

  const software = await withSoftware('pt', 'jatoba');
  const day = today('America/Sao_Paulo');
  const announced = { kind: 'nfe', series: '1', number: 7, issued_on: day };
  const { document_id: id } = await software.says('POST', '/admissions', { document: announced });
  const state = `/documents/${id}/state`;
  await software.says('PUT', state, { state: 'rejected', code: '539', description: 'Duplicidade de NF-e' });

  await visit(page, it.address, '/inbox');
  const row = page.locator('tbody tr').filter({ hasText: 'Empresa jatoba' });
  await many(row, 1);
  const text = await row.innerText();
  for (const words of ['1 documento rejeitado', 'NF-e 1/7', 'Corrija e transmita com o mesmo número.', 'Sem prazo legal']) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
  const entry = page.locator('#rail a[href="/inbox"]');
  await until(async () => (await entry.innerText()).includes('1'), () => entry.innerText());
  await accessible(page, 'the inbox');
  await picture(page, 'inbox');

  const whose = row.getByRole('combobox');
  await whose.selectOption({ index: 1 });
  await on.told(/^Agora é de /).waitFor();
  await still(page);
  await on.side('Adiados').click();
  await page.waitForURL(/state=snoozed/);
  await on.told('Nada adiado').waitFor();
  await page.goBack();
  await many(row, 1);

  await software.says('PUT', state, { state: 'accepted', code: '100' });
  await visit(page, it.address, '/inbox');
  await on.told('Nada espera por você').waitFor();
  await visit(page, it.address, `/accounts/${software.account.id}/history`);
  await on.told('Caixa fiscal: novo responsável').first().waitFor();
  await page.closeQuietly();
});

test('it is narrowed in the address, put off, set aside, and given to somebody all at once', { timeout: 120_000 }, async () => {
  const [one, two] = [await withSoftware('es', 'qhapaq'), await withSoftware('es', 'wayra')];
  await notSent(one, 4, 1);
  await notSent(two, 2, 3);
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, it.managers.es, '/inbox');
  const on = hands(page);
  const rows = page.locator('tbody tr');
  await many(rows, 2);
  assert.match(await rows.first().innerText(), /wayra/, 'what is due sooner stands first');

  await page.getByRole('link', { name: /^Sin respuesta/ }).click();
  await page.waitForURL(/cause=not_sent/);
  await on.select('Responsable').selectOption('nobody');
  await page.waitForURL(/assignee=nobody/);
  await page.reload();
  await many(rows, 2);
  await page.goBack();
  await until(() => !page.url().includes('assignee'), () => page.url());

  await on.tick('Elegir: Todo').check();
  await on.told('2 elegidos').first().waitFor();
  await on.select('Dar a…').selectOption({ index: 1 });
  await on.told('2 con nuevo responsable').waitFor();
  await visit(page, it.address, '/inbox?assignee=nobody');
  await on.told('Nada con esos filtros').waitFor();
  await on.button('Quitar filtros').click();
  await many(rows, 2);

  const first = rows.filter({ hasText: 'qhapaq' });
  await take(first, /^Acciones: /, 'Recordar mañana');
  await many(rows, 1);
  const second = rows.filter({ hasText: 'wayra' });
  await take(second, /^Acciones: /, 'Dejar de lado…');
  await accessible(page, 'the dialog that sets aside');
  await hands(page.getByRole('dialog')).button('Dejar de lado').click();
  await on.told('Nada te espera').waitFor();
  await on.side('Dejados de lado').click();
  await many(rows.filter({ hasText: 'Se emitió otro en su lugar' }), 1);
  await take(rows.first(), /^Acciones: /, 'Volver a mostrar');
  await on.told('Nada dejado de lado').waitFor();
  await page.closeQuietly();
});

test('it is worked through with the keyboard alone', { timeout: 120_000 }, async () => {
  const names = ['antara', 'quena', 'zampona'];
  for (const name of names) await notSent(await withSoftware('pt', name), 2, 1);
  const page = await open(it.browser, RESELLERS.pt);
  await signIn(page, it.address, it.managers.pt, '/inbox');
  const on = hands(page);
  const rows = page.locator('tbody tr');
  await many(rows, names.length);
  const texts = await rows.allInnerTexts();
  const [first, second, third] = texts.map((text) => names.find((name) => text.includes(name)));
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const at = async (name) => {
    const there = rows.filter({ hasText: name }).locator('.who a:focus');
    await until(async () => (await there.count()) === 1, () => page.evaluate(() => document.activeElement.outerHTML));
  };
  await page.locator('.keys').getByText('descer e subir').waitFor();

  await on.button('Atalhos').click();
  await page.reload();
  await many(rows, names.length);
  await press('j');
  assert.equal(await page.locator('.who a:focus').count(), 0, 'keys that are off do nothing');
  await on.button('Atalhos').click();
  await page.locator('.keys').getByText('descer e subir').waitFor();

  await press('x', 'e', 'Control+j');
  assert.equal(await page.locator('.who a:focus, .bulk, dialog[open]').count(), 0, 'nothing is done to no row');
  await press('j');
  await at(first);
  await press('k', 'j', 'j', 'j');
  await at(third);
  await press('k');
  await at(second);

  await press('x', 'j', 'x');
  await on.told('2 escolhidos').first().waitFor();
  await at(third);
  await accessible(page, 'the inbox with rows ticked by keys');
  await press('x', 'k', 'x');
  await many(page.locator('.bulk'), 0);

  await press('a');
  await until(() => page.evaluate(() => document.activeElement.matches('tr:nth-child(2) select')));
  await press('x', 'j');
  await many(page.locator('.bulk'), 0);
  await rows.nth(1).getByRole('combobox').selectOption({ index: 1 });
  await on.told(/^Agora é de /).waitFor();
  await at(second);

  await press('e');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await press('j', 'x');
  assert.equal(await page.locator('dialog select:focus, dialog button:focus').count(), 1, 'a dialog has its keys to itself');
  await press('Escape');
  await at(second);
  await press('e');
  await hands(dialog).button('Deixar de lado').click();
  await many(rows, names.length - 1);
  await at(third);
  await page.closeQuietly();
});

test('on a telephone it stays within the page', { timeout: 120_000 }, async () => {
  const long = 'Comercializadora e Importadora de Productos Agroindustriales del Altiplano Sur';
  const software = await withSoftware('es', 'altiplano', { name: long });
  await notSent(software, 1_234, 5);
  for (const theme of ['light', 'dark']) {
    const page = await open(it.browser, { ...RESELLERS.es, width: 360, height: 780, theme });
    await signIn(page, it.address, it.managers.es, '/inbox');
    await page.locator('tbody tr').filter({ hasText: long }).waitFor();
    await fits(page);
    await accessible(page, 'the inbox');
    await picture(page, `inbox-phone-${theme}`);
    await page.closeQuietly();
  }
});
