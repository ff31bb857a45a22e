//! The printed headings of a table's columns.

use std::ops::Range;

use accordant::time::Language;

use super::layout::{Layout, Line};
use super::phrases::Phrases;
use super::place::Places;
use super::word::words;

/// What a column holds, by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Title,
    Start,
    End,
    /// Both ends in one column.
    Dates,
    Objective,
    Other,
}

const EN: Language = Language::English;
const FR: Language = Language::French;
const AR: Language = Language::Arabic;

/// The words that head columns, parted by `|`; a line of one text has those of a column in a language.
macro_rules! terms {
    ($(($column:expr, $language:expr, $terms:literal $(,)?)),* $(,)?) => {
        const COLUMNS: &[(Column, Language)] = &[$(($column, $language)),*];
        const TERMS: &str = concat!($($terms, "\n"),*);
    };
}

terms![
    (
        Column::Title,
        EN,
        "title|name|partnership|project|project title|acronym|agreement",
    ),
    (
        Column::Title,
        FR,
        "titre|intitulé|intitulé du projet|nom|partenariat|projet|acronyme|convention|accord",
    ),
    (
        Column::Title,
        AR,
        "العنوان|الاسم|المشروع|الشراكة|الاتفاقية|اسم المشروع|التسمية",
    ),
    (
        Column::Start,
        EN,
        "starting date|start date|date of start|start|from|begin|beginning|since",
    ),
    (
        Column::Start,
        FR,
        "date de début|date de démarrage|date de commencement|date de lancement|début|depuis",
    ),
    (
        Column::Start,
        AR,
        "تاريخ البداية|تاريخ البدء|تاريخ الانطلاق|تاريخ بداية المشروع|البداية|تاريخ الشروع",
    ),
    (
        Column::End,
        EN,
        "end date|ending date|date of end|closing date|end|to|until",
    ),
    (
        Column::End,
        FR,
        "date de fin|date de clôture|date d'achèvement|fin|échéance",
    ),
    (
        Column::End,
        AR,
        "تاريخ النهاية|تاريخ الانتهاء|النهاية|تاريخ الإنتهاء",
    ),
    (Column::Dates, EN, "date|dates|period|duration|years|year"),
    (Column::Dates, FR, "date|dates|période|durée|année|années"),
    (Column::Dates, AR, "التاريخ|الفترة|المدة|التواريخ|السنة"),
    (
        Column::Objective,
        EN,
        "objective|objectives|aim|aims|description|goals|purpose",
    ),
    (
        Column::Objective,
        FR,
        "objectif|objectifs|description|but|buts|objet",
    ),
    (Column::Objective, AR, "الهدف|الأهداف|أهداف|الوصف|الموضوع"),
    (
        Column::Other,
        EN,
        "partner|partners|country|countries|budget|funding|funder|programme|program|status|type|kind|\
         coordinator|institution|institutions|link|website|role|contact|activities|results|no|number",
    ),
    (
        Column::Other,
        FR,
        "partenaire|partenaires|pays|budget|financement|bailleur|programme|statut|type|nature|coordinateur|\
         institution|institutions|lien|site web|rôle|contact|activités|résultats|numéro|organisme",
    ),
    (
        Column::Other,
        AR,
        "الشريك|الشركاء|البلد|الميزانية|التمويل|البرنامج|الحالة|النوع|المؤسسة|الرقم",
    ),
];

/// A printed column heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) range: Range<usize>,
    pub(super) column: Column,
    pub(super) language: Option<Language>,
}

/// The headings of the columns, and the lines they are on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Heading {
    pub(super) columns: Vec<Printed>,
    /// The lines by their index in the layout; empty if there is no heading.
    pub(super) lines: Range<usize>,
    /// Whether each column stands in a cell of its own.
    pub(super) in_cells: bool,
}

/// How far down a heading is looked for.
const LINES: usize = 60;

impl Heading {
    /// The first line, or run of lines, that is made of column headings and nothing else.
    pub(super) fn find(places: &Places<'_>, layout: &Layout) -> Heading {
        let terms = Terms::new();
        for (at, line) in layout.lines.iter().take(LINES).enumerate() {
            let columns = terms.line(places, line);
            if columns.len() >= 2 {
                return Heading {
                    columns,
                    lines: at..at + 1,
                    in_cells: line.cells() > 1,
                };
            }
            // One cell per line: the headings follow one another.
            let run = layout.lines.iter().skip(at).take(12);
            let columns: Vec<Printed> = run
                .map(|line| terms.line(places, line))
                .take_while(|columns| columns.len() == 1)
                .flatten()
                .collect();
            let dates = |printed: &Printed| {
                matches!(printed.column, Column::Start | Column::End | Column::Dates)
            };
            if columns.len() >= 2 && columns.iter().any(dates) {
                return Heading {
                    lines: at..at + columns.len(),
                    columns,
                    in_cells: false,
                };
            }
        }
        Heading::default()
    }

    /// The first column of a kind.
    pub(super) fn column(&self, column: Column) -> Option<&Printed> {
        self.columns.iter().find(|printed| printed.column == column)
    }

    /// Where, from 0, the column of a kind is among the cells of a row.
    pub(super) fn cell_of(&self, column: Column) -> Option<usize> {
        self.columns
            .iter()
            .position(|printed| self.in_cells && printed.column == column)
    }
}

struct Terms(Phrases);

impl Terms {
    fn new() -> Terms {
        Terms(Phrases::new(&mut TERMS.lines()))
    }

    /// The headings a line is made of; none if a word of it heads no column.
    ///
    /// In a line of several cells each cell is a heading, and half of them have to be known.
    fn line(&self, places: &Places<'_>, line: &Line) -> Vec<Printed> {
        let range = line.range();
        if range.len() > 400 || line.pieces.iter().any(|piece| piece.bullet) {
            return Vec::new();
        }
        if line.cells() < 2 {
            return self.parts(places, &range).unwrap_or_default();
        }
        let mut known = 0;
        let mut columns = Vec::new();
        for piece in &line.pieces {
            match self.parts(places, &piece.range).as_deref() {
                Some([one]) => {
                    known += 1;
                    columns.push(one.clone());
                }
                _ => columns.push(Printed {
                    range: piece.range.clone(),
                    column: Column::Other,
                    language: None,
                }),
            }
        }
        if known >= 2 && known * 2 >= columns.len() {
            columns
        } else {
            Vec::new()
        }
    }

    fn parts(&self, places: &Places<'_>, range: &Range<usize>) -> Option<Vec<Printed>> {
        let text = places.text();
        let words = words(text, range);
        // A full stop or another sign that belongs to no term makes it prose.
        let end = words.last().map_or(range.start, |word| word.range.end);
        if places.slice(&(end..range.end)).chars().any(|c| c != ':') {
            return None;
        }
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = words.get(at) {
            let term = self.0.at(text, &words, at, &first.folded)?;
            let (column, language) = COLUMNS.get(term.list)?;
            at += term.words.len();
            let end = words
                .get(at - 1)
                .map_or(first.range.end, |word| word.range.end);
            found.push(Printed {
                range: first.range.start..end,
                column: *column,
                language: Some(*language),
            });
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> Vec<(Column, String)> {
        let places = Places::new(text);
        let heading = Heading::find(&places, &Layout::new(&places));
        let shown = |printed: &Printed| (printed.column, places.slice(&printed.range).to_owned());
        heading.columns.iter().map(shown).collect()
    }

    #[test]
    fn reads_headings_in_a_line_in_cells_and_below_one_another() {
        let expected = [
            (Column::Title, "Title".to_owned()),
            (Column::Start, "Starting date".to_owned()),
            (Column::Objective, "Objective".to_owned()),
            (Column::Objective, "Objective".to_owned()),
        ];
        for text in [
            "Page\n\nTitle Starting date Objective Objective\nA 2016 x",
            "Title\tStarting date\tObjective\tObjective",
            "Page\nTitle\nStarting date\nObjective\nObjective\nA",
            "| Title | Starting date | Objective | Objective |",
        ] {
            assert_eq!(columns(text), expected, "{text}");
        }
        assert_eq!(
            columns("Intitulé Date de début Date de fin Objectifs").len(),
            4
        );
        assert_eq!(columns("العنوان تاريخ البداية الهدف").len(), 3);
    }

    #[test]
    fn prose_is_no_heading() {
        for text in [
            "The project started",
            "Project",
            "Partnership and Cooperation",
            "Title. Date.",
        ] {
            assert_eq!(columns(text), [], "{text}");
        }
    }
}
