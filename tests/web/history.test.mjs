// What is changed on an account's page is done and kept: the switches of the limits, an own number, the day on which the
// cycle starts; and its history says what, who, when, before and after. In Spanish, Portuguese and English.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { fact, hands, part } from './kit/hands.mjs';
import { PASSWORD } from './kit/installation.mjs';
import { RESELLERS, account, clientSignsIn, stage } from './kit/stage.mjs';
import { arrived, isOn, many } from './kit/wait.mjs';

const stories = {
  es: {
    users: 'Limitar usuarios', off: 'Los usuarios ya no tienen límite', undo: 'Deshacer', change: 'Cambiar… Comprobantes', own: 'Uno propio',
    number: 'Número propio', apply: 'Aplicar', changed: 'Límite cambiado', edit: 'Editar', editing: 'Editar la cuenta', cycle: 'Inicio del ciclo', day: 'Día 15',
    save: 'Guardar cambios', data: 'Datos', cycleFact: 'Ciclo', starts: 'Empieza el día 15', parts: 'Secciones de la cuenta', history: 'Historial',
    rows: [
      [/^Se editó la cuenta/, 'Mario Quispe', ['Día en que empieza el ciclo: antes 1 → después 15']],
      [/^Cambiaron los límites/, 'Mario Quispe', ['Comprobantes, número propio', '7']],
      [/^Cambiaron los límites/, 'Mario Quispe', ['Limitar usuarios: antes Sí → después No']],
      [/^Se bloqueó la cuenta/, 'Rosa Ccori', ['Estado: antes Activa → después Bloqueada', 'Motivo: Dos cuotas vencidas']],
      [/^Se creó la cuenta/, 'Mario Quispe', ['Hostname: pukara-es']],
    ],
    all: 'Todo', everyday: [[/^El cliente ingresó a su sistema/, 'Servidor Sistema del cliente', []]],
  },
  pt: {
    users: 'Limitar usuários', off: 'Os usuários não têm mais limite', undo: 'Desfazer', change: 'Mudar… Documentos fiscais', own: 'Um próprio',
    number: 'Número próprio', apply: 'Aplicar', changed: 'Limite alterado', edit: 'Editar', editing: 'Editar a conta', cycle: 'Início do ciclo', day: 'Dia 15',
    save: 'Salvar alterações', data: 'Dados', cycleFact: 'Ciclo', starts: 'Começa no dia 15', parts: 'Seções da conta', history: 'Histórico',
    rows: [
      [/^A conta foi editada/, 'Mario Quispe', ['Dia em que o ciclo começa: antes 1 → depois 15']],
      [/^Os limites mudaram/, 'Mario Quispe', ['Documentos fiscais, número próprio', '7']],
      [/^Os limites mudaram/, 'Mario Quispe', ['Limitar usuários: antes Sim → depois Não']],
      [/^A conta foi bloqueada/, 'Rosa Ccori', ['Situação: antes Ativa → depois Bloqueada', 'Motivo: Dos cuotas vencidas']],
      [/^A conta foi criada/, 'Mario Quispe', ['Hostname: pukara-pt']],
    ],
    all: 'Tudo', everyday: [[/^O cliente entrou no seu sistema/, 'Servidor Sistema do cliente', []]],
  },
  en: {
    users: 'Limit users', off: 'Users are no longer limited', undo: 'Undo', change: 'Change… Documents', own: 'One of its own',
    number: 'Own number', apply: 'Apply', changed: 'Limit changed', edit: 'Edit', editing: 'Edit the account', cycle: 'Start of the cycle', day: 'Day 15',
    save: 'Save changes', data: 'Data', cycleFact: 'Cycle', starts: 'Starts on day 15', parts: 'Parts of the account', history: 'History',
    rows: [
      [/^The account was edited/, 'Mario Quispe', ['Day on which the cycle starts: before 1 → after 15']],
      [/^The limits changed/, 'Mario Quispe', ['Documents, own number', '7']],
      [/^The limits changed/, 'Mario Quispe', ['Limit users: before Yes → after No']],
      [/^The account was locked/, 'Rosa Ccori', ['State: before Active → after Locked', 'Reason: Dos cuotas vencidas']],
      [/^The account was created/, 'Mario Quispe', ['Hostname: pukara-en']],
    ],
    all: 'Everything', everyday: [[/^The client signed in to its software/, 'Servidor The client\'s software', []]],
  },
};

const it = stage({ languages: ['es', 'pt', 'en'] });

for (const [language, words] of Object.entries(stories)) {
  test(`limits, cycle and history of an account, in ${language}`, { timeout: 120_000 }, () => tell(language, words));
}

async function tell(language, words) {
  const { account: made, token } = await account(it, language, `pukara-${language}`);
  await clientSignsIn(it, token, made.id, made.access_email, PASSWORD);
  const owner = await it.installation.signIn(`dueno@${RESELLERS[language].domain}`);
  const body = { level: 'issuing', reason: 'Dos cuotas vencidas' };
  const locked = await it.installation.send('POST', `/accounts/${made.id}/lock`, body, owner, made.version);
  await it.installation.send('POST', `/accounts/${made.id}/unlock`, undefined, owner, locked.version);
  const limits = () => it.installation.read(`/accounts/${made.id}/limits`, token);

  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  await signIn(page, it.address, it.managers[language], `/accounts/${made.id}/overview`);
  const users = on.turn(words.users);
  await users.click();
  await on.told(words.off).waitFor();
  await isOn(users, false);
  assert.equal((await limits()).users.effective, null);
  await on.button(words.undo).click();
  await isOn(users);
  assert.equal((await limits()).users.effective, 2);
  await users.click();
  await isOn(users, false);

  await on.button(words.change).click();
  const dialog = hands(page.getByRole('dialog'));
  await dialog.radio(words.own).check();
  await dialog.field(words.number).fill('7');
  await accessible(page, 'the dialog of an own number');
  await dialog.button(words.apply).click();
  await on.told(words.changed).waitFor();
  const { documents } = await limits();
  assert.deepEqual([documents.own, documents.plan, documents.effective], [7, 5, 7]);

  await on.link(words.edit).first().click();
  await arrived(page, '/edit', words.editing);
  await on.select(words.cycle).selectOption({ label: words.day });
  await on.button(words.save).click();
  await arrived(page, '/overview', made.name);
  await fact(part(page, words.data), words.cycleFact).getByText(words.starts).waitFor();
  assert.match((await limits()).cycle.starts_at, /-15T/);
  await picture(page, `history-${language}-1-overview`);

  await page.getByRole('navigation', { name: words.parts }).getByRole('link', { name: words.history }).click();
  await arrived(page, '/history', made.name);
  const tells = async ([what, who, changes]) => {
    const rows = page.getByRole('row', { name: what }).filter({ has: page.getByRole('cell', { name: who, exact: true }) });
    const lines = changes.reduce((found, line) => found.filter({ hasText: line }), rows);
    await lines.first().waitFor();
    const year = new Date().getUTCFullYear();
    await lines.first().getByRole('cell', { name: new RegExp(`${year}.*\\d\\d[:h]\\d\\d`) }).last().waitFor();
  };
  for (const row of words.rows) await tells(row);
  await many(page.getByRole('row', { name: words.everyday[0][0] }), 0);
  await on.side(words.all).click();
  await page.waitForURL(/[?]show=everything$/);
  for (const row of [...words.rows, ...words.everyday]) await tells(row);
  await many(page.getByText(PASSWORD), 0);
  await accessible(page, 'the history of an account');
  await picture(page, `history-${language}-2-history`);
  await page.closeQuietly();
}
