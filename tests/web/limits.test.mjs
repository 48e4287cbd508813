// Every limit of an account on its page: what the plan gives, what is used, switched off and undone, an own number, an
// own amount of money; and what the history tells of it. In Spanish, Portuguese and English, and on a telephone.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands } from './kit/hands.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { isOn, settled } from './kit/wait.mjs';

const stories = {
  es: {
    meters: ['Comprobantes', 'Notas de venta', 'Consultas', 'Usuarios', 'Establecimientos', 'Ventas'], used: 'Consultas: 250 de 300',
    notes: 'Incluye 40 notas de venta: en su plan cuentan.', lookups: 'Limitar consultas', off: 'Las consultas ya no tienen límite', undo: 'Deshacer',
    plan: /^Plan \S+: 300 consultas$/, changeLookups: 'Cambiar… Consultas', changeSales: 'Cambiar… Ventas', own: 'Uno propio', number: 'Número propio',
    amount: 'Monto propio', typed: '12,345.50', wrong: 'doce', shown: /ventas hasta S\/\s12,345\.50/, apply: 'Aplicar', changed: 'Límite cambiado',
    history: 'Historial', rows: [['Consultas, número propio', '900'], ['Ventas, monto propio', '12,345.50']],
  },
  pt: {
    meters: ['Documentos fiscais', 'Notas de venda', 'Consultas', 'Usuários', 'Estabelecimentos', 'Vendas'], used: 'Consultas: 250 de 300',
    notes: 'Inclui 40 notas de venda: no seu plano contam.', lookups: 'Limitar consultas', off: 'As consultas não têm mais limite', undo: 'Desfazer',
    plan: /^Plano \S+: 300 consultas$/, changeLookups: 'Mudar… Consultas', changeSales: 'Mudar… Vendas', own: 'Um próprio', number: 'Número próprio',
    amount: 'Valor próprio', typed: '12.345,50', wrong: 'doze', shown: /vendas até R\$\s12\.345,50/, apply: 'Aplicar', changed: 'Limite alterado',
    history: 'Histórico', rows: [['Consultas, número próprio', '900'], ['Vendas, valor próprio', '12.345,50']],
  },
  en: {
    meters: ['Documents', 'Sales notes', 'Look-ups', 'Users', 'Establishments', 'Sales'], used: 'Look-ups: 250 of 300',
    notes: 'Includes 40 sales notes, which count on its plan.', lookups: 'Limit look-ups', off: 'Look-ups are no longer limited', undo: 'Undo',
    plan: /^\S+ plan: 300 look-ups$/, changeLookups: 'Change… Look-ups', changeSales: 'Change… Sales', own: 'One of its own', number: 'Own number',
    amount: 'Own amount', typed: '12,345.50', wrong: 'twelve', shown: /sales up to S\/\s12,345\.50/, apply: 'Apply', changed: 'Limit changed',
    history: 'History', rows: [['Look-ups, own number', '900'], ['Sales, own amount', '12,345.50']],
  },
};

const it = stage({ languages: ['es', 'pt', 'en'] });

for (const [language, words] of Object.entries(stories)) {
  test(`every limit of an account, in ${language}`, { timeout: 120_000 }, () => tell(language, words));
}

async function tell(language, words) {
  const { token, id } = await counted(language);
  const limits = () => it.installation.read(`/accounts/${id}/limits`, token);
  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  await signIn(page, it.address, it.managers[language], `/accounts/${id}/overview`);
  for (const meter of words.meters) await on.button(new RegExp(`… ${meter}$`)).waitFor();
  await page.getByRole('meter', { name: words.used }).waitFor();
  await on.told(words.notes).waitFor();
  await on.told(words.plan).waitFor();
  await accessible(page, 'all limits of an account');
  await picture(page, `limits-${language}-1-overview`);

  const lookups = on.turn(words.lookups);
  await lookups.click();
  await on.told(words.off).waitFor();
  await isOn(lookups, false);
  assert.equal((await limits()).lookups.effective, null);
  await on.button(words.undo).click();
  await isOn(lookups);
  assert.equal((await limits()).lookups.effective, 300);

  await types(page, words, words.changeLookups, words.number, '900');
  assert.deepEqual(pick((await limits()).lookups), { plan: 300, own: 900, effective: 900, used: 250 });

  await on.button(words.changeSales).click();
  const dialog = hands(page.getByRole('dialog'));
  await dialog.radio(words.own).check();
  await dialog.field(words.amount).fill(words.wrong);
  await dialog.button(words.apply).click();
  await page.locator('dialog .error').waitFor();
  await accessible(page, 'the dialog of an own amount');
  await dialog.field(words.amount).fill(words.typed);
  await dialog.button(words.apply).click();
  await on.told(words.changed).first().waitFor();
  await on.told(words.shown).waitFor();
  const { sales_amount: sales, currency } = await limits();
  assert.deepEqual([pick(sales), currency], [{ plan: null, own: 1_234_550, effective: 1_234_550, used: 0 }, language === 'pt' ? 'BRL' : 'PEN']);
  await picture(page, `limits-${language}-2-own`);

  await visit(page, it.address, `/accounts/${id}/history`);
  for (const [field, value] of words.rows) await page.getByRole('row').filter({ hasText: field }).filter({ hasText: value }).first().waitFor();
  await page.closeQuietly();
}

test('every limit of an account, on a telephone and in the dark', { timeout: 120_000 }, async () => {
  const { id } = await counted('es', 'wayra');
  for (const look of [{ width: 360, height: 780 }, { theme: 'dark' }]) {
    const page = await open(it.browser, { ...RESELLERS.es, ...look });
    await signIn(page, it.address, it.managers.es, `/accounts/${id}/overview`);
    await hands(page).button('Cambiar… Ventas').waitFor();
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.equal(wide, false, 'nothing is wider than the page');
    await accessible(page, 'all limits of an account');
    await page.closeQuietly();
  }
});

/** The number of a limit is changed to one of the account's own. */
async function types(page, words, change, field, number) {
  await hands(page).button(change).click();
  const dialog = hands(page.getByRole('dialog'));
  await dialog.radio(words.own).check();
  await dialog.field(field).fill(number);
  await dialog.button(words.apply).click();
  await hands(page).told(words.changed).first().waitFor();
}

/** An account on a plan with most limits, whose software has reported what it made. */
async function counted(language, hostname = 'pukara') {
  const token = await it.installation.signIn(it.managers[language]);
  const terms = { documents: 500, sales_notes: 50, lookups: 300, users: 3, establishments: 2, sales_notes_count: true };
  const plan = await it.installation.send('POST', '/plans', { name: `Medido-${hostname}`, terms }, token);
  const { account: made } = await account(it, language, `${hostname}-${language}`, { plan_id: plan.id });
  const key = await it.installation.send('POST', `/accounts/${made.id}/integration-keys`, { name: 'Servidor' }, token);
  const report = { sales_notes: 40, lookups: 250, establishments: 2 };
  await it.installation.send('PUT', `/accounts/${made.id}/usage/report`, report, key.secret);
  return { token, id: made.id };
}

function pick({ plan, own, effective, used }) {
  return { plan, own, effective, used };
}
