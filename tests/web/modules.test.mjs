// The catalogue of modules, edited by the operator: added to, renamed, arranged, retired; and what resellers and their
// accounts see of it then. The operator's part in Spanish, Portuguese and English.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands, part, take } from './kit/hands.mjs';
import { OPERATOR, RESELLERS, account, stage } from './kit/stage.mjs';
import { arrived, holds, isOn, many, still } from './kit/wait.mjs';

const stories = {
  es: {
    title: 'Módulos', make: 'Nuevo módulo', names: ['Nombre en español', 'Nombre en portugués', 'Nombre en inglés'], code: 'Código', add: 'Añadir', added: 'añadido',
    of: (name) => `Acciones de ${name}`, part: 'Añadir una parte…', rename: 'Cambiar el nombre…', save: 'Guardar', renamed: 'Ahora se llama',
    up: (name) => `Subir ${name}`, retire: 'Retirar', restore: 'Volver a ofrecer', retired: 'retirado', missing: 'Falta este dato.',
  },
  pt: {
    title: 'Módulos', make: 'Novo módulo', names: ['Nome em espanhol', 'Nome em português', 'Nome em inglês'], code: 'Código', add: 'Adicionar', added: 'adicionado',
    of: (name) => `Ações de ${name}`, part: 'Adicionar uma parte…', rename: 'Mudar o nome…', save: 'Salvar', renamed: 'Agora se chama',
    up: (name) => `Subir ${name}`, retire: 'Retirar', restore: 'Oferecer de novo', retired: 'retirado', missing: 'Falta este dado.',
  },
  en: {
    title: 'Modules', make: 'New module', names: ['Name in Spanish', 'Name in Portuguese', 'Name in English'], code: 'Code', add: 'Add', added: 'added',
    of: (name) => `Actions of ${name}`, part: 'Add a part…', rename: 'Rename…', save: 'Save', renamed: 'It is now called',
    up: (name) => `Move ${name} up`, retire: 'Retire', restore: 'Offer again', retired: 'retired', missing: 'This is missing.',
  },
};

const it = stage({ languages: ['es'] });

for (const [language, words] of Object.entries(stories)) {
  test(`the catalogue is edited, in ${language}`, { timeout: 120_000 }, () => edit(language, words));
}

async function edit(language, words) {
  const token = await it.installation.signIn(OPERATOR);
  const me = await it.installation.read('/me', token);
  await it.installation.send('PATCH', '/me', { language }, token, me.version);
  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  const dialog = hands(page.getByRole('dialog'));
  const code = `clinics_${language}`;
  const of = (own) => it.installation.read('/modules', token).then((all) => all.find((module) => module.code === own));
  await signIn(page, it.address, OPERATOR, '/modules');
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
  await accessible(page, 'the catalogue of modules');
  await picture(page, `modules-${language}-1-catalogue`);

  await on.link(words.make).click();
  await dialog.button(words.add).click();
  await many(page.getByRole('dialog').getByText(words.missing), 4);
  const typed = [`Clínicas ${language}`, `Clínicas ${language}`, `Clinics ${language}`];
  for (const [place, name] of words.names.entries()) await dialog.field(name).fill(typed[place]);
  await holds(dialog.field(words.code), code);
  await accessible(page, 'the form of a module');
  await dialog.button(words.add).click();
  const name = language === 'en' ? typed[2] : typed[0];
  await on.told(`${name} ${words.added}`).waitFor();
  await on.row(new RegExp(`^${name}`)).waitFor();
  assert.equal((await of(code)).part_of, null);

  await take(page, words.of(name), words.part);
  for (const [place, own] of ['Citas', 'Consultas', 'Appointments'].entries()) await dialog.field(words.names[place]).fill(own);
  await holds(dialog.field(words.code), `${code}_appointments`);
  await dialog.button(words.add).click();
  const own = { es: 'Citas', pt: 'Consultas', en: 'Appointments' }[language];
  await on.told(`${own} ${words.added}`).waitFor();
  assert.equal((await of(`${code}_appointments`)).part_of, code);

  await take(on.row(new RegExp(`${code}_appointments`)), words.of(own), words.rename);
  await dialog.field(words.names[{ es: 0, pt: 1, en: 2 }[language]]).fill(`Agenda ${language}`);
  await dialog.button(words.save).click();
  await on.told(`${words.renamed} Agenda ${language}`).waitFor();
  assert.equal((await of(`${code}_appointments`)).names[language], `Agenda ${language}`);

  const order = async () => (await it.installation.read('/modules', token)).filter((each) => !each.part_of).map((each) => each.code);
  const before = await order();
  const last = (await page.getByRole('row').count()) - 1;
  await on.button(words.up(name)).click();
  await on.row(new RegExp(`^${name}`)).waitFor();
  await still(page);
  const after = await order();
  assert.equal(after.indexOf(code), before.indexOf(code) - 1, 'it stands one place higher');
  await many(page.getByRole('row'), last + 1);

  await take(page, words.of(name), words.retire);
  await on.row(new RegExp(`^${name} ${words.retired}`)).waitFor();
  assert.equal((await of(code)).retired, true);
  await accessible(page, 'a retired module');
  await picture(page, `modules-${language}-2-retired`);
  await take(page, words.of(name), words.restore);
  await many(on.row(new RegExp(`^${name} ${words.retired}`)), 0);
  assert.equal((await of(code)).retired, false);
  await page.closeQuietly();
}

test('a retired module is given to nobody new, and who has it keeps it', { timeout: 120_000 }, async () => {
  const { account: made, token } = await account(it, 'es', 'pukara');
  const operator = await it.installation.signIn(OPERATOR);
  const hotel = (await it.installation.read('/modules', operator)).find((module) => module.code === 'hotel');
  await it.installation.send('PATCH', '/modules/hotel', { retired: true }, operator, hotel.version);
  const page = await open(it.browser);
  const on = hands(page);
  await signIn(page, it.address, it.managers.es, `/accounts/${made.id}/modules`);
  const tree = part(page, 'Módulos').or(page.locator('form')).last();
  const tick = hands(tree).tick(new RegExp(`^${hotel.names.es}`)).first();
  await isOn(tick);
  await accessible(page, 'the modules of an account');
  await picture(page, 'modules-3-account');
  await tick.click();
  await hands(page).tick(/^Restaurante/).first().click();
  await on.button('Guardar módulos').click();
  await on.told('Módulos guardados').waitFor();
  const { modules } = await it.installation.read(`/accounts/${made.id}/modules`, token);
  assert.ok(!modules.some((code) => /^(hotel|restaurant)/.test(code)) && modules.includes('sales_invoices'));
  await visit(page, it.address, '/accounts/new');
  await hands(page).tick(/^Restaurante/).first().waitFor();
  await many(hands(page).tick(new RegExp(`^${hotel.names.es}`)), 0);
  await arrived(page, '/accounts/new', 'Nueva cuenta');
  await page.closeQuietly();
});
