// The first page of a reseller: how to begin, then what was made through the API, counted; its figures lead to the
// list, its charts have tables. In Spanish for a reseller of Peru, in Portuguese for one of Brazil.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventually, texts } from './accounts.mjs';
import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { PASSWORD, document, today } from './kit/installation.mjs';
import { stage } from './kit/stage.mjs';

const stories = [
  {
    language: 'es', locale: 'es-PE', country: 'pe', zone: 'America/Lima', kind: 'factura', taxId: '20131312955',
    reseller: { name: 'Sillar Factura', taxId: '20600055519', domain: 'sillar.example' },
    words: {
      page: 'Inicio', empty: 'Tu primera cuenta empieza aquí', newAccount: 'Nueva cuenta', inbox: 'Bandeja fiscal', active: 'Cuentas activas',
      locked: 'Bloqueadas: 1', documents: 'Comprobantes de este mes', near: 'Cerca de su límite',
      problems: 'Con problemas', newest: 'Las más nuevas', compared: /^100\s% más que en los mismos días de \S+ \(2\)$/,
      troubles: '4 sin enviar · 1 por anular · 2 con error', table: 'Ver como tabla', byDay: 'Comprobantes por día',
      byMonth: 'Comprobantes por mes', moves: 'Cuentas nuevas y perdidas', byPlan: 'Cuentas por plan',
      noMoney: 'Aún no hay pagos.', money: 'Cobranza en PEN', income: 'Ingresos por mes', against: 'Cobrado de lo programado',
      figures: ['Ingresos de este mes S/ 50.00', 'Vencido S/ 68.00', 'Cobrado de lo programado este mes 0 %'],
      paid: 'S/ 50.00', expected: ['S/ 50.00', 'S/ 118.00'], now: ['S/ 0.00', 'S/ 60.00'], owes: 'Lo debe una cuenta', receivables: 'Vencido',
    },
  },
  {
    language: 'pt', locale: 'pt-BR', country: 'br', zone: 'America/Sao_Paulo', kind: 'nfe', taxId: '12ABC34501DE35',
    reseller: { name: 'Ipê Notas', taxId: '11222333000181', domain: 'ipe.example' },
    words: {
      page: 'Início', empty: 'Sua primeira conta começa aqui', newAccount: 'Nova conta', inbox: 'Caixa fiscal', active: 'Contas ativas',
      locked: 'Bloqueadas: 1', documents: 'Documentos fiscais deste mês', near: 'Perto do limite',
      problems: 'Com problemas', newest: 'As mais novas',
      compared: /^100% a mais do que nos mesmos dias de \S+ \(2\)$/,
      troubles: '4 não enviados · 1 a cancelar · 2 com erro', table: 'Ver como tabela',
      byDay: 'Documentos fiscais por dia', byMonth: 'Documentos fiscais por mês', moves: 'Contas novas e perdidas',
      byPlan: 'Contas por plano',
      noMoney: 'Ainda não há pagamentos.', money: 'Cobrança em BRL', income: 'Recebimentos por mês', against: 'Recebido do programado',
      figures: ['Recebido neste mês R$ 50,00', 'Vencido R$ 68,00', 'Recebido do programado neste mês 0%'],
      paid: 'R$ 50,00', expected: ['R$ 50,00', 'R$ 118,00'], now: ['R$ 0,00', 'R$ 60,00'], owes: 'Uma conta deve', receivables: 'Vencido',
    },
  },
];

const it = stage({ languages: [] });

for (const story of stories) {
  test(`the first page of a reseller, in ${story.language}`, { timeout: 180_000 }, () => tell(story));
}

async function tell(story) {
  const { words, language } = story;
  const plan = { name: 'Semilla', terms: { documents: 5, users: 2 } };
  const email = await it.installation.reseller({ ...story.reseller, country: story.country, language, plan });
  const page = await open(it.browser, { locale: story.locale });
  const link = (name) => page.getByRole('link', { name, exact: true });
  const at = (path) => page.waitForURL((url) => url.pathname + url.search === path);
  const home = async () => {
    await page.goto(`${it.address}/`);
    await at('/overview');
    await page.locator('main .metrics a').first().waitFor();
  };

  await signIn(page, it.address, email);
  await at('/overview');
  await page.getByRole('heading', { name: words.empty }).waitFor();
  await accessible(page, 'the overview of a new reseller');
  await picture(page, `overview-${language}-1-empty`);
  await page.locator('.empty').getByRole('link', { name: words.newAccount }).click();
  await at('/accounts/new');

  const made = await filled(story, email);
  await home();
  await page.getByText(words.noMoney).waitFor();
  await accessible(page, 'the overview without payments');
  await pays(made, story);
  await home();
  await page.getByRole('heading', { name: words.page, exact: true, level: 1 }).waitFor();
  const figures = await page.locator('main .metrics').first().locator('> div').evaluateAll((all) => all.map((each) => [
    each.querySelector('h2').innerText, each.querySelector('b').innerText.trim(), each.querySelector('p').innerText.trim(),
  ]));
  assert.deepEqual(figures.map(([name, value]) => [name, value]),
    [[words.inbox, '3'], [words.active, '2'], [words.documents, '4'], [words.near, '1'], [words.problems, '1']]);
  assert.equal(figures[1][2], words.locked);
  assert.match(figures[2][2], words.compared);
  assert.equal(figures[4][2], words.troubles);

  const rows = async (chart) => {
    const card = page.locator('main section.card').filter({ has: page.getByRole('heading', { name: chart, exact: true }) });
    await card.getByText(words.table).click();
    const table = card.getByRole('table', { name: chart });
    await table.waitFor();
    return table.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
  };
  const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();
  const strip = page.getByRole('region', { name: words.money });
  const money = await strip.locator('> div').evaluateAll((all) => all.map((each) => [each.querySelector('h2').innerText, each.querySelector('b').innerText].join(' ')));
  assert.deepEqual(money.map(plain), words.figures);
  await strip.getByText(words.owes).waitFor();
  const income = await rows(words.income);
  assert.deepEqual([income.length, plain(income.at(-1)[1])], [12, words.paid]);
  const against = await rows(words.against);
  assert.deepEqual(against.at(-2).slice(1).map(plain), words.expected);
  assert.deepEqual(against.at(-1).slice(1).map(plain), words.now);
  const day = Number(made.day.slice(8));
  const days = await rows(words.byDay);
  assert.deepEqual(days.find(([name]) => name === String(day)).slice(1, 2), ['4']);
  assert.equal(days[0][2], '2');
  assert.ok(days.filter(([name]) => Number(name) > day).every(([, now]) => now === '–'), 'days to come have no number');
  const card = page.locator('main section.card').filter({ has: page.getByRole('heading', { name: words.byMonth, exact: true }) });
  await card.getByText(words.table).click();
  const months = await card.locator('tbody tr').evaluateAll((all) => all.map((row) => row.cells[1].innerText));
  assert.deepEqual([months.length, ...months.slice(-3)], [12, '0', '2', '4']);
  assert.deepEqual((await rows(words.moves)).at(-1).slice(1), ['3', '0', '1']);
  assert.deepEqual((await rows(words.byPlan)).map(([name, accounts]) => [name, accounts]), [['Semilla', '3']]);

  for (const theme of ['light', 'dark']) {
    for (const width of [1440, 360]) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      const wider = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `the overview is ${wider} px wider than a window of ${width} px`);
      await accessible(page, `the overview at ${width} px, ${theme}`);
      await picture(page, `overview-${language}-2-${theme}-${width}`);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  const listed = (title) => page.locator('main section.card')
    .filter({ has: page.getByRole('heading', { name: title, exact: true, level: 2 }) }).locator('.rows a').allInnerTexts();
  assert.deepEqual(await listed(words.near), ['Empresa pukara']);
  assert.deepEqual(await listed(words.problems), ['Empresa illari']);
  assert.deepEqual(await listed(words.newest), ['Empresa wayra', 'Empresa illari', 'Empresa pukara']);

  const counted = { [words.active]: 'state=active', [words.near]: 'near_limit=true', [words.problems]: 'problems=true', [words.locked]: 'state=locked' };
  for (const [name, query] of Object.entries(counted)) {
    await home();
    const shown = figures.find(([figure]) => figure === name)?.[1] ?? '1';
    await page.locator('main .metrics').getByRole('link', { name, exact: true }).click();
    await at(`/accounts?${query}`);
    const listed = page.locator('main tbody .who a');
    const { items } = await made.ask('GET', `/accounts?${query}`);
    assert.equal(String(items.length), shown, `what ${name} counts is what its link lists`);
    await eventually(async () => assert.deepEqual(await texts(listed), items.map((item) => item.name)));
  }
  await home();
  await strip.getByRole('link', { name: words.receivables, exact: true }).click();
  await at('/receivables');
  await home();
  await link('Empresa illari').first().click();
  await at(`/accounts/${made.illari.id}/overview`);
  await page.closeQuietly();
}

/** Three accounts: one near its limit, one with problems, one locked; four documents this month and two in the last. */
async function filled({ country, kind, taxId, zone }, email) {
  const token = await it.installation.signIn(email);
  const ask = (method, path, body, headers) => send(method, path, body, { authorization: `Bearer ${token}`, ...headers });
  const { items: [plan] } = await ask('GET', '/plans');
  const system = country === 'pe' ? { sol_user: 'FACTURA1', sol_password: 'clave-sol-1' } : undefined;
  const account = (hostname) => ask('POST', '/accounts', {
    system, country, hostname: `${hostname}-${country}`, tax_id: taxId, name: `Empresa ${hostname}`, password: PASSWORD,
    access_email: `gerencia@${hostname}.example`, plan_id: plan.id, environment: 'production',
  });
  const key = async ({ id }) => (await ask('POST', `/accounts/${id}/integration-keys`, { name: 'Servidor' })).secret;
  const pukara = await account('pukara');
  const illari = await account('illari');
  const wayra = await account('wayra');

  const day = today(zone);
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - 1);
  const before = first.toISOString().slice(0, 10);
  const secret = await key(pukara);
  for (const [number, on] of [day, day, day, day, before, before].entries()) {
    const { status } = await it.installation.sendDocument(pukara.id, secret, document(kind, taxId, number + 1, on));
    assert.equal(status, 201);
  }
  const report = { notifications: { not_sent: 4, pending_voiding: 1, with_errors: 2 } };
  await send('PUT', `/accounts/${illari.id}/usage/report`, report, { authorization: `Bearer ${await key(illari)}` });
  await ask('POST', `/accounts/${wayra.id}/lock`, { level: 'users', reason: 'Dos cuotas vencidas' }, { 'if-match': `"${wayra.version}"` });
  return { ask, day, before, illari, wayra };
}

/** Of what one account was to pay last month a part comes in today; another is to pay today. */
async function pays({ ask, day, before, illari, wayra }, { country }) {
  const amount = (minor) => ({ minor, currency: country === 'pe' ? 'PEN' : 'BRL' });
  const schedule = (account, minor, on) => ask('POST', `/accounts/${account.id}/payments`, {
    due_on: on, method: 'cash', amount: amount(minor), description: 'Anual',
  });
  const late = await schedule(illari, 11_800, before);
  await schedule(wayra, 6_000, day);
  await ask('POST', `/accounts/${illari.id}/payments/${late.id}/confirmation`, { amount_minor: 5_000, paid_on: day }, { 'if-match': `"${late.version}"` });
}

async function send(method, path, body, headers) {
  const response = await fetch(`${it.address}/api/v1${path}`, {
    method, headers: { 'content-type': 'application/json', ...headers }, body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  assert.ok(response.ok, `${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}
