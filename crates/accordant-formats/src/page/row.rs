//! Where a row begins: a short title, then a date.

use std::ops::Range;
use std::sync::LazyLock;

use accordant::hash::HashSet;
use accordant::time::PhraseOptions;

use super::date;
use super::layout::{Line, Piece};
use super::period;
use super::place::{Places, trim};
use super::word::begins_name;

/// The beginning of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) title: Range<usize>,
    /// The date words: one stretch, or a start and an end in cells or lines of their own.
    pub(super) dates: Vec<Range<usize>>,
    /// Whether the only date stands in the column of ends.
    pub(super) only_end: bool,
    /// How many lines the title and dates fill.
    pub(super) lines: usize,
}

/// The most words a title has before a date in the same line, and in a cell or line of its own.
const TITLE_WORDS: usize = 8;
const TITLE_CELL_WORDS: usize = 30;
const TITLE_LINE_WORDS: usize = 12;

/// Words that no title ends with, and that a title in a line of prose does not contain.
const PROSE: &[&str] = &[
    "in on at by for from to since until of the a an and or but with as was were is are be been has have had \
     founded created established signed launched held began started ended during between around about before \
     after this that these those which who will would aims into its their our we it they",
    "de du des la le les en dans depuis au aux et ou par pour sur entre avant apres a fut ete est sont etait \
     cree creee fonde fondee signe signee lance lancee debut fin mois annee ce cette ces qui que dont avec vers \
     un une son sa ses leur leurs nous il elle ils elles jusque jusqu",
    "في من إلى منذ سنة عام خلال بين على عن تأسست أسست تأسس بتاريخ شهر تم التي الذي هذا هذه مع حتى أو ثم كان كانت",
];

/// What a year follows without dating anything: "Agenda 2030".
const PLANS: &[&str] = &[
    "horizon",
    "agenda",
    "vision",
    "strategy",
    "strategie",
    "plan",
    "رؤية",
    "أفق",
    "أجندة",
];

static PROSE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = PROSE.iter().flat_map(|words| words.split_whitespace());
    words.map(accordant::fold).collect()
});
static PLAN_WORDS: LazyLock<HashSet<String>> =
    LazyLock::new(|| PLANS.iter().map(|word| accordant::fold(word)).collect());

/// How rows are laid out on this page.
pub(super) struct Rows<'a> {
    pub(super) places: &'a Places<'a>,
    pub(super) options: PhraseOptions,
    /// Whether rows are cut into cells, so that one without a date is a row too.
    pub(super) in_cells: bool,
    /// The cells of the start and the end, where the headings tell.
    pub(super) start_cell: Option<usize>,
    pub(super) end_cell: Option<usize>,
}

impl Rows<'_> {
    /// The row that begins with the first of these lines, if one does.
    pub(super) fn begins(&self, lines: &[Line]) -> Option<Start> {
        let line = lines.first()?;
        let first = line.cells.first()?.first()?;
        if first.bullet || !first.begins_line {
            return None;
        }
        if line.cells.len() > 1
            && let Some(start) = self.in_cells(line, first)
        {
            return Some(start);
        }
        if let Some(start) = self.in_line(first) {
            return Some(start);
        }
        self.below(lines)
    }

    /// `HAQAA 2016 2018 The HAQAA ...`: the title is what stands before the first date.
    fn in_line(&self, piece: &Piece) -> Option<Start> {
        let text = self.places.text();
        let range = &piece.range;
        let mut tokens = tokens(self.places, range);
        let first = tokens.next()?;
        if self.is_figures(&first) || date::leading(self.places, range, &self.options).is_some() {
            return None;
        }
        let found = tokens.take(TITLE_WORDS).find_map(|token| {
            let phrase = date::leading(self.places, &(token.start..range.end), &self.options)?;
            Some((trim(text, &(range.start..token.start)), phrase))
        });
        let (title, phrase) = found?;
        let title = self.without_separator(&title);
        let rest = trim(text, &(phrase.end..range.end));
        self.is_title_before(&title, &phrase, &rest).then(|| Start {
            title,
            dates: vec![phrase],
            only_end: false,
            lines: 1,
        })
    }

    /// A title in a cell, dates in the next one or two. Where rows are cut into cells, dates may be missing.
    fn in_cells(&self, line: &Line, first: &Piece) -> Option<Start> {
        let title = first.range.clone();
        let alone = line.cells.first().is_some_and(|cell| cell.len() == 1);
        if !alone || !self.is_title(&title, TITLE_CELL_WORDS) || self.is_date(&title) {
            return None;
        }
        let mut dates = Vec::new();
        let mut only_end = false;
        for (at, cell) in line.cells.iter().enumerate().skip(1).take(3) {
            let [piece] = cell.as_slice() else {
                if cell.is_empty() {
                    continue;
                }
                break;
            };
            if piece.bullet || dates.len() == 2 {
                break;
            }
            if self.is_date(&piece.range) {
                only_end = dates.is_empty()
                    && self.end_cell == Some(at)
                    && self.start_cell.is_some_and(|start| start < at);
                dates.push(piece.range.clone());
                continue;
            }
            match dates.last() {
                None => dates.extend(date::leading(self.places, &piece.range, &self.options)),
                Some(last) if period::goes_on(self.places, last, &piece.range, &self.options) => {
                    dates.push(piece.range.clone());
                }
                Some(_) => {}
            }
            break;
        }
        let content = line.pieces().count() > 1;
        (!dates.is_empty() || (self.in_cells && content)).then_some(Start {
            title,
            dates,
            only_end,
            lines: 1,
        })
    }

    /// A title in a line, dates in the next one or two.
    fn below(&self, lines: &[Line]) -> Option<Start> {
        let title = lines.first()?.only()?.range.clone();
        if !self.is_title(&title, TITLE_LINE_WORDS) || self.is_date(&title) {
            return None;
        }
        let mut dates: Vec<Range<usize>> = Vec::new();
        for line in lines.iter().skip(1).take(2) {
            let Some(piece) = line.only().filter(|piece| !piece.bullet) else {
                break;
            };
            let range = &piece.range;
            let goes_on = |last| period::goes_on(self.places, last, range, &self.options);
            if !self.is_date(range) && !dates.last().is_some_and(goes_on) {
                break;
            }
            dates.push(range.clone());
        }
        (!dates.is_empty()).then(|| Start {
            title,
            lines: 1 + dates.len(),
            dates,
            only_end: false,
        })
    }

    fn is_date(&self, range: &Range<usize>) -> bool {
        date::is_whole(self.places, range, &self.options)
    }

    /// Figures only: a year is no title.
    fn is_figures(&self, range: &Range<usize>) -> bool {
        let token = self.places.slice(range);
        token.chars().any(char::is_numeric) && !token.chars().any(char::is_alphabetic)
    }

    /// A colon or dash between title and date belongs to neither.
    fn without_separator(&self, title: &Range<usize>) -> Range<usize> {
        let words = self.places.slice(title);
        let bare = words.trim_end_matches([':', '–', '—']).trim_end();
        let bare = bare.strip_suffix(" -").unwrap_or(bare).trim_end();
        title.start..title.start + bare.len()
    }

    /// Whether words of their own cell or line can be a title.
    fn is_title(&self, range: &Range<usize>, most: usize) -> bool {
        let words = self.places.slice(range);
        !words.is_empty()
            && !words.ends_with(['.', ';', ':', ',', '!', '?', '؛', '،', '؟'])
            && tokens(self.places, range).take(most + 1).count() <= most
    }

    /// Whether words before a date in the same line are a title and not the beginning of a sentence.
    fn is_title_before(
        &self,
        title: &Range<usize>,
        phrase: &Range<usize>,
        rest: &Range<usize>,
    ) -> bool {
        let words = self.places.slice(title);
        if words.is_empty() || words.ends_with(['.', ';', ',', '!', '?', '؛', '،', '؟', '(']) {
            return false;
        }
        let count = tokens(self.places, title).count();
        let prose = |token: Range<usize>| {
            let word = self.places.slice(&token);
            word.len() <= 40 && !is_capitals(word) && PROSE_WORDS.contains(&accordant::fold(word))
        };
        if count > TITLE_WORDS || tokens(self.places, title).last().is_some_and(prose) {
            return false;
        }
        let readings = date::read(self.places.slice(phrase), &self.options);
        let single = readings
            .readings
            .iter()
            .all(|reading| reading.edtf.date().is_some());
        // Two dates, or an open end, make a row; with a single date it has to look like one.
        let first = tokens(self.places, title).next().unwrap_or_default();
        let small = self.places.slice(&first).chars().all(char::is_lowercase);
        if tokens(self.places, title).any(prose) && (single || small || count > 3) {
            return false;
        }
        if small {
            return false;
        }
        let plan = tokens(self.places, title)
            .last()
            .is_some_and(|token| PLAN_WORDS.contains(&accordant::fold(self.places.slice(&token))));
        let rest = self.places.slice(rest);
        !single
            || (count <= 6
                && !plan
                && (rest.is_empty() || begins_name(rest))
                && !rest.starts_with([',', '،']))
    }
}

/// Words between white space.
fn tokens<'a>(
    places: &'a Places<'_>,
    range: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = range.start;
    let end = range.end;
    std::iter::from_fn(move || {
        let rest = places.slice(&(at..end));
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = places.slice(&(start..end));
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        at = start + length;
        (length > 0).then_some(start..at)
    })
}

/// Whether all letters are capitals: `AT` is no preposition.
fn is_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let mut cased = false;
    letters.all(|c| {
        cased = cased || c.is_uppercase();
        c.is_uppercase()
    }) && cased
}

#[cfg(test)]
mod tests {
    use super::super::layout::Layout;
    use super::*;

    fn begins(text: &str) -> Option<(String, Vec<String>)> {
        let places = Places::new(text);
        let layout = Layout::new(&places);
        let rows = Rows {
            places: &places,
            options: PhraseOptions::default(),
            in_cells: false,
            start_cell: None,
            end_cell: None,
        };
        let start = rows.begins(&layout.lines)?;
        let shown = |range: &Range<usize>| places.slice(range).to_owned();
        Some((shown(&start.title), start.dates.iter().map(shown).collect()))
    }

    #[test]
    fn a_title_and_a_date_begin_a_row() {
        for (text, title, dates) in [
            ("HAQAA 2016 2018 The HAQAA", "HAQAA", &["2016 2018"][..]),
            (
                "ANQAHE Since May 2016 The Arab",
                "ANQAHE",
                &["Since May 2016"],
            ),
            ("HAQAA (2016-2018) The", "HAQAA", &["(2016-2018)"]),
            ("HAQAA: 2016–2018", "HAQAA", &["2016–2018"]),
            ("A\t2016\t2018\tx", "A", &["2016", "2018"]),
            ("A\u{B}Since May 2016 y", "A", &["Since May 2016"]),
            (
                "A\nOctober 2017\nOctober 2020\nx",
                "A",
                &["October 2017", "October 2020"],
            ),
            ("AT 2016 2018 x", "AT", &["2016 2018"]),
        ] {
            let found = begins(text);
            let (found_title, found_dates) = found.unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found_title.as_str(), found_dates.len()),
                (title, dates.len()),
                "{text}"
            );
            assert_eq!(found_dates, dates, "{text}");
        }
    }

    #[test]
    fn prose_begins_none() {
        for text in [
            "This network was founded in 2014",
            "In 2016 the agency joined",
            "In Rabat, 2016 saw a conference",
            "2016 2018 without a title",
            "- HAQAA 2016 2018",
            "programme from 2016 to 2018",
            "Agenda 2030",
            "Horizon 2020 project with partners",
            "the agency since May 2016",
            "L'agence a été créée en 2014",
            "تأسست الوكالة في سنة 2014",
        ] {
            assert_eq!(begins(text), None, "{text}");
        }
    }
}
