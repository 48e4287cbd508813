// The list of accounts: filtered, sorted, looked at in one's own way, kept as a view, exported, and many of it
// changed at once. In Spanish, the main part in Portuguese too.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { accessible, launch, open, picture, settled, signIn } from './kit/browser.mjs';
import { Installation, PASSWORD, command } from './kit/installation.mjs';

const NAMES = [
  'Amaru Textil S.A.C.', 'Bolívar Repuestos E.I.R.L.', 'Chaska Minimarket S.R.L.', 'Ñusta Botica S.A.C.',
  'Kantuta Imprenta S.A.', 'Misti Transportes S.A.C.', 'Retama Hostal E.I.R.L.',
  'Comercializadora e Importadora de Insumos Gastronómicos y Artesanales del Altiplano Sur S.A.C.',
];

const spanish = {
  language: 'es', locale: 'es-PE', mail: 'gestor@sillar.example',
  filters: 'Filtros', plan: 'Plan', demo: 'Demo', locked: 'Bloqueadas', problems: 'Con problemas',
  clear: 'Quitar filtros', company: 'Empresa', columns: 'Columnas', search: 'Buscar cuentas',
  chosen: /^3 elegidas$/, lockAsk: 'Bloquear…', reason: 'Motivo', lock: 'Bloquear las cuentas', lockedTwo: /^2 cuentas quedaron bloqueadas/,
  stale: 'Alguien la cambió antes', again: 'Reintentar', done: 'Listo', locked1: 'Bloqueada',
  unlockAsk: 'Desbloquear…', unlock: 'Desbloquear las cuentas', unlocked: '3 cuentas quedaron desbloqueadas',
};

const portuguese = {
  language: 'pt', locale: 'pt-BR', mail: 'gestor@ipe.example',
  filters: 'Filtros', plan: 'Plano', demo: 'Demo', locked: 'Bloqueadas', problems: 'Com problemas',
  clear: 'Limpar filtros', company: 'Empresa', columns: 'Colunas', search: 'Buscar contas',
  chosen: /^3 escolhidas$/, lockAsk: 'Bloquear…', reason: 'Motivo', lock: 'Bloquear as contas', lockedTwo: /^2 contas foram bloqueadas/,
  stale: 'Alguém a alterou antes', again: 'Tentar de novo', done: 'Pronto', locked1: 'Bloqueada',
  unlockAsk: 'Desbloquear…', unlock: 'Desbloquear as contas', unlocked: '3 contas foram desbloqueadas',
};

let installation;
let browser;

before(async () => {
  installation = await Installation.start((env) => {
    command({ ...env, TALONARIO_OPERATOR_PASSWORD: PASSWORD }, 'operator', 'operador@talonario.example', 'Olga Palomino');
  });
  await fill({ name: 'Sillar Factura', taxId: '20600055519', domain: 'sillar.example', language: 'es' });
  await fill({ name: 'Chasqui Digital', taxId: '20512333797', domain: 'ipe.example', language: 'pt' });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await installation?.stop();
});

test('filters stand in the address, and come back with it', { timeout: 120_000 }, async () => {
  const { page, rows, names, button } = await arrive(spanish);
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
  const { page, names, button } = await arrive(spanish);
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
  const first = await arrive(spanish, '/accounts?environment=demo&sort=name');
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

  const { page, rows, names } = await arrive(spanish);
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

test('what is filtered is exported in its order', { timeout: 120_000 }, async () => {
  const { page, rows, names, button } = await arrive(spanish, '/accounts?environment=demo&sort=name');
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

  await page.route('**/accounts/export/**', (route) => route.fulfill({ status: 404, body: 'lost on the way' }));
  await button('Exportar').click();
  await button('CSV').click();
  await page.getByRole('alert').getByText('La respuesta no se pudo leer.').waitFor();
  await page.unroute('**/accounts/export/**');
  const again = page.waitForEvent('download');
  await page.getByRole('alert').getByRole('button', { name: 'Reintentar' }).click();
  assert.match((await again).suggestedFilename(), /\.csv$/);
  await page.closeQuietly();
});

for (const words of [spanish, portuguese]) {
  test(`many accounts are locked at once, in ${words.language}`, { timeout: 120_000 }, () => lockMany(words));
}

async function lockMany(words) {
  const { page, rows, names, button, token } = await arrive(words);
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
  await lockElsewhere(token, other);
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
  const { page, rows } = await arrive(spanish);
  await page.locator('thead .check').click();
  await page.locator('.bulk').getByText(`${NAMES.length} elegidas`).waitFor();
  await page.locator('.bulk').getByRole('button', { name: 'Cambiar de plan…' }).click();
  await eventually(() => assert.match(page.url(), /\/moves\?accounts=([0-9a-f-]{36}\.?){8}$/));
  await page.goBack();
  await eventually(() => count(rows, NAMES.length));
  await page.closeQuietly();

  const reader = await arrive({ ...spanish, mail: 'soporte@sillar.example' });
  await eventually(() => count(reader.rows, NAMES.length));
  assert.equal(await reader.page.locator('.check').count(), 0);
  assert.equal(await reader.button('Exportar').count(), 0);
  await reader.page.closeQuietly();
});

for (const theme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`nothing stands in anybody’s way: ${theme}, ${width} px`, { timeout: 120_000 }, async () => {
      const { page, button } = await arrive(spanish, '/accounts?state=active&sort=name', { theme, width, height: 800 });
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

/** A signed-in page of the list, and what is looked for on it. */
async function arrive(words, path = '/accounts', look = {}) {
  const page = await open(browser, { locale: words.locale, ...look });
  await signIn(page, installation.address, words.mail, path);
  await settled(page);
  const rows = page.locator('tbody tr');
  const button = (name) => page.getByRole('button', { name, exact: true });
  return { page, rows, names: rows.locator('.who a'), button, token: await installation.signIn(words.mail) };
}

/** A reseller with eight accounts on two plans; the second has something to attend to. */
async function fill({ name, taxId, domain, language }) {
  const manager = await installation.reseller({ name, country: 'pe', taxId, domain, language, plan: { name: 'Semilla', terms: { documents: 5, users: 2 } } });
  const token = await installation.signIn(manager);
  const owner = await installation.signIn(`dueno@${domain}`);
  const support = { name: 'Sofía Ramos', email: `soporte@${domain}`, role: 'support', password: PASSWORD, language };
  await installation.send('POST', '/members', support, owner);
  const second = await installation.send('POST', '/plans', { name: 'Negocio', terms: { documents: 100, users: 8 } }, token);
  const headers = { authorization: `Bearer ${token}` };
  const { items } = await (await fetch(`${installation.address}/api/v1/plans`, { headers })).json();
  const semilla = items.find((plan) => plan.name === 'Semilla');
  for (const [place, company] of NAMES.entries()) {
    const account = await installation.send('POST', '/accounts', {
      country: 'pe', hostname: `cuenta${place}-${domain.split('.')[0]}`, tax_id: ruc(place), name: company,
      access_email: `gerencia@cuenta${place}.example`, password: PASSWORD,
      plan_id: place < 3 ? second.id : semilla.id, environment: place % 2 === 0 ? 'demo' : 'production',
      system: { sol_user: 'FACTURA1', sol_password: 'clave-sol-1' },
    }, token);
    if (place === 1) {
      const { secret } = await installation.send('POST', `/accounts/${account.id}/integration-keys`, { name: 'Servidor' }, token);
      await installation.send('PUT', `/accounts/${account.id}/usage/report`, { sales_notes: 7, notifications: { not_sent: 2, pending_voiding: 0, with_errors: 1 } }, secret);
    }
  }
}

/** An invented RUC with its check digit. */
function ruc(place) {
  const digits = `2099009${String(100 + place)}`;
  const sum = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2].reduce((all, weight, at) => all + weight * Number(digits[at]), 0);
  return digits + ((11 - (sum % 11)) % 10);
}

async function lockElsewhere(token, id) {
  const url = `${installation.address}/api/v1/accounts/${id}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { version } = await (await fetch(url, { headers })).json();
  const body = JSON.stringify({ level: 'issuing', reason: 'Pidió una pausa' });
  const locked = await fetch(`${url}/lock`, { method: 'POST', headers: { ...headers, 'if-match': `"${version}"` }, body });
  assert.equal(locked.status, 200);
}

async function count(locator, wanted) {
  assert.equal(await locator.count(), wanted);
}

async function texts(locator) {
  return (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

/** Which of them are ticked. */
function checked(locator) {
  return locator.evaluateAll((all) => all.flatMap((each, place) => (each.checked ? [place] : [])));
}

/** Waits until a check passes; when time is up, its last failure is told. */
async function eventually(check, patience = 15_000) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
