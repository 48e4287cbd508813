// The page of look-ups and its four answers: who it is, nobody, a failure that says nothing, and nobody to ask; with a
// provider of this machine. In Spanish, Portuguese and English.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, fits, open, picture, signIn } from './kit/browser.mjs';
import { hands, part } from './kit/hands.mjs';
import { CNPJ, OPERATOR, RESELLERS, stage } from './kit/stage.mjs';
import { arrived, holds, isOn, many, settled, still, until } from './kit/wait.mjs';

const [FOUND, BEFORE] = ['20600055519', '20512333797'];
const DNI = '10117410';

const stories = {
  es: {
    lost: '20550000017', path: 'Consulta de RUC, DNI y CNPJ', ask: 'Consultar', right: 'El dígito verificador corresponde.',
    wrong: 'El dígito verificador no corresponde; revisa el número.', missing: `El RUC ${BEFORE} no figura en el registro`,
    failed: /No se pudo consultar; el número puede existir/, retry: 'Reintentar', nobody: /no tiene dónde consultar un CNPJ/,
    name_alone: 'De una persona solo se muestra el nombre.', create: 'Crear cuenta con este RUC', cpf: /De un CPF solo se revisan/,
    form: 'Nueva cuenta', name: 'Nombre de la empresa', not_there: 'No figura en el registro', used: /de tu equipo este mes: 3/,
  },
  pt: {
    lost: '20550000025', path: 'Consulta de RUC, DNI e CNPJ', ask: 'Consultar', right: 'O dígito verificador confere.',
    wrong: 'O dígito verificador não confere; revise o número.', missing: `O RUC ${BEFORE} não consta no cadastro`,
    failed: /Não foi possível consultar; o número pode existir/, retry: 'Tentar de novo', nobody: /não tem onde consultar um CNPJ/,
    name_alone: 'De uma pessoa só se mostra o nome.', create: 'Criar conta com este RUC', cpf: /De um CPF só se conferem/,
    form: 'Nova conta', name: 'Nome da empresa', not_there: 'Não consta no cadastro', used: /da sua equipe neste mês: 3/,
  },
  en: {
    lost: '20550000033', path: 'RUC, DNI and CNPJ look-up', ask: 'Look up', right: 'The check digit matches.',
    wrong: 'The check digit does not match; check the number.', missing: `RUC ${BEFORE} is not in the registry`,
    failed: /The look-up failed; the number may exist/, retry: 'Try again', nobody: /has nowhere to look a CNPJ up/,
    name_alone: 'Of a person only the name is shown.', create: 'Create an account with this RUC', cpf: /Only the digits of a CPF/,
    form: 'New account', name: 'Company name', not_there: 'Not in the registry', used: /Your team's look-ups this month: 3/,
  },
};

const it = stage({
  languages: ['es', 'pt', 'en'],
  registry: true,
  prepare: () => {
    it.registry.companies[FOUND] = {
      razon_social: 'ILLARI TEXTIL S.A.C.', estado: 'ACTIVO', condicion: 'HABIDO',
      direccion: 'AV. GARCILASO 1472', ubigeo: '150101',
    };
    it.registry.people[DNI] = { full_name: 'QUISPE MAMANI LUCIA' };
  },
});

for (const [language, words] of Object.entries(stories)) {
  test(`four answers, in ${language}`, { timeout: 120_000 }, () => tell(language, words));
}

test('the operator looks its own number up where it says how it invoices', { timeout: 60_000 }, async () => {
  const page = await open(it.browser, RESELLERS.es);
  const on = hands(page);
  await signIn(page, it.address, OPERATOR, '/invoice-settings');
  await on.field('RUC').fill(FOUND);
  await page.getByRole('button', { name: /SUNAT/ }).click();
  await holds(on.field('Quién cobra'), 'ILLARI TEXTIL S.A.C.');
  await on.told('AV. GARCILASO 1472').waitFor();
  await accessible(page, 'who invoices, looked up');
  await picture(page, 'lookup-5-issuer');
  await page.setViewportSize({ width: 360, height: 780 });
  await still(page);
  await fits(page);
  await picture(page, 'lookup-6-issuer-360');
  await page.closeQuietly();
});

async function tell(language, words) {
  const page = await open(it.browser, { ...RESELLERS[language], failures: [502, 503] });
  const on = hands(page);
  const shot = (step) => picture(page, `lookup-${language}-${step}`);
  const main = page.getByRole('main');
  await signIn(page, it.address, it.managers[language], '/lookup');
  await page.getByRole('heading', { level: 1, name: words.path }).waitFor();
  const ask = async (kind, number) => {
    await on.side(kind).click();
    await on.field(kind).fill(number);
    await on.button(words.ask).click();
  };

  await on.side('RUC').click();
  await on.field('RUC').fill('20600055518');
  await on.told(words.wrong).waitFor();
  await on.field('RUC').fill(FOUND);
  await on.told(words.right).waitFor();
  await on.button(words.ask).click();
  const answer = main.getByRole('article');
  await answer.getByText('ILLARI TEXTIL S.A.C.').waitFor();
  await answer.getByText('AV. GARCILASO 1472').waitFor();
  await answer.getByText(/150101/).waitFor();
  await accessible(page, 'a taxpayer that was found');
  await shot('1-found');

  await ask('RUC', BEFORE);
  await on.told(words.missing).waitFor();
  await many(answer, 0);
  await accessible(page, 'a number that nobody has');
  await shot('2-missing');

  it.registry.broken = 503;
  await ask('RUC', words.lost);
  await page.getByRole('alert').getByText(words.failed).waitFor();
  await accessible(page, 'a look-up that failed');
  await shot('3-failed');
  it.registry.broken = null;
  it.registry.companies[words.lost] = { razon_social: 'OFICINA DE MUESTRA', estado: 'BAJA DE OFICIO', condicion: 'NO HALLADO' };
  await on.button(words.retry).click();
  await answer.getByText('OFICINA DE MUESTRA').waitFor();
  await many(page.getByRole('alert'), 0);

  await ask('CNPJ', CNPJ);
  await on.told(words.nobody).waitFor();
  await accessible(page, 'a number that nobody is asked about');
  await shot('4-nobody');
  await on.side('CPF').click();
  await on.told(words.cpf).waitFor();
  await many(on.button(words.ask), 0);

  await on.told(words.used).waitFor();
  await on.told(words.not_there).waitFor();
  await still(page);
  const before = it.registry.asked.length;
  await on.button('ILLARI TEXTIL S.A.C.').click();
  await isOn(on.radio('RUC'));
  await answer.getByText('AV. GARCILASO 1472').waitFor();
  assert.equal(it.registry.asked.length, before, 'an answer is shown again without asking');
  await on.link(words.create).click();
  await arrived(page, '/accounts/new', words.form);
  await holds(on.field('RUC'), FOUND);
  await holds(on.field(words.name), 'ILLARI TEXTIL S.A.C.');
  await page.closeQuietly();
}

test('a person by DNI', { timeout: 120_000 }, async () => {
  const page = await open(it.browser);
  const on = hands(page);
  await signIn(page, it.address, it.managers.es, '/lookup');
  await on.side('DNI').click();
  await on.field('DNI').fill(DNI);
  await on.button('Consultar').click();
  const answer = page.getByRole('article');
  await answer.getByText('QUISPE MAMANI LUCIA').waitFor();
  await answer.getByText(stories.es.name_alone).waitFor();
  await many(answer.getByRole('link'), 0);
  await accessible(page, 'a person');
  assert.ok(it.registry.asked.includes(DNI));
  await page.closeQuietly();
});

// The last one: the provider is left alone for a while after it.
test('the operator sees how much of a quota is used, which grows as the provider is asked', { timeout: 120_000 }, async () => {
  const page = await open(it.browser, { ...RESELLERS.es, failures: [502, 503] });
  const on = hands(page);
  await signIn(page, it.address, OPERATOR, '/lookup');
  const card = part(page, 'Proveedores de consultas');
  await card.getByText('RUC, DNI').waitFor();
  await card.getByText(/^Empieza de nuevo el /).waitFor();
  const used = async () => Number(/(\d+)\s*\/ 5,000/.exec(await card.innerText())?.[1]);
  const before = await used();
  assert.ok(before >= 0);
  await on.field('RUC').fill('20550000041');
  await on.button('Consultar').click();
  await on.told('El RUC 20550000041 no figura en el registro').waitFor();
  await until(async () => (await used()) === before + 1, () => card.innerText());
  await accessible(page, 'the providers');
  it.registry.broken = 503;
  for (let time = 0; time < 5; time += 1) {
    await on.field('RUC').fill(['20550000050', '20550000041'][time % 2]);
    await on.button('Consultar').click();
    await on.told(/No se pudo consultar/).waitFor();
  }
  await card.getByText(/^Falló o pidió esperar: no se le pregunta hasta el /).waitFor();
  it.registry.broken = null;
  for (const [width, theme] of [[1440, 'light'], [768, 'dark'], [360, 'light'], [360, 'dark']]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await settled(page);
    await accessible(page, `the providers at ${width}`);
    await fits(page);
    await picture(page, `lookup-7-providers-${width}-${theme}`);
  }
  await page.closeQuietly();
});
