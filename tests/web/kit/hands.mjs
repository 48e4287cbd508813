// What a person finds on a page by its name, and reaches for.

/** The controls of a page or of a part of it, by the names people read. */
export function hands(place) {
  const page = place.page?.() ?? place;
  const of = (role) => (name) => place.getByRole(role, name instanceof RegExp ? { name } : { name, exact: true });
  return {
    button: of('button'),
    link: of('link'),
    /** Optional fields say so after their name. */
    field: (name) => place.getByRole('textbox', { name: new RegExp(`^${escaped(name)}( ·.*)?$`) }),
    secret: (name) => place.getByLabel(new RegExp(`^${escaped(name)}( ·.*)?$`)),
    select: of('combobox'),
    radio: (name) => place.getByRole('radio', { name: new RegExp(`^${escaped(name)}`) }),
    /** One of a few that stand side by side: its label, for the circle itself is not shown. */
    side: (name) => place.locator('label', { has: page.getByRole('radio', { name, exact: true }) }),
    tick: of('checkbox'),
    turn: (name) => place.getByRole('switch', { name }),
    group: of('group'),
    title: (name) => place.getByRole('heading', { name, exact: true }),
    row: (name) => place.getByRole('row', { name }),
    told: (words) => place.getByText(words),
  };
}

/** The part of a page under a title of the second rank, such as a card. */
export function part(page, title) {
  const heading = page.getByRole('heading', { level: 2, name: title, exact: true });
  return page.locator('section, article, aside, dialog').filter({ has: heading }).last();
}

/** The value beside a name in a list of facts. */
export function fact(place, name) {
  return place.locator(`dt:text-is(${JSON.stringify(name)}) + dd`);
}

/** A menu is opened by its button and an entry of it taken. */
export async function take(place, menu, entry) {
  await hands(place).button(menu).click();
  await hands(place).button(entry).click();
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
