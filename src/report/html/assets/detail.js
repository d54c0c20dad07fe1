// The page of one procedure.
const gradeOf = grade => el('span', { class: 'grade g' + grade }, tables.grades[grade]);
const registerNames = registers => registers.map(register => tables.registers[register][1]).join(', ');
const remarks = [null, words.abroad, words.takenBack, words.lent];

function proofTree(root) {
  const { texts, nodes, roots } = proofs();
  const branch = at => {
    const [said, id, ground, ...below] = nodes[at];
    return el('li', {}, texts[said], texts[id] && el('span', { class: 'ground' }, ` (${texts[id]})`),
      texts[ground] && el('span', { class: 'ground', ...foreign }, ` [${texts[ground]}]`),
      below.length > 0 && el('ul', {}, below.map(branch)));
  };
  return el('ul', { class: 'tree' }, branch(roots[root]));
}

// A proof is written out when somebody opens it.
function proofOf(paper) {
  if (paper.proof === null) return null;
  const details = el('details', {}, el('summary', {}, words.proof));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(proofTree(paper.proof));
  });
  return details;
}

function paperItem(paper) {
  const name = paper.type === null
    ? quoted('span', paper.own || words.unknownType) : el('a', { href: `#?paper=${encodeURIComponent(tables.documents[paper.type][0])}` }, tables.documents[paper.type][1]);
  const missing = paper.missing.map(item => tables.items[item]).join(', ');
  const about = [paper.role, paper.oneOf && words.oneOf, paper.matched].filter(Boolean).join('; ');
  return el('li', {}, name, ' ', gradeOf(paper.grade), ` ${about}`,
    missing && el('div', {}, fill(words.missing, { items: missing })),
    paper.remark > 0 && el('div', {}, remarks[paper.remark]), proofOf(paper));
}

function dossierOf(row, detail) {
  if (!detail.lines.length) return el('p', {}, words.noLines);
  let heading = '';
  const body = detail.lines.flatMap(line => {
    const opened = line.case !== heading && line.case
      ? [el('tr', { class: 'case' }, el('td', { colspan: 5 }, `${words.case}: `, quoted('span', line.case)))] : [];
    heading = line.case;
    const asked = line.originals === null && line.copies === null ? null : fill(words.copies,
      { originals: line.originals ?? words.notKnown, copies: line.copies ?? words.notKnown });
    const said = [line.kind, [, words.lookedUp, words.exempted][line.already], asked,
      line.form && fill(words.form, { form: line.form })].filter(Boolean).join('; ');
    return [...opened, el('tr', { id: `${row.code}/${line.id}` },
      el('th', { scope: 'row' }, el('a', { href: `#${row.code}/${line.id}`, 'aria-label': `${words.link}: ${line.id}` }, line.id)),
      el('td', {}, quoted('div', line.text), el('div', { class: 'faint' }, said),
        line.papers.length > 0 && el('ul', { class: 'papers' }, line.papers.map(paperItem))),
      el('td', {}, gradeOf(line.grade)),
      el('td', {}, registerNames(line.registers), line.assumed.length > 0 &&
        el('div', {}, `${words.assumedOpen}: ${registerNames(line.assumed)}`)),
      quoted('td', line.provision || words.provisionUnknown))];
  });
  return tableOf(words.dossier, [['#'], [words.requirement], [words.verdict], [words.registers], [words.provision]], body);
}

// The rows of the official table; work is hours × income, as the formula has it.
function sheetOf(row, detail) {
  const cost = detail.cost;
  if (!cost) return el('p', {}, words.notCovered);
  const income = tables.incomes[cost.segment][1];
  let group = null;
  const body = detail.sheet.map(one => {
    const [task, activity, hours, price] = one.activity === null ? [words.fees, '', null, one.once] : tables.activities[one.activity];
    const [ownHours, ownPrice] = one.own ?? [hours, price];
    const line = one.line === null ? null : detail.lines[one.line];
    const named = task === group ? '' : task;
    group = task;
    return el('tr', {}, el('th', { scope: 'row' }, named),
      el('td', {}, activity, activity && (line || one.channel) && ': ', line && quoted('span', line.text), !line && one.channel),
      numberCell(ownHours === null ? '–' : number(ownHours)), numberCell(ownHours === null ? '–' : coins(income)),
      numberCell(ownPrice === null ? '–' : coins(ownPrice)), numberCell(coins(one.once)),
      numberCell(number(one.timesBefore)), numberCell(coins(one.before)),
      numberCell(number(one.timesAfter)), numberCell(coins(one.after)));
  });
  body.push(el('tr', { class: 'case' }, el('th', { scope: 'row', colspan: 7 }, words.total),
    numberCell(coins(cost.before[1])), numberCell(''), numberCell(coins(cost.after[1]))));
  const range = ([low, , high]) => fill(words.range, { low: coins(low), high: money(high) });
  const said = [fill(words.saved, { saving: money(cost.saving), percent: percent(cost.percent) }), words.perDossier,
    `${range(cost.before)} → ${range(cost.after)}`,
    cost.assumed !== null && fill(words.assumed, { percent: percent(cost.assumed) }),
    cost.feeUnknown && words.feeUnknown].filter(Boolean).join('; ');
  return [el('p', {}, said), tableOf(words.sheet, [[words.task], [words.activity], [words.hours, 1], [words.income, 1],
    [words.price, 1], [words.once, 1], [words.timesBefore, 1], [words.amountBefore, 1], [words.timesAfter, 1], [words.amountAfter, 1]], body)];
}

function measuresOf(row, detail) {
  if (!detail.measures.length) return el('p', {}, words.noMeasures);
  const body = detail.measures.map(measure => {
    const id = measureId(row.code, measure, detail.lines);
    const line = measure.line === null ? null : detail.lines[measure.line];
    const instrument = !measure.instrument ? words.notKnown
      : measure.known ? measure.instrument : fill(words.likely, { instrument: measure.instrument });
    return el('tr', { id },
      el('th', { scope: 'row' }, el('a', { href: '#' + encodeURI(id), 'aria-label': `${words.link}: ${id}` }, tables.kinds[measure.kind][1])),
      el('td', {}, line && quoted('span', line.text), measure.joined && el('a', { href: '#' + measure.joined }, measure.joined),
        measure.assumed.length > 0 && el('div', {}, `${words.assumedOpen}: ${registerNames(measure.assumed)}`)),
      quoted('td', instrument), numberCell(coins(measure.saving)),
      numberCell(measure.part === null ? '–' : coins(measure.part)), el('td', {}, measure.part === null ? '–' : '✓'));
  });
  return tableOf(words.measures, [[words.measure], [words.requirement], [words.instrument], [words.alone, 1], [words.part, 1], [words.chosen]], body);
}

function findingsOf(row, detail) {
  if (!detail.findings.length) return el('p', {}, words.noFindings);
  return el('ul', {}, detail.findings.map(({ rule, line, message }) => {
    const [severity, name] = tables.rules[rule] ?? ['warning', ''];
    const id = line === null ? null : detail.lines[line].id;
    return el('li', {}, el('span', { class: 's-' + severity }, `${name} [${rule}] `), quoted('span', message),
      id && [' – ', el('a', { href: `#${row.code}/${id}` }, id)]);
  }));
}

function channelsOf(detail) {
  if (!detail.channels.length) return null;
  return el('ul', {}, detail.channels.map(([kind, time, fee]) => el('li', {}, `${kind}: ${time}; `, quoted('span', fee))));
}

function detailPage(row) {
  const detail = detailOf(row);
  const fact = (name, value, own) => value ? [el('dt', {}, name), own ? el('dd', {}, value) : quoted('dd', value)] : [];
  const bases = detail.bases.map(([number, title]) => el('div', {}, title ? `${number}: ${title}` : number));
  const step = (name, target) => target && el('a', { href: '#' + target.code, rel: name === words.next ? 'next' : 'prev' }, `${name}: ${target.code}`);
  const section = (title, ...content) => el('section', {}, el('h3', {}, title), content);
  return [
    el('div', { class: 'bar' }, el('a', { href: '#procedures', id: 'back' }, `← ${words.back} (Esc)`),
      step(words.previous, list.beside(row, -1)), step(words.next, list.beside(row, 1))),
    el('h2', { id: 'detail-h', tabindex: -1 }, row.code + ' ', quoted('span', row.name)),
    el('dl', { class: 'facts' },
      fact(words.promulgatedBy, index.authorities[row.authority][1], true), fact(words.settledBy, detail.settled, true),
      fact(words.level, detail.levels, true), fact(words.sector, index.sectors[row.sector]), fact(words.subjects, detail.subjects, true),
      fact(words.results, detail.results, true),
      fact(words.volume, detail.volume === null ? words.notKnown : number(detail.volume), true),
      fact(words.factsTaken, detail.taken, true), fact(words.source, detail.source),
      bases.length ? [el('dt', {}, words.bases), el('dd', foreign, bases)] : []),
    section(words.dossier, dossierOf(row, detail)),
    section(words.graph, graphOf(row, detail)),
    channelsOf(detail) && section(words.channels, channelsOf(detail)),
    section(words.measures, measuresOf(row, detail)),
    section(words.sheet, sheetOf(row, detail)),
    section(words.findings, findingsOf(row, detail)),
  ].flat(Infinity).filter(Boolean);
}
