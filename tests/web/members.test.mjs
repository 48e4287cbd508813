// From an invitation to a forgotten password, in a browser, with a real mail server: in Spanish.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { accessible, launch, open, picture, signIn, visit } from './kit/browser.mjs';
import { Installation, PASSWORD, command } from './kit/installation.mjs';
import { Mail } from './kit/mail.mjs';

const NEW = 'nieve-tambor-lago';
const ANOTHER = 'sauce-olvido-trece';
const LUCIA = 'lucia@sillar.example';

let mail;
let installation;
let browser;

before(async () => {
  mail = await Mail.start();
  installation = await Installation.start((env) => {
    env.TALONARIO_SMTP = `smtp+plain://localhost:${mail.port}`;
    env.TALONARIO_MAIL_FROM = 'Talonario <no-responder@talonario.example>';
    env.TALONARIO_URL = 'https://talonario.example';
    command({ ...env, TALONARIO_OPERATOR_PASSWORD: PASSWORD }, 'operator', 'operador@talonario.example', 'Olga Palomino');
  });
  await installation.reseller({
    name: 'Sillar Factura', taxId: '20600055519', domain: 'sillar.example', country: 'pe', language: 'es',
    plan: { name: 'Semilla', terms: { documents: 5, users: 2 } },
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await installation?.stop();
  mail?.stop();
});

test('invited, signed in, password forgotten and replaced', { timeout: 180_000 }, async () => {
  const owner = await open(browser);
  await signIn(owner, installation.address, 'dueno@sillar.example', '/members/new');
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Lucía Quispe');
  await dialog.getByRole('textbox', { name: 'Correo' }).fill(LUCIA);
  await dialog.getByRole('radio', { name: /^Soporte/ }).check();
  await accessible(owner, 'the form for a new person');
  await picture(owner, 'members-1-invite');
  await dialog.getByRole('button', { name: 'Invitar' }).click();
  await owner.getByText(`Enviamos el enlace a ${LUCIA}`).waitFor();
  await owner.getByRole('row', { name: /Lucía Quispe/ }).getByRole('cell', { name: /^Invitada/ }).waitFor();
  await accessible(owner, 'the list with an invited person');
  await picture(owner, 'members-2-invited');

  const invitation = await mail.next();
  assert.equal(invitation.subject, 'Te invitan a Sillar Factura');
  const lucia = await open(browser);
  await lucia.goto(installation.address + invitation.path);
  await lucia.getByRole('heading', { name: 'Te damos la bienvenida, Lucía Quispe' }).waitFor();
  await accessible(lucia, 'the invitation');
  await picture(lucia, 'members-3-welcome');
  await lucia.locator('input[autocomplete="new-password"]').fill(NEW);
  await lucia.getByRole('button', { name: 'Entrar' }).click();
  await lucia.locator('#rail').waitFor({ state: 'attached' });
  await visit(lucia, installation.address, '/me');
  await lucia.getByText('Confirmado', { exact: true }).waitFor();
  await accessible(lucia, 'the profile');
  await picture(lucia, 'members-4-profile');

  const forgetful = await open(browser);
  await forgetful.goto(installation.address + invitation.path);
  await forgetful.getByRole('heading', { name: 'Este enlace ya no sirve' }).waitFor();
  await accessible(forgetful, 'a link that was used');
  await forgetful.goto(installation.address);
  await forgetful.getByRole('link', { name: 'Olvidé mi contraseña' }).click();
  await forgetful.getByRole('textbox', { name: 'Correo' }).fill(LUCIA);
  await accessible(forgetful, 'asking for another password');
  await forgetful.getByRole('button', { name: 'Enviar el enlace' }).click();
  await forgetful.getByRole('heading', { name: 'Revisa tu correo' }).waitFor();
  const reset = await mail.next();
  assert.equal(reset.subject, 'Nueva contraseña de Sillar Factura');
  await forgetful.goto(installation.address + reset.path);
  await forgetful.getByRole('heading', { name: 'Elige otra contraseña' }).waitFor();
  await accessible(forgetful, 'choosing another password');
  await picture(forgetful, 'members-5-reset');
  await forgetful.locator('input[autocomplete="new-password"]').fill(ANOTHER);
  await forgetful.getByRole('button', { name: 'Guardar y entrar' }).click();
  await forgetful.locator('#rail').waitFor({ state: 'attached' });

  await lucia.reload();
  await lucia.getByRole('heading', { name: 'Entrar' }).waitFor();
  await owner.closeQuietly();
  await lucia.closeQuietly();
  await forgetful.closeQuietly();
});
