// The list of accounts: filtered, sorted, looked at in one's own way, kept as a view, and exported.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { NAMES, arrive, count, eventually, fill, start, texts } from './accounts.mjs';
import { accessible, launch, picture } from './kit/browser.mjs';

const spanish = { locale: 'es-PE', mail: 'gestor@sillar.example' };

let installation;
let browser;

before(async () => {
  installation = await start();
  await fill(installation, { name: 'Sillar Factura', taxId: '20600055519', domain: 'sillar.example', language: 'es' });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await installation?.stop();
});

test('filters stand in the address, and come back with it', { timeout: 120_000 }, async () => {
  const { page, rows, names, button } = await arrive(browser, installation, spanish);
  await accessible(page, 'the list of accounts');
  await button(/^Filtros/).click();
  await page.getByLabel('Plan', { exact: true }).selectOption({ label: 'Negocio' });
  await eventually(() => count(rows, 3));
  await accessible(page, 'the filters');
  await page.locator('.panel').getByText('Demo', { exact: true }).click();
  await eventually(() => count(rows, 2));
  assert.match(page.url(), /\?plan_id=[0-9a-f-]{36}&environment=demo$/);
  await page.getByRole('button', { name: 'Ver 2 cuentas' }).click();
  await page.locator('.panel:popover-open').waitFor({ state: 'detached' });
  const chips = page.locator('.chip');
  await eventually(async () => assert.deepEqual(await texts(chips), ['Plan Negocio', 'Entorno Demo']));
  await picture(page, 'list-es-1-filtered');

  await page.reload();
  await eventually(() => count(rows, 2));
  await eventually(async () => assert.deepEqual(await texts(chips), ['Plan Negocio', 'Entorno Demo']));
  await page.goBack();
  await eventually(() => count(rows, 3));
  await eventually(() => count(chips, 1));
  await page.goForward();
  await eventually(() => count(rows, 2));

  await names.first().click();
  await page.locator('.drawer').waitFor();
  assert.match(page.url(), /accounts\/[0-9a-f-]{36}\?plan_id=/, 'the drawer keeps the query');
  await page.keyboard.press('Escape');
  await page.locator('.drawer').waitFor({ state: 'detached' });
  assert.match(page.url(), /accounts\?plan_id=.*environment=demo$/);

  await button('Quitar el filtro Plan Negocio').click();
  await eventually(async () => assert.deepEqual(await texts(chips), ['Entorno Demo']));
  await eventually(async () => assert.ok(await chips.first().evaluate((chip) => chip === document.activeElement)));
  await page.getByRole('searchbox').fill('nusta');
  await eventually(() => count(rows, 0));
  await page.getByText('Ninguna cuenta coincide con “nusta”').waitFor();
  await accessible(page, 'a list in which nothing fits');
  await picture(page, 'list-es-2-nothing');
  await button('Quitar búsqueda y filtros').click();
  await eventually(() => count(rows, NAMES.length));
  assert.equal(new URL(page.url()).search, '');

  await button(/^Filtros/).click();
  await page.getByLabel('Con problemas').check();
  await eventually(async () => assert.deepEqual(await texts(names), [NAMES[1]]));
  await page.getByLabel('Desde', { exact: true }).fill('2026-05-02');
  await page.getByLabel('Hasta', { exact: true }).fill('2026-05-01');
  await page.getByText('“Desde” es posterior a “Hasta”').waitFor();
  assert.match(page.url(), /problems=true&created_from=2026-05-02&created_to=2026-05-01$/);
  await page.keyboard.press('Escape');
  await eventually(async () => assert.ok(await button(/^Filtros/).evaluate((each) => each === document.activeElement)));
  await page.closeQuietly();
});

test('the list is sorted and looked at in one’s own way', { timeout: 120_000 }, async () => {
  const { page, names, button } = await arrive(browser, installation, spanish);
  const head = page.getByRole('columnheader', { name: 'Empresa' });
  await head.getByRole('button').click();
  await eventually(async () => assert.equal(await head.getAttribute('aria-sort'), 'ascending'));
  await eventually(async () => assert.deepEqual(await texts(names), [...NAMES].sort((a, b) => a.localeCompare(b, 'es'))));
  await head.getByRole('button').click();
  await eventually(async () => assert.equal((await texts(names))[0], NAMES[6]));
  assert.match(page.url(), /\?sort=name&order=desc$/);

  await button('Columnas').click();
  await page.getByLabel('Correo de acceso').check();
  await page.getByLabel('Plan', { exact: true }).uncheck();
  await page.getByLabel('Notas de venta', { exact: true }).check();
  await page.locator('.panel').getByText('Compacta', { exact: true }).click();
  await page.locator('.table.compact').waitFor();
  await accessible(page, 'the choice of columns');
  await page.keyboard.press('Escape');
  const heads = async () => texts(page.locator('thead th:not(.tick)'));
  const wanted = ['Empresa', 'RUC o CNPJ', 'Correo de acceso', 'Entorno', 'Estado', 'Por atender', 'Comprob. del ciclo', 'Notas de venta', 'Usuarios', 'Total'];
  await eventually(async () => assert.deepEqual(await heads(), wanted));
  assert.match(page.url(), /columns=tax_id\.access_email\..*&density=compact$/);
  const row = page.locator('tbody tr').filter({ hasText: NAMES[1] });
  await row.getByText('gerencia@cuenta1.example').waitFor();
  await picture(page, 'list-es-3-columns');
  await page.reload();
  await eventually(async () => assert.deepEqual(await heads(), wanted));

  await page.goto(`${installation.address}/accounts`);
  await eventually(async () => assert.deepEqual(await heads(), wanted, 'the next visit remembers the look'));
  await eventually(() => assert.match(page.url(), /\?columns=.*&density=compact$/));
  await page.setViewportSize({ width: 360, height: 780 });
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await sideways(), 0, 'only the table scrolls sideways');
  await accessible(page, 'chosen columns on a telephone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await button('Columnas').click();
  await button('Como al principio').click();
  await eventually(() => assert.equal(new URL(page.url()).search, ''));
  await page.closeQuietly();
});

test('a view is kept, opened in another session, changed, renamed and deleted', { timeout: 120_000 }, async () => {
  const first = await arrive(browser, installation, spanish, '/accounts?environment=demo&sort=name');
  const views = (page) => page.locator('.filters > .btn[popovertarget]').nth(1);
  const item = (page, name) => page.locator('.menu:popover-open').getByRole('button', { name, exact: true });
  const keep = async (page, name) => {
    await views(page).click();
    await item(page, 'Guardar esta vista…').click();
    await page.getByRole('textbox', { name: 'Nombre', exact: true }).fill(name);
    await page.getByRole('button', { name: 'Guardar vista', exact: true }).click();
  };
  await keep(first.page, '');
  await first.page.locator('[aria-invalid="true"]').waitFor();
  await accessible(first.page, 'the name of a view');
  await first.page.getByRole('textbox', { name: 'Nombre', exact: true }).fill('Pruebas');
  await first.page.getByRole('button', { name: 'Guardar vista', exact: true }).click();
  await eventually(async () => assert.equal(await views(first.page).innerText(), 'Pruebas'));

  const { page, rows, names } = await arrive(browser, installation, spanish);
  await eventually(() => count(rows, NAMES.length));
  await views(page).click();
  await item(page, 'Pruebas').click();
  await eventually(() => assert.match(page.url(), /\?environment=demo&sort=name$/));
  await eventually(async () => assert.equal((await texts(names))[0], NAMES[0]));
  await page.getByRole('columnheader', { name: 'Empresa' }).getByRole('button').click();
  await eventually(async () => assert.equal(await views(page).innerText(), 'Pruebas (cambiada)'));
  await keep(page, 'Pruebas');
  await page.locator('[aria-invalid="true"]').waitFor();
  await page.getByRole('button', { name: 'Reemplazar “Pruebas”' }).click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(await views(page).innerText(), 'Pruebas'));

  await views(page).click();
  await item(page, 'Cambiar el nombre de “Pruebas”…').click();
  await page.getByRole('textbox', { name: 'Nombre', exact: true }).fill('En demo');
  await page.getByRole('button', { name: 'Cambiar nombre', exact: true }).click();
  await eventually(async () => assert.equal(await views(page).innerText(), 'En demo'));
  await views(page).click();
  await picture(page, 'list-es-4-views');
  await item(page, 'Eliminar “En demo”').click();
  await eventually(async () => assert.equal(await views(page).innerText(), 'Vistas'));
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await eventually(async () => assert.equal(await views(page).innerText(), 'En demo'));

  await first.page.reload();
  await views(first.page).click();
  await item(first.page, 'En demo').click();
  await eventually(() => assert.match(first.page.url(), /\?environment=demo&sort=name&order=desc$/));
  await first.page.closeQuietly();
  await page.closeQuietly();
});

test('who has as many views as there can be is told so', { timeout: 120_000 }, async () => {
  const mail = 'soporte@sillar.example';
  const token = await installation.signIn(mail);
  for (let place = 1; place <= 50; place++) {
    await installation.send('POST', '/views', { name: `Vista ${place}`, query: `q=${place}` }, token);
  }
  const { page, button } = await arrive(browser, installation, { ...spanish, mail }, '/accounts?environment=demo');
  await button('Vistas').click();
  await page.getByText('Ya tienes 50 vistas, el máximo.').waitFor();
  await count(page.getByRole('button', { name: 'Guardar esta vista…' }), 0);
  await accessible(page, 'as many views as there can be');
  await picture(page, 'list-es-6-full');
  await button('Vista 7').click();
  await eventually(() => assert.match(page.url(), /\?q=7$/));
  await page.closeQuietly();
});

test('what is filtered is exported in its order', { timeout: 120_000 }, async () => {
  const { page, rows, names, button } = await arrive(browser, installation, spanish, '/accounts?environment=demo&sort=name');
  await eventually(() => count(rows, 4));
  const shown = await texts(names);
  const get = async (format) => {
    const download = page.waitForEvent('download');
    await button('Exportar').click();
    await button(format).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const csv = await get('CSV');
  assert.match(csv.name, /^cuentas-\d{4}-\d\d-\d\d\.csv$/);
  const [head, ...lines] = csv.bytes.toString('utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/);
  assert.match(head, /^"?Nombre/);
  assert.equal(lines.length, shown.length);
  lines.forEach((line, place) => assert.ok(line.includes(shown[place]), `${line} is ${shown[place]}`));
  const xlsx = await get('Excel (XLSX)');
  assert.match(xlsx.name, /\.xlsx$/);
  assert.equal(xlsx.bytes.subarray(0, 2).toString(), 'PK');

  await page.route('**/account-exports/**', (route) => route.fulfill({ status: 404, body: 'lost on the way' }));
  await button('Exportar').click();
  await button('CSV').click();
  await page.getByRole('alert').getByText('La respuesta no se pudo leer.').waitFor();
  await page.unroute('**/account-exports/**');
  const again = page.waitForEvent('download');
  await page.getByRole('alert').getByRole('button', { name: 'Reintentar' }).click();
  assert.match((await again).suggestedFilename(), /\.csv$/);
  await page.closeQuietly();
});

for (const theme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`nothing stands in anybody’s way: ${theme}, ${width} px`, { timeout: 120_000 }, async () => {
      const { page, button } = await arrive(browser, installation, spanish, '/accounts?state=active&sort=name', { theme, width, height: 800 });
      await accessible(page, `the list, ${theme}, ${width} px`);
      await button(/^Filtros/).click();
      await page.getByLabel('Con problemas').waitFor();
      await accessible(page, `the filters, ${theme}, ${width} px`);
      await picture(page, `list-filters-${theme}-${width}`);
      await page.keyboard.press('Escape');
      await button('Columnas').click();
      await page.getByLabel('Notas de venta', { exact: true }).waitFor();
      await accessible(page, `the columns, ${theme}, ${width} px`);
      await page.closeQuietly();
    });
  }
}
