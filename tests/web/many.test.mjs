// Many accounts of the list are changed at once: locked, unlocked, moved to another plan; the outcome of each is told.
// In Spanish and in Portuguese.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { NAMES, arrive, checked, count, eventually, fill, lockElsewhere, start, texts } from './accounts.mjs';
import { accessible, launch, picture } from './kit/browser.mjs';

const spanish = {
  language: 'es', locale: 'es-PE', mail: 'gestor@sillar.example',
  filters: 'Filtros', company: 'Empresa',
  chosen: /^3 elegidas$/, lockAsk: 'Bloquear…', reason: 'Motivo', lock: 'Bloquear las cuentas', lockedTwo: /^2 cuentas quedaron bloqueadas/,
  stale: 'Alguien la cambió antes', again: 'Reintentar', done: 'Listo', locked1: 'Bloqueada',
  unlockAsk: 'Desbloquear…', unlock: 'Desbloquear las cuentas', unlocked: '3 cuentas quedaron desbloqueadas',
};

const portuguese = {
  language: 'pt', locale: 'pt-BR', mail: 'gestor@ipe.example',
  filters: 'Filtros', company: 'Empresa',
  chosen: /^3 escolhidas$/, lockAsk: 'Bloquear…', reason: 'Motivo', lock: 'Bloquear as contas', lockedTwo: /^2 contas foram bloqueadas/,
  stale: 'Alguém a alterou antes', again: 'Tentar de novo', done: 'Pronto', locked1: 'Bloqueada',
  unlockAsk: 'Desbloquear…', unlock: 'Desbloquear as contas', unlocked: '3 contas foram desbloqueadas',
};

let installation;
let browser;

before(async () => {
  installation = await start();
  await fill(installation, { name: 'Sillar Factura', taxId: '20600055519', domain: 'sillar.example', language: 'es' });
  await fill(installation, { name: 'Chasqui Digital', taxId: '20512333797', domain: 'ipe.example', language: 'pt' });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await installation?.stop();
});

for (const words of [spanish, portuguese]) {
  test(`many accounts are locked at once, in ${words.language}`, { timeout: 120_000 }, () => lockMany(words));
}

async function lockMany(words) {
  const { page, rows, names, button, token } = await arrive(browser, installation, words);
  await eventually(() => count(rows, NAMES.length));
  await page.getByRole('columnheader', { name: words.company }).getByRole('button').click();
  await eventually(() => assert.match(page.url(), /sort=name$/));
  await eventually(async () => assert.equal((await texts(names))[0], NAMES[0]));
  const ticks = page.locator('tbody .check');
  await ticks.nth(0).click();
  await ticks.nth(2).click({ modifiers: ['Shift'] });
  const bar = page.locator('.bulk');
  await bar.getByText(words.chosen).waitFor();
  assert.equal(await page.locator('thead .check').evaluate((check) => check.indeterminate), true);
  await accessible(page, 'chosen accounts');

  // Somebody else locks the second one meanwhile.
  const other = (await rows.nth(1).locator('a').getAttribute('href')).match(/[0-9a-f-]{36}/)[0];
  await lockElsewhere(installation, token, other);
  await bar.getByRole('button', { name: words.lockAsk, exact: true }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByRole('button', { name: words.lock }).click();
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await dialog.getByRole('textbox', { name: words.reason, exact: true }).fill('Tres cuotas vencidas');
  await accessible(page, 'the dialog that locks many');
  await dialog.getByRole('button', { name: words.lock }).click();
  await dialog.getByRole('alert').getByText(words.lockedTwo).waitFor();
  const refused = dialog.locator('.outcomes li');
  await eventually(() => count(refused, 1));
  const second = (await texts(names))[1];
  assert.match(await refused.innerText(), new RegExp(`^${second}\\s+${words.stale}`));
  await accessible(page, 'what came of each');
  await picture(page, `list-${words.language}-5-outcome`);
  for (const place of [0, 1, 2]) await rows.nth(place).locator('.dot.bad').getByText(words.locked1, { exact: true }).waitFor();

  await dialog.getByRole('button', { name: words.again }).click();
  await eventually(() => count(refused, 1));
  await dialog.getByRole('button', { name: words.done }).click();
  await eventually(async () => assert.deepEqual(await checked(ticks), [1], 'the one that failed stays chosen'));

  await ticks.nth(0).click();
  await ticks.nth(2).click();
  await bar.getByRole('button', { name: words.unlockAsk }).click();
  await dialog.getByRole('button', { name: words.unlock }).click();
  await page.locator('.toast').getByText(words.unlocked).waitFor();
  await eventually(() => count(bar, 0));
  await eventually(() => count(rows.locator('.dot.bad').getByText(words.locked1), 0));

  await ticks.nth(1).click();
  await button(new RegExp(`^${words.filters}`)).waitFor({ state: 'hidden' });
  await page.keyboard.press('Tab');
  await page.goBack();
  await eventually(() => count(bar, 0));
  await page.closeQuietly();
}

test('chosen accounts go to another plan, and who may change nothing chooses none', { timeout: 120_000 }, async () => {
  const { page, rows } = await arrive(browser, installation, spanish);
  await page.locator('thead .check').click();
  await page.locator('.bulk').getByText(`${NAMES.length} elegidas`).waitFor();
  await page.setViewportSize({ width: 1440, height: 360 });
  await page.locator('tbody tr').last().scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 300);
  const bar = async () => page.locator('.bulk').boundingBox();
  await eventually(async () => assert.equal((await bar()).y, 0, 'the bar stays in sight'));
  const head = await page.locator('thead th').nth(1).boundingBox();
  assert.ok(head.y >= (await bar()).height - 1, 'the header stays below the bar');
  await picture(page, 'many-es-scrolled');
  await page.locator('.bulk').getByRole('button', { name: 'Cambiar de plan…' }).click();
  await eventually(() => assert.match(page.url(), /\/moves\?accounts=([0-9a-f-]{36}\.?){8}$/));
  await page.getByRole('link', { name: 'Cancelar' }).click();
  await page.waitForURL((url) => url.pathname === '/accounts');
  await eventually(() => count(rows, NAMES.length));
  await page.closeQuietly();

  const reader = await arrive(browser, installation, { ...spanish, mail: 'soporte@sillar.example' });
  await eventually(() => count(reader.rows, NAMES.length));
  assert.equal(await reader.page.locator('.check').count(), 0);
  assert.equal(await reader.button('Exportar').count(), 0);
  await reader.page.closeQuietly();
});
