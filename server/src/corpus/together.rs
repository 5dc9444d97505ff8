//! Several compilations that drafts are read with together: each has to know the others' bodies, so that none takes
//! what another has for its own.

use std::sync::Arc;

use crate::corpus::read::read_knowing;
use crate::corpus::{Corpus, CorpusFile};

/// The compilation's own register of bodies.
const BODIES: &str = "bodies.toml";

/// The same compilations, each read with the bodies, working groups and treaties that the others have besides the
/// built-in register. One by itself is left as it is.
pub fn know_each_other(all: Vec<Corpus>) -> Vec<Corpus> {
    let registers: Vec<Option<Arc<str>>> = (all.iter())
        .map(|corpus| {
            let mut files = corpus.files.iter();
            let own = files.find(|file| file.path == BODIES);
            own.map(|file| Arc::clone(&file.text))
        })
        .collect();
    let numbered = all.into_iter().enumerate();
    let read = numbered.map(|(number, corpus)| {
        let others = registers.iter().enumerate();
        let others = others.filter(|(other, _)| *other != number);
        let others: Vec<Arc<str>> = others.filter_map(|(_, text)| text.clone()).collect();
        if others.is_empty() {
            return corpus;
        }
        let files: Vec<CorpusFile> = corpus.files.clone();
        let (read, _) = read_knowing(&corpus.name, &corpus.language, files, &others);
        Corpus {
            alias: corpus.alias,
            ..read
        }
    });
    read.collect()
}
