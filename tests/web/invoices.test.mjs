// Invoices: a reseller pays for its clients, is invoiced by the operator, and pays with a boleto; the operator says how it
// invoices, writes payments down and cancels, and changes a reseller plan.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { KEY } from './kit/asaas.mjs';
import { accessible, fits, open, picture, signIn, visit } from './kit/browser.mjs';
import { fact, hands } from './kit/hands.mjs';
import { command } from './kit/installation.mjs';
import { linesOfAMonthAgo } from './kit/past.mjs';
import { OPERATOR, RESELLERS, account, stage } from './kit/stage.mjs';
import { many } from './kit/wait.mjs';

const it = stage({ languages: ['pt', 'es'], asaas: true });

/** A plan of that price with the tax in it. */
async function plan(language, name, minor) {
  const token = await it.installation.signIn(`dueno@${RESELLERS[language].domain}`);
  const terms = { price: { minor, currency: language === 'pt' ? 'BRL' : 'PEN' }, interval: 'monthly', tax_included: true };
  return it.installation.send('POST', '/plans', { name, terms }, token);
}

/** An account that the reseller pays for, charged from today on. */
async function paidFor(language, hostname, name, planId) {
  const { account: made, token } = await account(it, language, hostname, { name, plan_id: planId, payer: 'reseller' });
  await it.installation.send('POST', `/accounts/${made.id}/subscription`, {}, token);
}

/** What stands in a PDF. */
const printed = (path) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });

/** Gives the resellers half off. */
async function half() {
  const operator = await it.installation.signIn(OPERATOR);
  const plan = { name: 'Gestor 50 %', maximum_accounts: null, discount_basis_points: 5_000 };
  const made = await it.installation.send('POST', '/reseller-plans', plan, operator);
  const { items } = await it.installation.read('/resellers', operator);
  for (const { id, version } of items) {
    await it.installation.send('PATCH', `/resellers/${id}`, { plan_id: made.id }, operator, version);
  }
}

/** The operator's provider, and where and with which token it tells of events. */
async function connect() {
  const operator = await it.installation.signIn(OPERATOR);
  const provider = { kind: 'asaas', environment: 'sandbox', api_key: KEY, new_webhook_token: true };
  const told = await it.installation.send('PUT', '/payment-provider', { provider }, operator, '0');
  return { address: it.address + told.provider.provider.webhook_path, token: told.webhook_token };
}

test('a reseller pays an invoice with a boleto', { timeout: 240_000 }, async () => {
  await half();
  const diamond = await plan('pt', 'Diamante', 20_000);
  const page = await open(it.browser, RESELLERS.pt);
  await signIn(page, it.address, it.managers.pt, '/invoices');
  const on = hands(page);
  await on.title('Ainda não há faturas').waitFor();
  await on.told('do preço de cada plano').waitFor();
  await accessible(page, 'no invoices');
  await picture(page, 'invoices-1-none');

  await paidFor('pt', 'tapera', 'Tapera Laticínios Ltda', diamond.id);
  await paidFor('pt', 'jatoba', 'Jatobá Móveis Planejados e Marcenaria Ltda', diamond.id);
  await page.reload();
  await on.told('2 linhas').waitFor();
  linesOfAMonthAgo(it.installation);
  assert.match(command(it.installation.env, 'charge'), /, 1 invoice issued/);
  await page.reload();
  const row = page.locator('tbody tr');
  await many(row, 1);
  await row.getByText(/Pendente|Vencida/).waitFor();
  await accessible(page, 'my invoices');
  await picture(page, 'invoices-2-mine');

  await on.link('Fatura 1').click();
  await on.told('Jatobá Móveis Planejados').first().waitFor();
  await many(page.locator('tbody tr'), 2);
  await accessible(page, 'an invoice');
  await picture(page, 'invoices-3-one');
  await on.button('Gerar boleto').click();
  const dialog = page.getByRole('dialog');
  const form = hands(dialog);
  await form.button('Registrar boleto').click();
  await form.told('O operador ainda não cobra por boleto.').waitFor();
  await accessible(page, 'an operator without a provider');
  await page.keyboard.press('Escape');

  const operator = await open(it.browser, { ...RESELLERS.es, width: 1440 });
  await signIn(operator, it.address, OPERATOR, '/invoice-settings');
  const his = hands(operator);
  await his.field('RUC').fill('20131312955');
  await his.field('Días para pagar').fill('200');
  await his.button('Guardar').click();
  await his.told('Falta este dato.').first().waitFor();
  await accessible(operator, 'how the operator invoices');
  await his.field('Quién cobra').fill('Operaciones del Sur S.A.C.');
  await his.field('Cómo se paga').fill('BCP soles 191-7\nCCI 002-191-7');
  await his.field('Días para pagar').fill('12');
  await his.button('Guardar').click();
  await his.told('Guardado').waitFor();
  await picture(operator, 'invoices-4-settings');
  await visit(operator, it.address, '/payment-provider');
  await his.told('para que los revendedores de Brasil paguen').waitFor();
  await accessible(operator, 'an operator without a provider');
  const hook = await connect();

  await on.button('Gerar boleto').click();
  await form.button('Registrar boleto').click();
  await form.button('Baixar PDF').waitFor();
  assert.equal(await form.button('Cancelar boleto…').count(), 0, 'an invoice keeps its boleto');
  await accessible(page, 'the boleto of an invoice');
  await picture(page, 'invoices-5-boleto');
  const coming = page.waitForEvent('download');
  await form.button('Baixar PDF').click();
  assert.match((await coming).suggestedFilename(), /^boleto-1-\d{4}-\d\d-\d\d\.pdf$/);
  await page.keyboard.press('Escape');
  const paper = page.waitForEvent('download');
  await on.button('Baixar PDF').click();
  const file = await paper;
  assert.equal(file.suggestedFilename(), 'fatura-1.pdf');
  const text = printed(await file.path());
  for (const told of ['Operaciones del Sur S.A.C.', 'Jatobá Móveis Planejados', 'CCI 002-191-7', 'Pix copia e cola']) {
    assert.ok(text.includes(told), `${told} in ${text}`);
  }

  const [charge] = await it.asaas.charges();
  const today = new Date(Date.now() - 3 * 3_600_000).toISOString().slice(0, 10);
  await it.asaas.pay(charge.id, Math.round(charge.value * 100), today);
  assert.equal(await it.asaas.tell(hook.address, hook.token, 'PAYMENT_RECEIVED', charge.id), 200);
  await page.reload();
  await on.told('Paga em').waitFor();
  assert.equal(await fact(page.locator('main'), 'Registrada por').innerText(), 'O provedor de pagamentos');
  assert.equal(await on.button('Gerar boleto').count(), 0);
  await accessible(page, 'an invoice that was paid');
  await picture(page, 'invoices-6-paid');
  await page.closeQuietly();
  await operator.closeQuietly();
});

test('the operator writes a payment down, and cancels', { timeout: 180_000 }, async () => {
  const entrepreneur = await plan('es', 'Emprendedor', 11_800);
  await paidFor('es', 'pukara', 'Pukara Textil S.A.C.', entrepreneur.id);
  linesOfAMonthAgo(it.installation);
  command(it.installation.env, 'charge');
  const page = await open(it.browser, { ...RESELLERS.es, width: 768, theme: 'dark' });
  await signIn(page, it.address, OPERATOR, '/invoices');
  const on = hands(page);
  await accessible(page, 'the invoices of all');
  await picture(page, 'invoices-7-all');
  const row = page.locator('tbody tr').filter({ hasText: 'Sillar Factura' });
  await row.getByRole('link').click();
  await on.told('Pukara Textil S.A.C.').first().waitFor();
  await on.button('Anular…').click();
  const form = hands(page.getByRole('dialog'));
  await form.button('Anular').click();
  await form.told('Falta este dato.').waitFor();
  await accessible(page, 'cancelling an invoice');
  await form.button('Volver').click();
  await on.button('Registrar el pago…').click();
  await form.field('Pagada el').fill('2020-01-01');
  await form.field('Referencia').fill('OP 004512');
  await form.button('Registrar el pago').click();
  await form.told('Esa fecha no corresponde').waitFor();
  await accessible(page, 'paying an invoice');
  await picture(page, 'invoices-8-settle');
  await form.field('Pagada el').fill(new Date(Date.now() - 5 * 3_600_000).toISOString().slice(0, 10));
  await form.button('Registrar el pago').click();
  await on.told('Pago registrado').waitFor();
  assert.equal(await fact(page.locator('main'), 'Referencia').innerText(), 'OP 004512');

  const phone = await open(it.browser, { ...RESELLERS.es, width: 360, height: 780 });
  await signIn(phone, it.address, it.managers.es, '/invoices');
  await hands(phone).told('Pagada').first().waitFor();
  const within = async (what) => {
    await fits(phone, what);
    await accessible(phone, what);
    await picture(phone, `invoices-phone-${what.replaceAll(' ', '-')}`);
  };
  await within('invoices on a telephone');
  await hands(phone).link(/^Factura/).first().click();
  await hands(phone).told('Pukara Textil S.A.C.').first().waitFor();
  await within('an invoice on a telephone');
  await phone.closeQuietly();
  await page.closeQuietly();
});

test('the operator changes a reseller plan', { timeout: 180_000 }, async () => {
  const page = await open(it.browser, { ...RESELLERS.es, width: 1440 });
  await signIn(page, it.address, OPERATOR, '/reseller-plans');
  const on = hands(page);
  const row = page.locator('tbody tr').filter({ hasText: 'Gestor 50 %' });
  await row.getByText('50 %').last().waitFor();
  await row.getByRole('button', { name: 'Cambiar Gestor 50 %' }).click();
  const form = hands(page.getByRole('dialog'));
  await form.told('Vale para todos los revendedores').waitFor();
  assert.equal(await form.field('Descuento, en %').inputValue(), '50');
  await accessible(page, 'changing a reseller plan');
  await picture(page, 'reseller-plan-1-change');
  await form.field('Descuento, en %').fill('150');
  await form.button('Guardar').click();
  await form.told(/100/).first().waitFor();
  await form.field('Descuento, en %').fill('35');
  await form.field('Nombre').fill('Gestor');
  await form.button('Guardar').click();
  await on.told('Plan guardado').waitFor();
  await page.locator('tbody tr').filter({ hasText: '35 %' }).getByText('Gestor').waitFor();
  await picture(page, 'reseller-plan-2-changed');

  // Somebody else changes it while the form is open.
  await on.button('Cambiar Gestor').click();
  const operator = await it.installation.signIn(OPERATOR);
  const { items } = await it.installation.read('/reseller-plans', operator);
  const plan = items.find(({ name }) => name === 'Gestor');
  await it.installation.send('PATCH', `/reseller-plans/${plan.id}`, { maximum_accounts: 80 }, operator, plan.version);
  await form.field('Descuento, en %').fill('10');
  await form.button('Guardar').click();
  await on.told('Otra persona lo cambió').waitFor();
  await page.locator('tbody tr').filter({ hasText: 'Gestor' }).getByText('80').waitFor();
  await page.closeQuietly();

  const phone = await open(it.browser, { ...RESELLERS.pt, width: 360, height: 780 });
  await signIn(phone, it.address, OPERATOR, '/reseller-plans');
  await phone.getByRole('button', { name: /Gestor$/ }).click();
  await phone.getByRole('dialog').getByRole('button').last().waitFor();
  await accessible(phone, 'changing a reseller plan on a telephone');
  await picture(phone, 'reseller-plan-3-phone');
  await phone.closeQuietly();
});

test('who pays is chosen with the account, and changed', { timeout: 120_000 }, async () => {
  const { account: made } = await account(it, 'es', 'molle', { name: 'Molle Alimentos S.A.C.' });
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, it.managers.es, `/accounts/${made.id}/edit`);
  const on = hands(page);
  await on.side('Tú').click();
  await accessible(page, 'who pays');
  await picture(page, 'invoices-9-payer');
  await on.button('Guardar cambios').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
  const told = await it.installation.read(`/accounts/${made.id}`, await it.installation.signIn(it.managers.es));
  assert.equal(told.payer, 'reseller');
  assert.equal(await fact(page.locator('main'), 'Responsable del pago').innerText(), 'Tú');
  await page.closeQuietly();
});
