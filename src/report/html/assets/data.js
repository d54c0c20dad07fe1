// What the page knows, read from its data elements; the order of members is that of `data/` in the source.
const part = id => {
  const held = document.getElementById('data-' + id);
  return held && JSON.parse(held.textContent);
};
const tables = part('tables');
const index = part('index');
const words = tables.words;
const once = make => { let made; return () => made ??= make(); };
const texts = once(() => part('texts'));
const proofs = once(() => part('proofs'));
const bases = once(() => part('bases'));

// One procedure as the list knows it.
const rows = index.rows.map((row, at) => {
  const [code, name, authority, sector, papers, full, partial, before, saving, percent,
    lines, registers, documents, instruments, rules] = row;
  return { at, code, name, authority, sector, papers, full, partial, before, saving, percent,
    lines, registers, documents, instruments, rules };
});
const byCode = new Map(rows.map(row => [row.code, row]));

// What may be absent is counted from 1; the last members of a row are left out while they are nothing.
const maybe = value => value === 0 ? null : value - 1;

// Everything that is known of it; a block is parsed when the first of its procedures is asked for.
const blocks = new Map();
function detailOf(row) {
  const number = Math.floor(row.at / tables.block);
  if (!blocks.has(number)) blocks.set(number, part('block-' + number));
  const block = blocks.get(number);
  const text = at => block.texts[at];
  const [settled, levels, subjects, results, rests, volume, taken, source, channels, lines, cost,
    sheet, measures, findings] = block.procedures[row.at % tables.block];
  return {
    settled: text(settled), levels: text(levels), subjects: text(subjects), results: text(results),
    bases: rests.map(at => bases()[at]),
    volume, taken: text(taken), source: text(source),
    channels: channels.map(channel => channel.map(text)),
    lines: lines.map(([id, kind = 0, grade = 0, already = 0, papers = [], registers = [], heading = 0,
      originals = 0, copies = 0, form = 0, provision = 0, assumed = []], at) => ({
      id: text(id), text: texts()[row.lines[at]], kind: text(kind), grade, already, case: text(heading),
      registers, assumed, provision: text(provision), originals: maybe(originals), copies: maybe(copies), form: text(form),
      papers: papers.map(([type = 0, grade = 0, role = 0, matched = 0, proof = 0, missing = [], oneOf = 0, own = 0, remark = 0]) => ({
        type: maybe(type), own: text(own), role: text(role), grade, oneOf, missing, matched: text(matched), proof: maybe(proof), remark,
      })),
    })),
    cost: cost && { before: cost[0], after: cost[1], saving: cost[2], percent: cost[3], assumed: cost[4],
      feeUnknown: cost[5], segment: cost[6] },
    sheet: sheet.map(([activity = 0, line = 0, channel = 0, once = 0, timesBefore = 0, before = 0,
      changed = 0, timesAfter = 0, after = 0, measured = 0, hours = 0, price = 0]) => ({
      activity: maybe(activity), line: maybe(line), channel: text(channel), once, timesBefore, before,
      timesAfter: changed ? timesAfter : timesBefore, after: changed ? after : before,
      own: measured ? [hours, price] : null,
    })),
    measures: measures.map(([kind = 0, saving = 0, line = 0, chosen = 0, part = 0, instrument = 0, known = 0, joined = 0, assumed = []]) => ({
      kind, line: maybe(line), saving, part: chosen ? part : null, instrument: text(instrument), known, joined: text(joined), assumed,
    })),
    findings: findings.map(([rule = 0, message = 0, line = 0]) => ({ rule: index.rules[rule - 1], line: maybe(line), message: text(message) })),
  };
}

// The stable id of a measure: kind, procedure, line.
function measureId(code, measure, lines) {
  const kind = tables.kinds[measure.kind][0];
  return measure.line === null ? `${kind}:${code}` : `${kind}:${code}:${lines[measure.line].id}`;
}

// Numbers as the language of the page writes them. Amounts too large to be counted exactly are texts.
const point = tables.lang === 'vi' ? ',' : '.';
const thousands = tables.lang === 'vi' ? '.' : ',';
const grouped = digits => digits.replace(/\B(?=(\d{3})+$)/g, thousands);
function number(value) {
  const [whole, decimals] = String(value).replace('-', '').split('.');
  return (String(value)[0] === '-' ? '−' : '') + grouped(whole) + (decimals ? point + decimals : '');
}
function coins(amount) {
  if (amount === null) return '–';
  const digits = String(amount).replace('-', '').padStart(tables.decimals + 1, '0');
  const cut = digits.length - tables.decimals;
  const sign = String(amount)[0] === '-' ? '−' : '';
  return sign + grouped(digits.slice(0, cut)) + (tables.decimals ? point + digits.slice(cut) : '');
}
const money = amount => `${coins(amount)} ${tables.currency}`;
function percent(value) {
  if (value === null) return '–';
  const text = number(value.toFixed(1));
  return tables.lang === 'vi' ? `${text} %` : `${text}%`;
}
const fill = (phrase, slots) => phrase.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);

// Letters without marks and case, so that “giay khai sinh” finds “Giấy khai sinh”.
const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
