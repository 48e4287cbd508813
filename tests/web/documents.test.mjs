// Documents, of all accounts and of one: found, filtered, looked at month by month, read as paper and as XML.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { count, eventually, texts } from './accounts.mjs';
import { accessible, launch, open, picture, signIn } from './kit/browser.mjs';
import { fact, hands, part } from './kit/hands.mjs';
import { Installation, command } from './kit/installation.mjs';
import { settled } from './kit/wait.mjs';

let installation;
let browser;

before(async () => {
  installation = await Installation.start((env) => command(env, 'demo'));
  browser = await launch();
}, { timeout: 300_000 });

after(async () => {
  await browser?.close();
  await installation?.stop();
});

async function arrive(mail, path, look = {}) {
  const page = await open(browser, look);
  await signIn(page, installation.address, mail, path);
  await settled(page);
  const list = page.locator('section.list').last();
  return { page, rows: list.locator('tbody tr'), numbers: list.locator('.who a'), ...hands(page) };
}

test('documents of all accounts are found and filtered, and the address says how', { timeout: 180_000 }, async () => {
  const { page, rows, numbers, button, link } = await arrive('rosa@sillar.example', '/overview');
  await link('Comprobantes').first().click();
  await page.waitForURL('**/documents');
  await eventually(async () => assert.ok((await rows.count()) >= 50));
  await accessible(page, 'the list of documents');
  await picture(page, 'documents-es-1-list');

  const number = (await texts(numbers))[3];
  await page.getByRole('searchbox').fill(number.toLowerCase());
  await eventually(async () => {
    const found = await texts(numbers);
    assert.ok(found.length > 0 && found.every((each) => each.startsWith(number)), found.join(' '));
  });
  assert.equal(new URL(page.url()).searchParams.get('q'), number.toLowerCase());
  await page.reload();
  await eventually(async () => assert.equal(await page.getByRole('searchbox').inputValue(), number.toLowerCase()));
  await eventually(async () => assert.ok((await texts(numbers)).every((each) => each.startsWith(number))));

  await page.getByRole('searchbox').fill('zzz 999');
  await page.getByText('Nada con “zzz 999”').waitFor();
  await accessible(page, 'documents of which none fits');
  await button('Borrar la búsqueda').click();
  await eventually(async () => assert.ok((await rows.count()) >= 50));
  assert.equal(new URL(page.url()).search, '');

  await button(/^Filtros/).click();
  await page.getByLabel('Estado', { exact: true }).selectOption({ label: 'Rechazado' });
  await page.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Factura' });
  await accessible(page, 'the filters of documents');
  await picture(page, 'documents-es-2-filters');
  await button('Ver comprobantes').click();
  const chips = page.locator('.chip');
  await eventually(async () => assert.deepEqual(await texts(chips), ['Estado Rechazado', 'Tipo Factura']));
  assert.match(page.url(), /\?state=rejected&kind=factura$/);
  await eventually(async () => {
    const states = await texts(page.locator('section.list').last().locator('tbody .dot'));
    assert.ok(states.length > 0 && states.every((each) => each === 'Rechazado'), states.join(' '));
  });
  await page.goBack();
  await eventually(async () => assert.deepEqual(await texts(chips), ['Estado Rechazado']));
  await button('Quitar el filtro Estado Rechazado').click();
  await eventually(() => count(chips, 0));

  const months = page.locator('.months');
  const month = months.locator('tbody tr').nth(1);
  const issued = Number((await month.locator('b').innerText()).replace(/\D/g, ''));
  assert.ok(issued > 0);
  await month.getByRole('button').click();
  await eventually(async () => assert.match((await texts(chips)).join(), /^Emitidos 01\/.* – /));
  assert.match(page.url(), /\?issued_from=\d{4}-\d\d-01&issued_to=/);
  await eventually(async () => assert.equal(await month.getAttribute('aria-current'), 'true'));
  await button('Ver 12 meses').click();
  await eventually(() => count(months.locator('tbody tr'), 12));
  const header = page.getByRole('columnheader', { name: 'Emitido' });
  assert.equal(await header.getAttribute('aria-sort'), 'descending');
  await header.getByRole('button').click();
  await eventually(async () => assert.equal(await header.getAttribute('aria-sort'), 'ascending'));
  assert.match(page.url(), /order=asc$/);
  await picture(page, 'documents-es-3-month');

  const account = rows.first().locator('a').nth(1);
  const name = await account.innerText();
  await account.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await eventually(async () => assert.ok((await rows.count()) > 0));
  await accessible(page, 'the documents of an account');
  await page.goBack();
  await eventually(async () => assert.match(page.url(), /documents\?issued_from=.*order=asc$/));
  await page.closeQuietly();
});

test('a document is read as paper and as XML, and taken away', { timeout: 180_000 }, async () => {
  const { page, rows, link, button } = await arrive('rosa@sillar.example', '/documents?kind=factura&state=accepted');
  await eventually(async () => assert.ok((await rows.count()) > 0));
  await rows.first().locator('.who a').click();
  const paper = page.locator('.paper');
  await paper.locator('.paper-number').waitFor();
  const total = await fact(part(page, 'Datos'), 'Total').innerText();
  assert.equal((await paper.locator('dd.total').innerText()).replace(/\s/g, ''), total.replace(/\s/g, ''));
  assert.ok((await paper.locator('tbody tr').count()) > 0, 'it has lines');
  await accessible(page, 'a document to be read');
  await picture(page, 'documents-es-4-paper');
  await part(page, 'Constancias').getByText('CDR · 0').first().waitFor();

  const ways = page.getByRole('navigation', { name: 'Formas de verlo' });
  await ways.getByRole('link', { name: 'XML' }).click();
  const xml = page.locator('pre.xml');
  await eventually(async () => assert.match(await xml.innerText(), /^\s*<\?xml[\s\S]*<Invoice /));
  assert.match(await xml.innerText(), /\n {4,}<cbc:RegistrationName>.+<\/cbc:RegistrationName>\n/);
  await accessible(page, 'the XML of a document');
  await picture(page, 'documents-es-5-xml');
  await page.reload();
  await xml.waitFor();
  assert.match(page.url(), /\?view=xml$/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button('Copiar XML').click();
  await page.getByText('Copiado').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const coming = page.waitForEvent('download');
  await button('Descargar XML').click();
  const file = await coming;
  assert.match(file.suggestedFilename(), /^\d{11}-01-F\d{3}-\d+\.xml$/);
  assert.equal(readFileSync(await file.path(), 'utf8'), copied);
  await ways.getByRole('link', { name: 'Comprobante' }).click();
  await paper.locator('.paper-number').waitFor();
  await link('Comprobantes').last().click();
  await page.waitForURL('**/accounts/*/documents');
  await page.closeQuietly();
});

test('in Portuguese, a note of Brazil on a telephone', { timeout: 180_000 }, async () => {
  const look = { locale: 'pt-BR', width: 360, height: 780 };
  const { page, rows } = await arrive('joana@ipe.example', '/documents?kind=nfe', look);
  await eventually(async () => assert.ok((await rows.count()) > 0));
  await accessible(page, 'notes of Brazil');
  await picture(page, 'documents-pt-1-phone');
  await rows.first().locator('.who a').click();
  const paper = page.locator('.paper');
  await paper.locator('dd.total').waitFor();
  assert.match(await paper.innerText(), /CNPJ [\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d\d/);
  assert.match(await paper.locator('dd.total').innerText(), /^R\$\s[\d.]+,\d\d$/);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `${wider} px wider than the window`);
  await accessible(page, 'a note of Brazil');
  await picture(page, 'documents-pt-2-note');
  await page.closeQuietly();
});
