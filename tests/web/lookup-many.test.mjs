// Look-ups of many numbers at once and by name: pasted, checked, told in a table and taken away; found while one types.
// In Peru with the padrón of the stories, in Brazil by CNPJ and without names.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { accessible, fits, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands } from './kit/hands.mjs';
import { rucs } from './kit/registry.mjs';
import { RESELLERS, stage } from './kit/stage.mjs';
import { arrived, holds, many, still, until } from './kit/wait.mjs';

const OFFICE = 'OFICINA DE MUESTRA DEL PADRÓN';
const SPUN = 'HILADOS PUKARA S.A.C.';
const [FOUND, NOBODY, BRAZIL] = ['20600055519', '20512333797', '33000167000101'];
const SIZES = [[1440, 'light'], [768, 'light'], [360, 'light'], [1440, 'dark'], [360, 'dark']];

const stories = {
  es: {
    several: 'Varios', name: 'Por nombre', paste: 'Pega tus números', ask: 'Consultar 7 números',
    so_far: '7 números · 1 mal escrito · 1 repetido', wrong: 'El dígito verificador no corresponde; revisa el número.',
    found: '5 de 7 encontrados', counted: /Cuenta como consultas: 5/, missing: 'Ese RUC no figura en el registro',
    over: 'Van 100 como máximo: sobran 1.', copied: 'Copiado',
  },
  en: {
    several: 'Several', name: 'By name', paste: 'Paste your numbers', ask: 'Look 7 numbers up',
    so_far: '7 numbers · 1 misspelt · 1 repeated', wrong: 'The check digit does not match; check the number.',
    found: '5 of 7 found', counted: /Counted as look-ups: 5/, missing: 'That RUC is not in the registry',
    over: '100 go at most: 1 too many.', copied: 'Copied',
  },
};

const it = stage({
  languages: ['es', 'pt', 'en'],
  registry: true,
  cnpj: true,
  padron: true,
  prepare: () => {
    it.registry.companies[FOUND] = { razon_social: 'ILLARI TEXTIL S.A.C.', estado: 'ACTIVO', condicion: 'HABIDO', ubigeo: '150101' };
    it.registry.cnpjs[BRAZIL] = {
      razao_social: 'COMERCIAL CERRADO LTDA', descricao_situacao_cadastral: 'ATIVA', codigo_municipio_ibge: 3550308,
    };
  },
});

for (const [language, words] of Object.entries(stories)) {
  test(`many numbers, in ${language}`, { timeout: 120_000 }, () => tell(language, words));
}

async function tell(language, words) {
  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  await signIn(page, it.address, it.managers[language], '/lookup');
  await on.link(words.several).click();
  const pasted = ['20131312955', ' 20-13131295-5', '40123457', '', FOUND, `${NOBODY}, 20131312956; 20550000041`];
  await on.field(words.paste).fill(pasted.join('\n'));
  await on.told(words.so_far).waitFor();
  await on.told(words.wrong).waitFor();
  const before = it.registry.asked.length;
  await on.button(words.ask).click();
  await on.title(words.found).waitFor();
  await on.told(words.counted).waitFor();
  await on.told(words.missing).waitFor();
  assert.ok(it.registry.asked.length - before <= 2, 'only what the padrón lacks is asked');
  const rows = page.locator('tbody tr');
  await many(rows, 7);
  const first = async (row) => (await rows.nth(row).locator('td').first().innerText()).split('\n')[0];
  const names = [OFFICE, OFFICE, 'QUISPE MAMANI LUCÍA', 'ILLARI TEXTIL S.A.C.', NOBODY, '20131312956'];
  for (const [row, name] of names.entries()) assert.equal(await first(row), name);

  const [file] = await Promise.all([page.waitForEvent('download'), on.button('CSV').click()]);
  const text = readFileSync(await file.path(), 'utf8');
  assert.equal(file.suggestedFilename(), 'lookup.csv');
  const lines = text.split('\r\n');
  assert.equal(lines.length, 8);
  assert.ok(lines[1].startsWith(`20131312955,${OFFICE},ACTIVO,HABIDO,`), lines[1]);
  assert.ok(lines[7].includes('"D\'ONOFRIO & HIJOS ""LA UNIÓN"" E.I.R.L."'), lines[7]);

  await on.field(words.paste).fill(rucs(101, 15_000_000, 387_101).join('\n'));
  await on.told(words.over).waitFor();
  await on.field(words.paste).fill('20551000088');
  await on.told(words.over).waitFor({ state: 'detached' });

  await rows.nth(2).getByRole('button').first().click();
  await page.getByRole('article').getByText('QUISPE MAMANI LUCÍA').waitFor();
  await holds(on.field('DNI'), '40123457');
  await on.link(words.several).click();
  await many(rows, 7);
  await page.closeQuietly();
}

for (const [width, theme] of SIZES) {
  test(`a hundred rows and names at ${width} px, ${theme}`, { timeout: 180_000 }, async () => {
    const page = await open(it.browser, { width, theme });
    const on = hands(page);
    const shot = (step) => picture(page, `lookup-many-${width}-${theme}-${step}`);
    await signIn(page, it.address, it.managers.es, '/lookup?by=several');
    await accessible(page, 'many numbers, nothing pasted');
    await shot('1-empty');
    await on.field('Pega tus números').fill(['20131312956', 'hola', ...rucs(98, 15_000_000, 387_101)].join('\n'));
    await shot('2-pasted');
    await accessible(page, 'many numbers, pasted');
    await on.button('Consultar 100 números').click();
    await many(page.locator('tbody tr'), 100);
    await still(page);
    const title = page.getByRole('heading', { level: 2, name: /de 100 encontrados/ });
    const inSight = (heading) => heading.getBoundingClientRect().top >= 0
      && heading.getBoundingClientRect().top < window.innerHeight * 0.6;
    await until(() => title.evaluate(inSight), () => 'the answers are out of sight');
    assert.ok(await title.evaluate((heading) => heading === document.activeElement), 'and are what is read next');
    await accessible(page, 'many numbers, told');
    await fits(page);
    await shot('3-told');

    await on.link('Por nombre').click();
    await on.field('Nombre de la empresa o persona').fill('s.a.c.');
    await page.getByRole('button', { name: /^ALGODONERA DEL SUR/ }).waitFor();
    await accessible(page, 'names');
    await fits(page);
    await shot('4-names');

    // As long as they come: a state of two words beside a name of long ones.
    await page.route('**/lookup/taxpayers**', async (route) => {
      const response = await route.fetch();
      const told = await response.json();
      const long = { name: 'AGROINDUSTRIALES Y COMERCIALIZADORA DE INSUMOS S.A.C.', state: 'SUSPENSION TEMPORAL' };
      await route.fulfill({ response, json: { ...told, items: told.items.map((item) => ({ ...item, ...long })) } });
    });
    await on.field('Nombre de la empresa o persona').fill('algodonera');
    await page.getByRole('button', { name: /^AGROINDUSTRIALES/ }).waitFor();
    await until(() => page.getByText('Suspension temporal').filter({ visible: true }).isVisible());
    await fits(page);
    await shot('5-long');
    await page.closeQuietly();
  });
}

test('by name, while one types', { timeout: 120_000 }, async () => {
  const page = await open(it.browser, { failures: [503] });
  const on = hands(page);
  const asked = [];
  page.on('request', (request) => request.url().includes('/lookup/taxpayers') && asked.push(request.url()));
  await signIn(page, it.address, it.managers.es, '/lookup');
  await on.link('Por nombre').click();
  const name = on.field('Nombre de la empresa o persona');
  await name.fill('hi');
  await on.told('Escribe al menos 3 letras.').waitFor();
  await name.pressSequentially('lados puk', { delay: 20 });
  await on.title('1 resultado').waitFor();
  assert.equal(asked.length, 1, 'it is asked when typing rests');
  await accessible(page, 'one name');
  await name.fill('zarzamora');
  await on.told('Nadie con «zarzamora» en el padrón').waitFor();
  await accessible(page, 'a name that nobody has');
  await name.press('Escape');
  await holds(name, '');
  await on.told(/Escribe una o más palabras/).waitFor();

  await page.route('**/lookup/taxpayers**', (route) => route.fulfill({
    status: 503, contentType: 'application/problem+json', headers: { 'retry-after': '60' },
    body: JSON.stringify({ type: '/problems/names_not_indexed', title: 'Indexando', status: 503, code: 'names_not_indexed' }),
  }));
  await name.fill('algodonera');
  await on.told('Los nombres aún se están indexando').waitFor();
  await accessible(page, 'names that are being indexed');
  await picture(page, 'lookup-many-indexing');
  await page.unroute('**/lookup/taxpayers**');
  await on.button('Reintentar').click();
  await on.title('1 resultado').waitFor();
  await many(on.told('Los nombres aún se están indexando'), 0);

  await on.button('ALGODONERA DEL SUR S.A.C.').click();
  const answer = page.getByRole('article');
  await answer.getByText('CAL. LAS BEGONIAS 100').waitFor();
  await holds(on.field('RUC'), '20551000002');
  await page.goBack();
  await holds(name, 'algodonera');
  await on.link('Crear cuenta').click();
  await arrived(page, '/accounts/new', 'Nueva cuenta');
  await holds(on.field('RUC'), '20551000002');
  await page.closeQuietly();
});

test('in Brazil there are no names, and many CNPJ', { timeout: 120_000 }, async () => {
  const page = await open(it.browser, RESELLERS.pt);
  const on = hands(page);
  await signIn(page, it.address, it.managers.pt, '/lookup?by=name');
  await on.button('Consultar').waitFor();
  await on.link('Vários').waitFor();
  await many(on.link('Por nome'), 0);
  await visit(page, it.address, '/lookup?by=several');
  await on.field('Cole seus números').fill('33.000.167/0001-01\n00.000.000/0001-91\n33000167000102');
  await on.told('3 números · 1 mal escrito').waitFor();
  await on.button('Consultar 3 números').click();
  await on.title('1 de 3 encontrados').waitFor();
  await on.button('COMERCIAL CERRADO LTDA').waitFor();
  await on.told('Esse CNPJ não consta no cadastro').waitFor();
  await accessible(page, 'many CNPJ');
  await picture(page, 'lookup-many-pt');
  await until(() => page.getByText('33.000.167/0001-01').first().isVisible());
  await page.closeQuietly();
});
