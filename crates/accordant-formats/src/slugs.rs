//! Ids made of words, each only once.

use accordant::model::slug;
use accordant_text::Lexicon;
use hashbrown::HashMap;

/// Slugs that do not repeat.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    taken: Lexicon,
    next: HashMap<String, usize>,
}

impl Slugs {
    /// Marks a slug as taken.
    pub(crate) fn reserve(&mut self, slug: &str) {
        self.taken.add(slug);
    }

    /// The slug of the text, or the word and the place in the list; with a number if it is taken.
    pub(crate) fn unique(&mut self, text: &str, word: &str, index: usize) -> String {
        // Of a text of a mebibyte only the beginning can get into a slug.
        let start: String = text.chars().take(200).collect();
        let mut base = slug(&start);
        if base.is_empty() {
            base = format!("{word}-{}", index + 1);
        }
        if self.taken.is_new(&base) {
            return base;
        }
        // Each number is tried once a slug, so that many equal titles take linear time.
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let id = format!("{base}-{next}");
            *next += 1;
            if self.taken.is_new(&id) {
                return id;
            }
        }
    }
}
