//! `tinhgon review`: people decide on measures, one by one in the terminal or by flags from scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

use super::args::{Format, Review, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::file::bytes;
use super::{output, scenario, suggestion};
use crate::analysis::Dossier;
use crate::appraisal::{Appraisal, Decision, Decisions, Ruling};
use crate::border;
use crate::cost::Money;
use crate::fault::{Fault, Place, Problem};
use crate::measure::Measure;
use crate::words::{Lang, Term, review};

/// What standard input is called.
const STDIN: &str = "<stdin>";
/// Bytes of an answer; nobody types more.
const LONGEST: usize = 1 << 20;

pub(crate) fn run(args: &Review, context: &mut Context<'_>) -> Result<Exit, Failure> {
    context.format(&[Format::Text])?;
    let lang = context.lang();
    if context.global.out.is_some() {
        return Err(Failure::Usage(review::NO_OUT.say(lang).to_owned()));
    }
    let Some(path) = args.scenario.decisions.clone() else {
        return Err(Failure::Usage(review::DECISIONS_NEEDED.say(lang).to_owned()));
    };
    // The first sitting has no file yet, and earlier decisions must not hide what they are about.
    let decided =
        if path.exists() { Decisions::read(&path, &bytes(&path)?)? } else { Decisions::default() };
    let undecided = super::args::ScenarioArgs { decisions: None, ..args.scenario.clone() };
    let scenario = scenario::of(&undecided, context)?;
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs.inputs), knowledge, scenario.question())?;
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    scenario::mind(&appraisal, context)?;
    let mut sitting = Sitting { appraisal: &appraisal, path, decided, lang };
    if args.is_scripted() {
        sitting.carry_out(args, context)?;
    } else {
        sitting.ask(args, context)?;
    }
    Ok(Exit::Done)
}

impl Review {
    /// Whether the decisions stand on the command line.
    fn is_scripted(&self) -> bool {
        !self.accept.is_empty() || !self.reject.is_empty() || !self.postpone.is_empty()
    }
}

/// A sitting over the measures of a catalogue.
struct Sitting<'a> {
    appraisal: &'a Appraisal<'a>,
    path: PathBuf,
    decided: Decisions,
    lang: Lang,
}

/// A measure that may be decided on.
struct Candidate<'a> {
    id: String,
    dossier: Dossier<'a>,
    measure: &'a Measure,
}

impl<'a> Sitting<'a> {
    /// Takes the decisions of the command line: all of them, or none when one makes no sense.
    fn carry_out(&mut self, args: &Review, context: &mut Context<'_>) -> Result<(), Failure> {
        let said = |given: &Option<String>, flag| {
            let text = given.as_deref().map(str::trim).filter(|text| !text.is_empty());
            let missing = || review::FLAG_NEEDED.fill(self.lang, &[("flag", flag)]);
            text.map(Box::<str>::from).ok_or_else(|| Failure::Usage(missing()))
        };
        let (reason, name) = (said(&args.reason, "--reason")?, said(&args.decider, "--name")?);
        let offered: BTreeSet<String> = self.appraisal.measure_ids().collect();
        let mut rulings: BTreeMap<&str, Ruling> = BTreeMap::new();
        let named = [
            (&args.accept, Ruling::Accept),
            (&args.reject, Ruling::Reject),
            (&args.postpone, Ruling::Postpone),
        ];
        for (ids, ruling) in named {
            for id in ids.iter().map(|id| id.trim()) {
                if !offered.contains(id) {
                    let text = review::NO_MEASURE.fill(self.lang, &[("id", id)]);
                    let known = offered.iter().map(String::as_str);
                    return Err(Failure::Usage(suggestion::with_nearest(
                        text, id, known, self.lang,
                    )));
                }
                if rulings.insert(id, ruling).is_some_and(|other| other != ruling) {
                    return Err(Failure::Usage(review::TWO_RULINGS.fill(self.lang, &[("id", id)])));
                }
            }
        }
        let on = context.as_of();
        for (id, ruling) in rulings {
            let (reason, name) = (reason.clone(), name.clone());
            self.decided.set(Decision { measure: id.into(), ruling, reason, name, on });
        }
        self.save()?;
        self.sum(context)
    }

    /// Asks about every measure of the scenario that nothing was decided on, the largest saving first.
    fn ask(&mut self, args: &Review, context: &mut Context<'_>) -> Result<(), Failure> {
        let candidates = self.open();
        let mut answers = Answers { line: 0 };
        let mut name: Option<Box<str>> = args.decider.as_deref().map(Into::into);
        let count = candidates.len();
        if count == 0 {
            self.print(context, review::NOTHING_OPEN.say(self.lang))?;
        }
        for (position, candidate) in candidates.iter().enumerate() {
            let heading = self.heading(candidate, position + 1, count);
            self.print(context, &heading)?;
            let Some(ruling) = self.ruling(&mut answers, context)? else { break };
            let Some(ruling) = ruling else { continue };
            let Some(reason) =
                self.text(review::ASK_REASON.say(self.lang), &mut answers, context)?
            else {
                break;
            };
            let who = match &name {
                Some(who) => who.clone(),
                None => {
                    let asked =
                        self.text(review::ASK_NAME.say(self.lang), &mut answers, context)?;
                    let Some(who) = asked else { break };
                    name = Some(who.clone());
                    who
                }
            };
            let measure = candidate.id.as_str().into();
            let on = context.as_of();
            self.decided.set(Decision { measure, ruling, reason, name: who, on });
            // After each answer: whoever is interrupted loses nothing.
            self.save()?;
        }
        self.sum(context)
    }

    /// The measures of the scenario that nothing was decided on.
    fn open(&self) -> Vec<Candidate<'a>> {
        let kinds = &self.appraisal.scenario.kinds;
        let all = self.appraisal.dossiers().flat_map(|(dossier, one)| {
            let wanted = one.measures.iter().filter(|measure| kinds.contains(&measure.kind));
            wanted.map(move |measure| Candidate { id: measure.id_in(dossier), dossier, measure })
        });
        let mut open: Vec<Candidate<'_>> =
            all.filter(|one| self.decided.on(&one.id).is_none()).collect();
        open.sort_by(|a, b| {
            let saving = |one: &Candidate<'_>| one.measure.saving.mid;
            saving(b).cmp(&saving(a)).then_with(|| a.id.cmp(&b.id))
        });
        open
    }

    /// What a measure is, before it is decided on.
    fn heading(&self, candidate: &Candidate<'_>, position: usize, count: usize) -> String {
        let lang = self.lang;
        let procedure = candidate.dossier.procedure;
        let currency = self.appraisal.tariff().currency;
        let money = |amount: Money| lang.coins(amount, currency);
        let saving = candidate.measure.saving;
        let line = candidate.measure.line_of(candidate.dossier);
        let line = line.map(|line| format!("\n  {}: {}", line.id, line.text)).unwrap_or_default();
        let slots = [
            ("position", &*lang.count(position)),
            ("count", &*lang.count(count)),
            ("kind", candidate.measure.kind.say(lang)),
            ("id", &*candidate.id),
            ("code", procedure.code.as_str()),
            ("name", &*procedure.name),
            ("line", &*line),
            ("saving", &*lang.amount(saving.mid, currency)),
            ("low", &*money(saving.low)),
            ("high", &*money(saving.high)),
        ];
        review::HEADING.fill(lang, &slots)
    }

    /// The ruling that is typed: the outer `None` ends the sitting, the inner one leaves the measure
    /// open.
    fn ruling(
        &self,
        answers: &mut Answers,
        context: &mut Context<'_>,
    ) -> Result<Option<Option<Ruling>>, Failure> {
        loop {
            self.print(context, review::ASK_RULING.say(self.lang))?;
            let Some(answer) = answers.next()? else { return Ok(None) };
            let answer = answer.to_lowercase();
            let means = |keys: &str| keys.split(' ').any(|key| key == answer);
            for (ruling, keys) in [
                (Ruling::Accept, review::KEYS_ACCEPT),
                (Ruling::Reject, review::KEYS_REJECT),
                (Ruling::Postpone, review::KEYS_POSTPONE),
            ] {
                if means(keys.say(self.lang)) {
                    return Ok(Some(Some(ruling)));
                }
            }
            if means(review::KEYS_SKIP.say(self.lang)) {
                return Ok(Some(None));
            }
            if means(review::KEYS_QUIT.say(self.lang)) {
                return Ok(None);
            }
        }
    }

    /// A text that is typed and says something; `None` ends the sitting.
    fn text(
        &self,
        question: &str,
        answers: &mut Answers,
        context: &mut Context<'_>,
    ) -> Result<Option<Box<str>>, Failure> {
        loop {
            self.print(context, question)?;
            match answers.next()? {
                None => return Ok(None),
                Some(answer) if answer.is_empty() => {}
                Some(answer) => return Ok(Some(answer.into())),
            }
        }
    }

    fn print(&self, context: &mut Context<'_>, text: &str) -> Result<(), Failure> {
        context.print(text)
    }

    /// How many measures were decided on, and how.
    fn sum(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let count = |ruling| {
            let of = self.decided.iter().filter(|one| one.ruling == ruling).count();
            self.lang.count(of)
        };
        let slots = [
            ("accepted", &*count(Ruling::Accept)),
            ("rejected", &*count(Ruling::Reject)),
            ("postponed", &*count(Ruling::Postpone)),
            ("path", &*self.path.to_string_lossy()),
        ];
        self.print(context, &review::SUM.fill(self.lang, &slots))
    }

    fn save(&self) -> Result<(), Failure> {
        write(&self.path, &self.decided, self.lang)
    }
}

fn write(path: &Path, decisions: &Decisions, lang: Lang) -> Result<(), Failure> {
    output::to_file(path, |out| decisions.write(out))
        .map_err(|error| Failure::output(path, &error, lang))
}

/// What is typed, line by line.
struct Answers {
    /// The number of the line that was read last.
    line: usize,
}

impl Answers {
    /// The next line, without space around it; `None` at the end.
    fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut bytes = Vec::new();
        let mut lines = io::stdin().lock().take(LONGEST as u64 + 1);
        if lines.read_until(b'\n', &mut bytes).map_err(Failure::Read)? == 0 {
            return Ok(None);
        }
        self.line += 1;
        if bytes.len() > LONGEST {
            let problem = Problem::LineTooLong { bytes: bytes.len(), limit: LONGEST };
            return Err(self.fault(0, problem));
        }
        match border::text(Path::new(STDIN), &bytes) {
            Ok(text) => Ok(Some(text.trim().to_owned())),
            Err(fault) => Err(self.fault(fault.place.column, fault.problem)),
        }
    }

    fn fault(&self, column: usize, problem: Problem) -> Failure {
        let place = Place { line: self.line, column, pointer: String::new() };
        Failure::Faults(vec![Fault { file: STDIN.into(), place, problem }])
    }
}
