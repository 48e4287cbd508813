// What the form of a new account says while it is filled in: of names that cannot be had, of what production needs, of
// the better way to try things, of a mail server that does not take a message. In Spanish.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { hands, part } from './kit/hands.mjs';
import { RUC, account, stage } from './kit/stage.mjs';
import { holds, isOn, many, settled, until } from './kit/wait.mjs';

const it = stage({
  languages: ['es', 'pt'],
  mail: true,
  prepare: async () => {
    await account(it, 'es', 'pukara');
    await account(it, 'pt', 'molino-sur');
  },
});

/** Opens the form and fills in what the stories do not ask about. */
async function form() {
  const page = await open(it.browser);
  await signIn(page, it.address, it.managers.es, '/accounts/new');
  const on = hands(page);
  await on.field('RUC').fill(RUC);
  await on.field('Nombre de la empresa').fill('Pukara Textil del Sur S.A.C.');
  await holds(on.field('Hostname'), 'pukara-textil-sur');
  await on.field('Correo de acceso').fill('gerencia@pukara.example');
  return { page, on };
}

const errorOf = (page, field) => page.locator('.field').filter({ has: page.locator('label', { hasText: field }) }).locator('.error');

test('a hostname is judged while it is typed', { timeout: 120_000 }, async () => {
  const { page, on } = await form();
  const access = part(page, 'Acceso');
  const judged = async (hostname, words) => {
    await on.field('Hostname').fill(hostname);
    await errorOf(page, 'Hostname').getByText(words).waitFor();
    await many(access.getByText('Está libre'), 0);
  };
  await access.getByText('Está libre').waitFor();
  await judged('sunat', 'Este nombre está reservado; elige otro.');
  await judged('adm1n', /Se confunde con otro nombre, en uso o reservado/);
  await judged('mo1ino-sur', /Se confunde con otro nombre/);
  await judged('piñata', /Usa de 3 a 40 letras minúsculas/);
  await judged('PUKARA', 'Ya está en uso; elige otro.');
  await access.getByText('Están libres').waitFor();
  await accessible(page, 'a hostname that is taken');
  await picture(page, 'form-hostname-taken');
  const offered = access.getByRole('button', { name: /^pukara-/ });
  await until(async () => (await offered.count()) > 1, () => 'others are proposed');
  const first = (await offered.first().textContent()).trim();
  await offered.first().click();
  await holds(on.field('Hostname'), first);
  await access.getByText('Está libre').waitFor();
  await many(errorOf(page, 'Hostname'), 0);
  await page.closeQuietly();
});

test('every field that is wrong is said at once, and what was typed stays', { timeout: 120_000 }, async () => {
  const { page, on } = await form();
  await on.field('RUC').fill('20131312956');
  await on.field('Correo de acceso').fill('gerencia');
  await on.field('Contraseña').fill('aaaaaaaa');
  await on.select('Envío').selectOption({ label: 'OSE' });
  await on.field('Dirección del OSE').fill('http://ose.example');
  await on.button('Crear cuenta').click();
  await on.told('Hay 6 datos por corregir:').waitFor();
  const wrong = {
    RUC: 'El dígito verificador no corresponde; revisa el número.',
    'Correo de acceso': /No parece un correo/,
    Contraseña: 'Es demasiado fácil de adivinar; usa otra.',
    'Dirección del OSE': /Escribe la dirección completa, con https/,
    'Usuario SOL secundario': 'Falta este dato.',
    'Contraseña SOL': 'Falta este dato.',
  };
  for (const [field, words] of Object.entries(wrong)) await errorOf(page, field).getByText(words).first().waitFor();
  await many(page.locator('[aria-invalid="true"]'), 6);
  await many(page.getByRole('navigation', { name: 'Secciones' }).locator('a.wrong'), 3);
  await accessible(page, 'a form with errors');
  await picture(page, 'form-errors');
  await holds(on.field('Dirección del OSE'), 'http://ose.example');
  await holds(on.field('Nombre de la empresa'), 'Pukara Textil del Sur S.A.C.');

  await on.field('RUC').fill(RUC);
  await on.field('Correo de acceso').fill('gerencia@pukara.example');
  await on.button('Generar otra contraseña').click();
  await on.field('Dirección del OSE').fill('https://ose.example/ws');
  await on.field('Usuario SOL secundario').fill(`${RUC}FACTURA1`);
  await on.secret('Contraseña SOL').fill('lluvia-en-la-puna');
  await on.button('Crear cuenta').click();
  await errorOf(page, 'Usuario SOL secundario').getByText('Es el usuario secundario, sin el RUC.').waitFor();
  await on.field('Usuario SOL secundario').fill('FACTURA1');
  await on.button('Crear cuenta').click();
  await page.getByRole('heading', { level: 1, name: 'Pukara Textil del Sur S.A.C. está lista' }).waitFor();
  await page.closeQuietly();
});

test('whoever wants to try things with a real number is shown the better way', { timeout: 120_000 }, async () => {
  const { page, on } = await form();
  const warning = page.getByText('Lo que se prueba con un número real no se borra.');
  await many(warning, 0);
  await on.radio('Demo').check();
  await warning.waitFor();
  await on.turn('Tu cliente puede pasar de demo a producción').waitFor();
  await accessible(page, 'the warning of the demo environment');
  await picture(page, 'form-demo');
  await on.button('Crearla en producción').click();
  await isOn(on.radio('Producción'));
  await many(warning, 0);
  await many(on.turn('Tu cliente puede pasar de demo a producción'), 0);
  await page.closeQuietly();
});

test('a mail server that does not take the message is told of, and tried again', { timeout: 120_000 }, async () => {
  const { page, on } = await form();
  await on.field('Servidor').fill('localhost');
  await on.select('Seguridad').selectOption({ label: 'TLS' });
  await holds(on.field('Puerto'), '465');
  await on.select('Seguridad').selectOption({ label: 'Ninguna' });
  await on.field('Puerto').fill('1');
  await on.field('Nombre del remitente').fill('Pukara Textil');
  await on.button('Enviar prueba').click();
  await errorOf(page, 'Correo del remitente').waitFor();
  await on.field('Correo del remitente').fill('facturas@pukara.example');
  const mail = part(page, 'Correo saliente');
  const failed = mail.getByRole('alert');
  await on.button('Enviar prueba').click();
  await failed.waitFor();
  await picture(page, 'form-mail-unreachable');
  await on.field('Puerto').fill(String(it.mail.port));
  await many(failed, 0);
  await on.field('Enviar una prueba a').fill('nadie@pukara.example');
  await on.button('Enviar prueba').click();
  await failed.waitFor();
  await accessible(page, 'a message that the server refused');
  await on.field('Enviar una prueba a').fill('gerencia@pukara.example');
  await on.button('Enviar prueba').click();
  await mail.getByText('El servidor aceptó el mensaje para gerencia@pukara.example').waitFor();
  const letter = await it.mail.next();
  assert.deepEqual(letter.envelope, ['facturas@pukara.example', 'gerencia@pukara.example']);
  assert.match(letter.text, /Pukara Textil/);
  await on.button('Quitar').click();
  await holds(on.field('Servidor'), '');
  await holds(on.field('Puerto'), '587');
  await settled(page);
  await page.closeQuietly();
});

test('the modules are those of the plan until somebody chooses others', { timeout: 120_000 }, async () => {
  const token = await it.installation.signIn(it.managers.es);
  const terms = { documents: 50, users: 2, default_modules: ['sales_invoices', 'restaurant_tables'] };
  const small = await it.installation.send('POST', '/plans', { name: 'Mesa', terms }, token);
  const { page, on } = await form();
  const card = part(page, 'Módulos');
  const counted = (words) => card.getByRole('status').getByText(words).waitFor();
  await on.select('Plan').selectOption(small.id);
  await counted(/^2 de /);
  await on.button('Partes de Ventas').click();
  await on.tick(/^Clientes/).first().check();
  await counted(/^3 de /);
  await on.button('Los del plan').click();
  await counted(/^2 de /);
  await picture(page, 'form-modules-of-plan');
  await on.field('Hostname').fill('mesa-norte');
  await on.field('Usuario SOL secundario').fill('FACTURA1');
  await on.secret('Contraseña SOL').fill('lluvia-en-la-puna');
  await on.button('Crear cuenta').click();
  await page.getByRole('heading', { level: 1, name: /está lista$/ }).waitFor();
  const href = await on.link('Abrir ficha').getAttribute('href');
  const { modules } = await it.installation.read(`${href.replace(/\/overview$/, '')}/modules`, token);
  assert.deepEqual(modules, terms.default_modules);
  await page.closeQuietly();
});
