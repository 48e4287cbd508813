// The credit notes of a reseller: given on a statement, listed with their numbers, taken as PDF, narrowed to some days, and
// taken back.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { accessible, fits, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands } from './kit/hands.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { many, settled, still, until } from './kit/wait.mjs';

const it = stage({ languages: ['es', 'pt'] });

/** A day so many days from today, as a field of dates takes it. */
function day(from) {
  const date = new Date(Date.now() + from * 86_400_000 - 5 * 3_600_000);
  return date.toISOString().slice(0, 10);
}

/** What a row says, with plain spaces. */
async function words(row) {
  return (await row.innerText()).replaceAll('\u00a0', ' ');
}

test('a credit is given and stands in the list by its number, until it is taken back', { timeout: 180_000 }, async () => {
  const { account: made, token } = await account(it, 'es', 'qantu', { name: 'Qantu Cafés S.A.C.' });
  const charge = { description: 'Emprendedor, noviembre', amount: { minor: 11_800, currency: 'PEN' }, due_on: day(5) };
  await it.installation.send('POST', `/accounts/${made.id}/charges`, charge, token);

  const page = await open(it.browser, RESELLERS.es);
  const on = hands(page);
  await signIn(page, it.address, it.managers.es, '/receivables');
  await on.link('Notas de crédito').click();
  await page.waitForURL((url) => url.pathname === '/credit-notes');
  await on.told('Todavía no hay notas de crédito').waitFor();
  await accessible(page, 'no credit notes');
  await picture(page, 'credit-notes-1-none');

  await visit(page, it.address, `/accounts/${made.id}/statement`);
  await on.button('Abonar…').click();
  const form = hands(page.getByRole('dialog'));
  await form.field('Concepto').fill('Descuento por pronto pago');
  await form.select('Corrige').selectOption({ index: 1 });
  await form.field('Monto').fill('50');
  await form.button('Abonar').click();
  await on.told('Abono registrado: nota de crédito N.º 1').waitFor();

  await on.link('Notas de crédito').click();
  const rows = page.locator('tbody tr');
  await many(rows, 1);
  const told = await words(rows.first());
  for (const part of [/N\.º 1\b/, /Descuento por pronto pago/, /Corrige: Emprendedor, noviembre · .* · S\/ 118\.00/, /Qantu Cafés S\.A\.C\./, /S\/ 50\.00/, /Vigente/]) {
    assert.match(told, part);
  }
  const coming = page.waitForEvent('download');
  await on.button('Descargar la nota de crédito N.º 1').click();
  const file = await coming;
  assert.equal(file.suggestedFilename(), 'nota-de-credito-1.pdf');
  assert.ok(readFileSync(await file.path()).toString('latin1').startsWith('%PDF-'));
  await on.told('Descargado: nota-de-credito-1.pdf').waitFor();
  await accessible(page, 'a credit note');
  await picture(page, 'credit-notes-2-one');

  const [from, to] = [page.getByLabel('Desde'), page.getByLabel('Hasta')];
  await to.fill(day(-30));
  await on.told('Ninguna nota de crédito en estas fechas').waitFor();
  await page.waitForURL((url) => url.search === `?to=${day(-30)}`);
  await accessible(page, 'no credit note in some days');
  await picture(page, 'credit-notes-3-none-then');
  await page.reload();
  await on.told('Ninguna nota de crédito en estas fechas').waitFor();
  await from.fill(day(-1));
  await on.told(/“Desde” es posterior a “Hasta”/).waitFor();
  await accessible(page, 'days the wrong way round');
  await to.fill(day(1));
  await many(rows, 1);
  await many(on.told(/“Desde” es posterior a “Hasta”/), 0);
  await on.button('Ver todas').click();
  await page.waitForURL((url) => url.search === '');
  await many(rows, 1);
  assert.deepEqual([await from.inputValue(), await to.inputValue()], ['', '']);

  const { items } = await it.installation.read('/credit-notes', token);
  await it.installation.send('POST', `/accounts/${made.id}/ledger/${items[0].entry.id}/reversal`, { reason: 'Se registró dos veces' }, token);
  const more = { description: 'Descuento acordado', amount: { minor: 2_500, currency: 'PEN' } };
  await it.installation.send('POST', `/accounts/${made.id}/credits`, more, token);
  await page.reload();
  await many(rows, 2);
  assert.match(await words(rows.first()), /N\.º 2[\s\S]*Descuento acordado[\s\S]*Vigente/);
  assert.match(await words(rows.last()), /N\.º 1[\s\S]*Extornada el .*: Se registró dos veces[\s\S]*Extornada/);

  await on.link('N.º 2 · Qantu Cafés S.A.C.').click();
  await page.waitForURL((url) => url.pathname === `/accounts/${made.id}/statement`);
  await on.told('Nota de crédito N.º 2').first().waitFor();
  await page.closeQuietly();
});

test('many credit notes come page by page, wide and narrow', { timeout: 180_000 }, async () => {
  const { account: made, token } = await account(it, 'pt', 'jacaranda', { name: 'Jacarandá Indústria e Comércio de Laticínios do Vale do Paranapanema Ltda' });
  for (let number = 1; number <= 52; number += 1) {
    const body = { description: `Desconto combinado ${number}`, amount: { minor: 123_450 + number, currency: 'BRL' } };
    await it.installation.send('POST', `/accounts/${made.id}/credits`, body, token);
  }
  const { items: [, second] } = await it.installation.read('/credit-notes', token);
  await it.installation.send('POST', `/accounts/${made.id}/ledger/${second.entry.id}/reversal`, { reason: 'Lançado em duplicidade' }, token);

  for (const [width, theme] of [[1440, 'light'], [768, 'dark'], [360, 'light'], [360, 'dark']]) {
    const page = await open(it.browser, { ...RESELLERS.pt, width, theme });
    const on = hands(page);
    await signIn(page, it.address, it.managers.pt, '/credit-notes');
    const rows = page.locator('tbody tr');
    await many(rows, 50);
    await settled(page);
    await accessible(page, 'credit notes');
    await fits(page, `credit notes at ${width}`);
    await picture(page, `credit-notes-pt-${width}-${theme}`);
    const first = await words(rows.first());
    for (const part of [/Nº 52\b/, /Jacarandá/, /R\$ 1\.235,02/]) assert.match(first, part);
    await on.button('Mostrar mais').click();
    await many(rows, 52);
    await still(page);
    const last = () => words(rows.last());
    await until(async () => /Nº 1\b/.test(await last()), last);
    await page.closeQuietly();
  }
});
