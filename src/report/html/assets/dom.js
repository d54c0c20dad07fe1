// Elements are made here and nowhere else: texts are only ever added as text, never as markup.
const drawn = 'http://www.w3.org/2000/svg';
function put(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== '') node.append(child);
  }
  return node;
}
const el = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => put(document.createElementNS(drawn, tag), attributes, children);
const byId = id => document.getElementById(id);

// Words of the catalogue are Vietnamese in every language of the page.
const foreign = tables.lang === 'vi' ? {} : { lang: 'vi' };
const quoted = (tag, text, attributes) => el(tag, { class: 'quoted', ...foreign, ...attributes }, text);

// A table below a heading of the same name; its caption is for those who hear it.
function tableOf(caption, columns, body, attributes) {
  const heading = ([title, numeric]) => el('th', { scope: 'col', class: numeric && 'n' }, title);
  return el('div', { class: 'wide' }, el('table', attributes,
    el('caption', { class: 'unseen' }, caption), el('thead', {}, el('tr', {}, columns.map(heading))), el('tbody', {}, body)));
}
const numberCell = text => el('td', { class: 'n' }, text);
