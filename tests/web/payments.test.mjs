// What a client pays: scheduled, confirmed in part and whole, cancelled, taken back; and what the statement and the
// list of those who owe say of it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { accessible, fits, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands, take } from './kit/hands.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { many, until } from './kit/wait.mjs';

const it = stage({ languages: ['es', 'pt'], sends: true });

/** A day so many days from today, as a field of dates takes it. */
function day(from) {
  const date = new Date(Date.now() + from * 86_400_000 - 5 * 3_600_000);
  return date.toISOString().slice(0, 10);
}

/** Waits until the figure of the strip under that name is so much. */
async function figure(page, name, wanted) {
  const shown = page.locator('.metrics > div', { has: page.getByRole('heading', { name, exact: true }) }).locator('b');
  const read = async () => (await shown.allInnerTexts()).join().replaceAll('\u00a0', ' ');
  await until(async () => (await read()) === wanted, read);
}

/** Takes the first credit note from the menu of its row. */
async function takesNote(page, row) {
  const coming = page.waitForEvent('download');
  await take(row, /^Ações: /, 'Baixar a nota de crédito');
  const file = await coming;
  assert.equal(file.suggestedFilename(), 'nota-de-credito-1.pdf');
  assert.ok(readFileSync(await file.path()).toString('latin1').startsWith('%PDF-'));
}

test('a payment is scheduled, confirmed in part, and the rest taken back and cancelled', { timeout: 120_000 }, async () => {
  const { account: made } = await account(it, 'es', 'pukara', { name: 'Pukara Textil S.A.C.' });
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, it.managers.es, `/accounts/${made.id}/payments`);
  const on = hands(page);
  await on.told('Aún no hay pagos').waitFor();
  await accessible(page, 'no payments');
  await on.button('Programar pago').click();
  const form = hands(page.getByRole('dialog'));
  await form.button('Programar').click();
  await form.told('Falta este dato.').first().waitFor();
  await form.field('Concepto').fill('Mensualidad de noviembre');
  await form.field('Monto').fill('118');
  await form.select('Método de pago').selectOption('credit_card');
  await form.select('Tarjeta').selectOption('visa');
  await form.select('Método de pago').selectOption('transfer');
  await form.field('Banco').fill('BCP');
  await form.field('Referencia').fill('OP 004512');
  assert.equal(await form.select('Tarjeta').count(), 0, 'a transfer has no card');
  await accessible(page, 'the form of a payment');
  await form.button('Programar').click();
  await on.told('Pago programado').first().waitFor();
  const rows = page.locator('tbody tr');
  await many(rows, 1);
  assert.match(await rows.first().innerText(), /Transferencia · BCP · OP 004512/);
  await figure(page, 'Debe', 'S/ 118.00');
  await accessible(page, 'payments');

  await on.button('Confirmar: Mensualidad de noviembre').click();
  await form.field('Monto recibido').fill('50');
  await page.getByLabel('El resto se espera el').fill(day(12));
  await accessible(page, 'confirming');
  await form.button('Confirmar pago').click();
  await on.told('Pago confirmado; quedan S/ 68.00 programados').waitFor();
  await many(rows, 2);
  await figure(page, 'Debe', 'S/ 68.00');

  await on.button('Anular: Mensualidad de noviembre').click();
  await form.field('Motivo').fill('Se acordó un descuento');
  await form.button('Anular pago').click();
  await on.told('Pago anulado').waitFor();
  await on.told('Se acordó un descuento').waitFor();
  await figure(page, 'Debe', 'S/ 0.00');

  await take(rows.filter({ hasText: 'Pagado' }), /^Acciones: /, 'Extornar…');
  await form.button('Extornar pago').click();
  await form.told('Falta este dato.').waitFor();
  await form.field('Motivo').fill('El cheque rebotó');
  await form.button('Extornar pago').click();
  await on.told('Pago extornado').waitFor();
  await figure(page, 'Debe', 'S/ 50.00');

  await visit(page, it.address, '/receivables');
  for (const [format, begins] of [['Excel (XLSX)', 'PK'], ['CSV', '\u{feff}Cuenta,']]) {
    const coming = page.waitForEvent('download');
    await take(page, 'Descargar', format);
    const file = await coming;
    assert.match(file.suggestedFilename(), /^por-cobrar-/);
    const bytes = readFileSync(await file.path());
    assert.ok(bytes.toString('utf8').startsWith(begins), `${format}: ${bytes.subarray(0, 20)}`);
  }
  await on.link('Pukara Textil S.A.C.').click();
  await page.waitForURL(/statement/);
  await many(page.locator('table tbody tr'), 6);
  await page.closeQuietly();
});

test('a statement tells what is charged and credited by hand, and takes it back', { timeout: 120_000 }, async () => {
  const { account: made } = await account(it, 'pt', 'tapera', { name: 'Tapera Laticínios Ltda' });
  const page = await open(it.browser, { ...RESELLERS.pt, theme: 'dark' });
  await signIn(page, it.address, it.managers.pt, `/accounts/${made.id}/statement`);
  const on = hands(page);
  await on.told('Sem lançamentos nestas datas').waitFor();
  await on.told('Não deve nada').waitFor();
  await on.button('Cobrar…').click();
  const form = hands(page.getByRole('dialog'));
  await form.field('Descrição').fill('Treinamento');
  await form.field('Valor').fill('1.234,50');
  await page.getByRole('dialog').getByLabel('Vence em').fill(day(9));
  await accessible(page, 'charging');
  await form.button('Cobrar').click();
  await on.told('Cobrança registrada').waitFor();
  await on.button('Creditar…').click();
  await form.field('Descrição').fill('Desconto');
  await form.select('Moeda').waitFor();
  await form.select('Corrige').selectOption({ index: 1 });
  await form.select('Moeda').waitFor({ state: 'detached' });
  await form.field('Valor').fill('234,50');
  await accessible(page, 'crediting');
  await picture(page, 'credit');
  await form.button('Creditar').click();
  await on.told('Crédito registrado: nota de crédito nº 1').waitFor();
  await figure(page, 'Deve', 'R$ 1.000,00');
  const rows = page.locator('table tbody tr');
  await many(rows, 4);
  await rows.filter({ hasText: 'Desconto' }).getByText('Nota de crédito nº 1').waitFor();
  await takesNote(page, rows.filter({ hasText: 'Desconto' }));
  await accessible(page, 'the statement');
  await picture(page, 'statement');

  await take(rows.filter({ hasText: 'Desconto' }), /^Ações: /, 'Estornar…');
  await form.field('Motivo').fill('Lançado por engano');
  await form.button('Estornar').click();
  await on.told('Lançamento estornado').waitFor();
  await many(rows, 5);
  await takesNote(page, rows.filter({ hasText: 'nº 1 · estornado' }));
  await figure(page, 'Deve', 'R$ 1.234,50');
  for (const [format, begins] of [['PDF, para enviar', '%PDF-'], ['Excel (XLSX)', 'PK'], ['CSV', '\u{feff}Data;']]) {
    const coming = page.waitForEvent('download');
    await take(page, 'Baixar', format);
    const file = await coming;
    assert.match(file.suggestedFilename(), /^extrato-/);
    const bytes = readFileSync(await file.path());
    assert.ok(bytes.toString('utf8').startsWith(begins), `${format}: ${bytes.subarray(0, 20)}`);
  }
  await page.getByLabel('Até').fill(day(-30));
  await on.told('Sem lançamentos nestas datas').waitFor();
  await page.closeQuietly();
});

test('what is owed in two currencies is told apart', { timeout: 120_000 }, async () => {
  const { account: made } = await account(it, 'es', 'illari', { name: 'Illari Minera S.A.' });
  const page = await open(it.browser, { ...RESELLERS.es, width: 768 });
  await signIn(page, it.address, it.managers.es, `/accounts/${made.id}/statement`);
  const on = hands(page);
  const form = hands(page.getByRole('dialog'));
  for (const [description, amount, currency] of [['Mensualidad', '118', 'PEN'], ['Soporte en mina', '20', 'USD']]) {
    await on.button('Cargar…').click();
    await form.field('Concepto').fill(description);
    await form.select('Moneda').selectOption(currency);
    await form.field('Monto').fill(amount);
    await accessible(page, 'charging in a currency');
    await form.button('Cargar').click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await on.told('Cargo registrado').first().waitFor();
  }
  await figure(page, 'Debe', 'S/ 118.00,US$ 20.00');
  const rows = page.locator('table tbody tr');
  await rows.filter({ hasText: 'Mensualidad' }).waitFor();
  await on.select('Moneda').selectOption('USD');
  await rows.filter({ hasText: 'Soporte en mina' }).waitFor();
  assert.equal(await rows.filter({ hasText: 'Mensualidad' }).count(), 0, 'each currency has its own statement');
  await accessible(page, 'a statement in dollars');
  await picture(page, 'statement-dollars');

  await visit(page, it.address, `/accounts/${made.id}/payments`);
  await on.button('Programar pago').first().click();
  await form.field('Concepto').fill('Visita');
  await form.select('Moneda').selectOption('USD');
  await form.field('Monto').fill('35');
  await form.select('Método de pago').selectOption('cash');
  await picture(page, 'payment-dollars');
  await form.button('Programar').click();
  await on.told('Pago programado').first().waitFor();
  await figure(page, 'Debe', 'S/ 118.00,US$ 55.00');
  await page.closeQuietly();
});

test('a statement goes to the client by e-mail', { timeout: 120_000 }, async () => {
  const { account: made, token } = await account(it, 'es', 'wayra', { name: 'Wayra Cafés S.A.C.' });
  const body = { description: 'Capacitación', amount: { minor: 5_900, currency: 'PEN' }, due_on: day(3) };
  await it.installation.send('POST', `/accounts/${made.id}/charges`, body, token);
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, it.managers.es, `/accounts/${made.id}/statement`);
  const on = hands(page);
  await on.button('Enviar por correo…').click();
  const form = hands(page.getByRole('dialog'));
  await form.told('Las respuestas llegan a gestor@sillar.example.').waitFor();
  await form.button('Enviar').click();
  await form.told('Falta este dato.').waitFor();
  await form.field('Correo del cliente').fill('gerencia@wayra.example');
  for (const name of ['Segundo correo', 'Tercer correo']) {
    await form.button('Añadir otro correo').click();
    await form.field(name).waitFor();
  }
  const focused = () => page.evaluate(() => document.activeElement.labels?.[0]?.textContent);
  await until(async () => (await focused()) === 'Tercer correo', focused);
  await page.keyboard.type('caja');
  await form.field('Mensaje').fill('Buenos días:\n\nVa noviembre.');
  await form.button('Enviar').click();
  await form.told('No parece un correo').waitFor();
  assert.equal(await form.field('Tercer correo').count(), 0, 'what was left empty goes away');
  assert.equal(await form.field('Segundo correo').inputValue(), 'caja');
  await accessible(page, 'sending a statement');
  await picture(page, 'statement-mail');
  await form.field('Segundo correo').fill('caja@wayra.example');
  await form.button('Enviar').click();
  await on.told('Estado de cuenta en camino a gerencia@wayra.example, caja@wayra.example').waitFor();
  const letters = [await it.mail.next(), await it.mail.next()];
  assert.deepEqual(letters.map((letter) => letter.envelope[1]).sort(), ['caja@wayra.example', 'gerencia@wayra.example']);
  for (const letter of letters) {
    assert.match(letter.text, /^Buenos días:\s+Va noviembre\.\s+Va adjunto el estado de cuenta de Wayra Cafés S\.A\.C\./);
    const [file] = letter.enclosed;
    assert.match(file.name, /^estado-de-cuenta-\d+-\d{4}-\d\d-\d\d\.pdf$/);
    assert.equal(Buffer.from(file.content, 'hex').subarray(0, 5).toString(), '%PDF-');
  }
  await visit(page, it.address, `/accounts/${made.id}/history`);
  await on.told('Estado de cuenta enviado por correo').waitFor();
  await on.told('gerencia@wayra.example, caja@wayra.example').waitFor();
  await page.closeQuietly();
});

test('an owner says how clients pay, in which order and where to; others read it', { timeout: 120_000 }, async () => {
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, 'dueno@sillar.example', '/receivables');
  const on = hands(page);
  await on.link('Formas de pago').click();
  await on.title('Las que aceptas').waitFor();
  const taken = page.locator('ol.ways > li');
  await many(taken, 10);
  const names = () => taken.locator('b').allInnerTexts();
  assert.ok(!(await names()).includes('Pix'), 'what Brazil pays by is not offered in Peru');
  const turn = (name) => page.getByRole('switch', { name, exact: true });
  const save = on.button('Guardar');
  assert.equal(await save.getAttribute('aria-disabled'), 'true', 'nothing to save yet');
  for (const name of ['Efectivo', 'Depósito', 'PagoEfectivo', 'Tarjeta de débito', 'Tarjeta de crédito', 'Detracción', 'Retención']) {
    await turn(name).click();
    await page.locator('ul.ways').getByRole('switch', { name, exact: true }).waitFor();
  }
  await on.told('Cambios sin guardar').waitFor();
  assert.deepEqual(await names(), ['Transferencia', 'Yape', 'Plin']);

  const up = on.button('Subir Plin');
  await up.focus();
  await page.keyboard.press('Enter');
  await until(async () => (await names()).join() === 'Transferencia,Plin,Yape', names);
  await on.told('Plin: 2 de 3').waitFor({ state: 'attached' });
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  await until(async () => (await focused()) === 'Subir Plin', focused);
  await page.keyboard.press('Enter');
  await until(async () => (await focused()) === 'Bajar Plin', focused);
  assert.deepEqual(await names(), ['Plin', 'Transferencia', 'Yape']);

  await on.field('Celular en Plin y titular').fill('9'.repeat(301));
  await on.field('Banco, titular, cuenta y CCI').fill('BCP soles 191-0000000-0-00\nCCI 002-191-000000000000-00');
  await save.click();
  await on.told('Admite hasta 300 caracteres').waitFor();
  await until(async () => page.evaluate(() => document.activeElement.tagName === 'TEXTAREA'), () => 'the fault has no focus');
  await accessible(page, 'a fault in a payment method');
  await on.field('Celular en Plin y titular').fill('987 654 321, Sillar Factura');
  await save.click();
  await on.told('Formas de pago guardadas').waitFor();
  await until(async () => (await on.told('Cambios sin guardar').count()) === 0, () => 'still unsaved');
  await page.reload();
  await on.title('Las que aceptas').waitFor();
  assert.deepEqual(await names(), ['Plin', 'Transferencia', 'Yape']);
  assert.equal(await on.field('Banco, titular, cuenta y CCI').inputValue(), 'BCP soles 191-0000000-0-00\nCCI 002-191-000000000000-00');
  await accessible(page, 'payment methods');
  await picture(page, 'payment-methods');

  for (const name of ['Plin', 'Transferencia', 'Yape']) await turn(name).click();
  await on.told('Deja al menos una forma de pago').waitFor();
  assert.equal(await save.getAttribute('aria-disabled'), 'true');
  await on.button('Deshacer').click();
  await many(taken, 3);
  assert.equal(await on.field('Celular en Plin y titular').inputValue(), '987 654 321, Sillar Factura');

  assert.equal(await on.field('Clave Pix y titular').count(), 0, 'Brazil is not asked for');
  await on.button('También tengo clientes en Brasil').click();
  await on.title('Además, en Brasil').waitFor();
  await turn('Boleto').click();
  await on.field('Clave Pix y titular').fill('caja@sillar.example, Sillar Factura');
  await save.click();
  await on.told('Formas de pago guardadas').first().waitFor();
  await page.reload();
  await on.title('Además, en Brasil').waitFor();
  assert.equal(await on.field('Clave Pix y titular').inputValue(), 'caja@sillar.example, Sillar Factura');
  await accessible(page, 'payment methods of two countries');
  await picture(page, 'payment-methods-abroad');
  await page.closeQuietly();

  const reader = await open(it.browser, RESELLERS.es);
  await signIn(reader, it.address, it.managers.es, '/payment-methods');
  await hands(reader).told('Las cambian los propietarios.').waitFor();
  assert.deepEqual(await reader.locator('dl dt').allInnerTexts(), ['Plin', 'Transferencia', 'Yape', 'Pix']);
  assert.equal(await reader.getByRole('switch').count(), 0);
  await accessible(reader, 'payment methods to read');
  await reader.closeQuietly();
});

test('money stays within the page on a telephone', { timeout: 120_000 }, async () => {
  const long = 'Comercializadora e Importadora de Productos Agroindustriales del Altiplano Sur';
  const { account: made, token } = await account(it, 'es', 'altiplano', { name: long });
  const body = { description: `Licencia anual de ${long}`, amount: { minor: 123_456_700, currency: 'PEN' }, due_on: day(3) };
  await it.installation.send('POST', `/accounts/${made.id}/charges`, body, token);
  const page = await open(it.browser, { ...RESELLERS.es, width: 360, height: 780 });
  await signIn(page, it.address, it.managers.es, '/receivables');
  for (const path of ['/payment-methods', '/receivables', `/accounts/${made.id}/statement`, `/accounts/${made.id}/payments`]) {
    await visit(page, it.address, path);
    await page.locator('.metrics, .kv').first().waitFor();
    await fits(page, path);
    await accessible(page, path.split('/').at(-1));
    await picture(page, `money-phone-${path.split('/').at(-1)}`);
  }
  await page.closeQuietly();
});
