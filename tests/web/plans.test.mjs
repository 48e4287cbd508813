// A plan is made, changed into a second version while its account stays on the first, compared, and the account moved
// after a look at what that means. In Spanish, Portuguese and English.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { hands, part } from './kit/hands.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { arrived, isOn, many } from './kit/wait.mjs';

const stories = {
  es: {
    plan: 'Nuevo plan', name: 'Nombre', software: 'Software', amount: 'Monto', yearly: 'Anual', price: 'S/ 590.00', each: /al año/,
    documents: 'Comprobantes por ciclo', perCycle: 'Notas de venta por ciclo', users: 'Usuarios', lookups: 'Consultas por ciclo', sales: 'Ventas por ciclo', upTo: 'Hasta', noLimit: 'Sin límite',
    only: 'Solo estos', kinds: 'Tipos que incluye', kind: 'Factura', notes: 'Las notas de venta cuentan', modules: 'Empieza con', module: 'Facturas y boletas',
    make: 'Crear plan', made: (name) => `Plan ${name} creado`, current: (number) => `Versión ${number}, la vigente`, edit: 'Editar',
    editing: 'Editar el plan', next: /será la versión 2: la toman las cuentas nuevas/, save: 'Guardar', saved: (name) => `Plan ${name} guardado`,
    behind: '1 cuenta sigue en una versión anterior, con los precios y límites de entonces.', compare: 'Comparar versiones',
    versions: 'Versiones', move: 'Mover…', title: 'Mover cuentas de plan', over: 'ya usa 3', over_all: 'Tienen más usuarios que su nuevo límite',
    go: 'Mover 1 cuenta', moved: (plan) => `1 cuenta pasó a ${plan}, versión 2.`, see: 'Ver el plan', stop: 'Dejar de ofrecer', again: 'Ofrecer de nuevo',
    off: 'No se ofrece', missing: 'Hay 3 datos por corregir:', stale: 'Algo cambió desde que lo viste.', accounts: 'Cuentas',
  },
  pt: {
    plan: 'Novo plano', name: 'Nome', software: 'Software', amount: 'Valor', yearly: 'Anual', price: 'R$ 590,00', each: /por ano/,
    documents: 'Documentos por ciclo', perCycle: 'Notas de venda por ciclo', users: 'Usuários', lookups: 'Consultas por ciclo', sales: 'Vendas por ciclo', upTo: 'Até', noLimit: 'Sem limite',
    only: 'Só estes', kinds: 'Tipos que inclui', kind: 'NF-e', notes: 'As notas de venda contam', modules: 'Começa com', module: 'Notas fiscais e cupons',
    make: 'Criar plano', made: (name) => `Plano ${name} criado`, current: (number) => `Versão ${number}, a vigente`, edit: 'Editar',
    editing: 'Editar o plano', next: /será a versão 2: as contas novas a recebem/, save: 'Salvar', saved: (name) => `Plano ${name} salvo`,
    behind: '1 conta continua em uma versão anterior, com os preços e limites de então.', compare: 'Comparar versões',
    versions: 'Versões', move: 'Mover…', title: 'Mover contas de plano', over: 'já usa 3', over_all: 'Têm mais usuários que o novo limite',
    go: 'Mover 1 conta', moved: (plan) => `1 conta passou para ${plan}, versão 2.`, see: 'Ver o plano', stop: 'Deixar de oferecer', again: 'Oferecer de novo',
    off: 'Não é oferecido', missing: 'Há 3 dados para corrigir:', stale: 'Algo mudou desde que você viu.', accounts: 'Contas',
  },
  en: {
    plan: 'New plan', name: 'Name', software: 'Software', amount: 'Amount', yearly: 'Yearly', price: 'S/ 590.00', each: /a year/,
    documents: 'Documents per cycle', perCycle: 'Sales notes per cycle', users: 'Users', lookups: 'Look-ups per cycle', sales: 'Sales per cycle', upTo: 'Up to', noLimit: 'No limit',
    only: 'Only these', kinds: 'Kinds it includes', kind: 'Factura', notes: 'Sales notes count', modules: 'Begins with', module: 'Invoices and receipts',
    make: 'Create plan', made: (name) => `Plan ${name} created`, current: (number) => `Version ${number}, the current one`, edit: 'Edit',
    editing: 'Edit the plan', next: /it becomes version 2: new accounts get it/, save: 'Save', saved: (name) => `Plan ${name} saved`,
    behind: '1 account is still on an older version, with the prices and limits of then.', compare: 'Compare versions',
    versions: 'Versions', move: 'Move…', title: 'Move accounts between plans', over: 'already uses 3', over_all: 'Have more users than their new limit',
    go: 'Move 1 account', moved: (plan) => `1 account moved to ${plan}, version 2.`, see: 'See the plan', stop: 'Stop offering', again: 'Offer again',
    off: 'Not offered', missing: '3 fields need correcting:', stale: 'Something changed since you looked.', accounts: 'Accounts',
  },
};

const it = stage({ languages: ['es', 'pt', 'en'] });

for (const [language, words] of Object.entries(stories)) {
  test(`a plan, its versions and a move, in ${language}`, { timeout: 120_000 }, () => tell(language, words));
}

test('another price is tried out, and then holds', { timeout: 120_000 }, async () => {
  const token = await it.installation.signIn('dueno@sillar.example');
  const terms = { price: { minor: 5_900, currency: 'PEN' }, interval: 'monthly' };
  const made = await it.installation.send('POST', '/plans', { name: 'Brote', terms }, token);
  await account(it, 'es', 'retama', { plan_id: made.id, name: 'Retama Ediciones S.A.C.' });
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, 'dueno@sillar.example', `/plans/${made.id}`);
  const on = hands(page);
  await on.link('¿Otro precio?…').click();
  await arrived(page, '/moves', 'Mover cuentas de plan');
  const price = page.getByLabel(/^¿Y si costara…\?/);
  await price.fill('caro');
  await on.told('Eso no es un importe.').waitFor();
  await accessible(page, 'a price that is none');
  await price.fill('69');
  await on.told('S/ 69.00').first().waitFor();
  await on.button('Mover 1 cuenta').waitFor();
  await accessible(page, 'another price');
  await picture(page, 'plans-price');
  assert.equal((await it.installation.read(`/plans/${made.id}`, token)).newest_version, 1, 'it is tried out only');
  await on.button('Mover 1 cuenta').click();
  await on.told('1 cuenta pasó a Brote, versión 2.').waitFor();
  const after = await it.installation.read(`/plans/${made.id}`, token);
  assert.deepEqual([after.newest_version, after.terms.price.minor], [2, 6_900]);
  await page.closeQuietly();
});

async function tell(language, words) {
  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  const shot = (step) => picture(page, `plans-${language}-${step}`);
  const token = await it.installation.signIn(it.managers[language]);
  await signIn(page, it.address, it.managers[language], '/plans/new');
  await page.getByRole('heading', { level: 1, name: words.plan }).waitFor();
  const id = await makes(page, words, shot);
  const first = await it.installation.read(`/plans/${id}`, token);
  assert.deepEqual([first.terms.software, first.terms.interval, first.terms.price.minor], ['Facturador Andino', 'yearly', 59_000]);
  assert.deepEqual([first.terms.documents, first.terms.users, first.terms.lookups, first.terms.sales_amount.minor], [500, 5, null, 12_345_600]);
  assert.deepEqual([first.terms.document_kinds, first.terms.default_modules], [[language === 'pt' ? 'nfe' : 'factura'], ['sales_invoices']]);
  assert.deepEqual([first.terms.sales_notes, first.terms.sales_notes_count], [200, true]);

  const { account: made } = await account(it, language, `puka-${language}`, { plan_id: id });
  const key = await it.installation.send('POST', `/accounts/${made.id}/integration-keys`, { name: 'Servidor' }, token);
  await it.installation.send('PUT', `/accounts/${made.id}/usage/users`, { users: 3 }, key.secret);
  const { modules } = await it.installation.read(`/accounts/${made.id}/modules`, token);
  assert.deepEqual(modules, ['sales_invoices'], 'a new account gets what its plan gives');

  await page.reload();
  await on.link(words.edit).click();
  await arrived(page, `/plans/${id}/edit`, words.editing);
  await on.told(words.next).waitFor();
  await on.group(words.users).getByRole('textbox').fill('2');
  await accessible(page, 'the form that changes a plan');
  await on.button(words.save).click();
  await arrived(page, `/plans/${id}`, 'Cosecha');
  await on.told(words.saved('Cosecha')).waitFor();
  await on.title(words.current(2)).waitFor();
  await on.told(words.behind).waitFor();
  const compared = part(page, words.compare).getByRole('row', { name: new RegExp(`^${words.users} 5 2$`) });
  await compared.waitFor();
  await accessible(page, 'a plan with two versions');
  await shot('2-versions');
  assert.equal((await it.installation.read(`/accounts/${made.id}`, token)).users.plan, 5, 'the account stays on its version');

  await part(page, words.versions).getByRole('link', { name: words.move }).click();
  await arrived(page, '/moves', words.title);
  await on.row(new RegExp(`puka-${language}`)).getByText(words.over).filter({ visible: true }).first().waitFor();
  await on.told(words.over_all).waitFor();
  await accessible(page, 'what a move means');
  await shot('3-preview');
  await it.installation.send('PUT', `/accounts/${made.id}/usage/users`, { users: 2 }, key.secret);
  const limits = await it.installation.read(`/accounts/${made.id}/limits`, token);
  await it.installation.send('PATCH', `/accounts/${made.id}/limits`, { users: { own: { to: 4 } } }, token, limits.version);
  await on.button(words.go).click();
  await on.told(words.stale).waitFor();
  await many(on.row(new RegExp(`puka-${language}`)).getByText(words.over), 0);
  await shot('4-stale');
  await on.button(words.go).click();
  await on.told(words.moved('Cosecha')).waitFor();
  await accessible(page, 'what became of a move');
  const after = await it.installation.read(`/accounts/${made.id}`, token);
  assert.deepEqual([after.plan.version, after.users.plan, after.users.effective], [2, 2, 4], 'its own number stays');

  await on.link(words.see).click();
  await arrived(page, `/plans/${id}`, 'Cosecha');
  await many(on.told(words.behind), 0);
  await on.button(words.stop).click();
  await on.button(words.again).waitFor();
  await on.told(words.off).first().waitFor();
  assert.equal((await it.installation.read(`/plans/${id}`, token)).enabled, false);
  await page.closeQuietly();
}

/** Fills the form of a plan in, after what it says to an empty one; gives the plan's id. */
async function makes(page, words, shot) {
  const on = hands(page);
  await on.button(words.make).click();
  await on.told(words.missing).waitFor();
  await on.field(words.name).fill('Cosecha');
  await on.field(words.software).fill('Facturador Andino');
  await on.field(words.amount).fill('590');
  await on.side(words.yearly).click();
  await on.group(words.documents).getByRole('textbox').fill('500');
  await isOn(on.group(words.perCycle).getByRole('radio', { name: words.noLimit }));
  await hands(on.group(words.perCycle)).side(words.upTo).click();
  await on.group(words.perCycle).getByRole('textbox').fill('200');
  await on.group(words.users).getByRole('textbox').fill('5');
  await isOn(on.group(words.lookups).getByRole('radio', { name: words.noLimit }));
  await hands(on.group(words.sales)).side(words.upTo).click();
  await on.group(words.sales).getByRole('textbox').fill('123456');
  await hands(on.group(words.kinds)).side(words.only).click();
  for (const kind of await on.group(words.kinds).getByRole('checkbox').all()) await kind.uncheck();
  await on.group(words.kinds).getByRole('checkbox', { name: words.kind, exact: true }).check();
  await on.turn(words.notes).click();
  await hands(on.group(words.modules)).side(words.only).click();
  await on.tick(words.module).check();
  await accessible(page, 'the form of a plan');
  await shot('1-form');
  await on.button(words.make).click();
  await page.getByRole('heading', { level: 1, name: 'Cosecha' }).waitFor();
  await on.told(words.made('Cosecha')).waitFor();
  await on.title(words.current(1)).waitFor();
  await page.getByText(words.price).first().waitFor();
  await page.getByText(words.each).first().waitFor();
  return /plans\/([0-9a-f-]{36})/.exec(page.url())[1];
}
