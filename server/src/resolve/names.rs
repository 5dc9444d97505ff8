//! The names of one provision: in the compilation, in the meeting's report, as a paragraph of
//! an endorsed annex or of an instrument, and in full (D3, the concordance).

use crate::citation::alphabetic::{Printed, Words, list_letter, roman_numeral, words_of};
use crate::citation::numeral::chinese;
use crate::citation::{
    Annex, InstrumentKind, InstrumentNumber, Language, Part, Path, Step, Treaty,
};
use crate::corpus::{ArticleId, Corpus, Provision, ProvisionId, ProvisionKind};
use crate::lexicon::{Holds, Numbering};

/// A provision's names, printed as official documents write them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// A部分 七.20
    pub compilation: String,
    /// CTOC/COP/WG.2/2013/5，第24段
    pub report: Option<String>,
    /// 第7/3号决议附件一第20段: the instrument that endorsed it, or the one it belongs to.
    pub instrument: Option<String>,
    /// 技术援助问题政府专家工作组第七次会议建议第20段
    pub long: Option<String>,
}

/// All names of a provision that the concordance knows.
pub fn names(corpus: &Corpus, provision: &Provision) -> Names {
    let id = &provision.id;
    let printed = id.to_string();
    let compilation = match (id.part.letter(), printed.split_once('.')) {
        (Some(letter), Some((_, rest))) => format!("{letter}部分 {rest}"),
        _ => printed,
    };
    let holds = corpus.lexicon.holds(id.part);
    let instrument = match holds {
        Holds::Recommendations => corpus
            .annex_path(id)
            .map(|(kind, number, annex, path)| instrument_name(kind, number, Some(annex), &path)),
        Holds::Instruments => corpus
            .section(id.part, id.section)
            .and_then(|section| section.instrument.as_ref())
            .map(|instrument| {
                instrument_name(instrument.kind, instrument.number, id.annex, &id.path)
            }),
    };
    let report = corpus.report_paragraph(id).map(|(symbol, path)| {
        let words = path_in_words(&path);
        if words.is_empty() {
            symbol.0
        } else {
            format!("{symbol}，{words}")
        }
    });
    let is_recommendation =
        holds == Holds::Recommendations && provision.kind == ProvisionKind::Operative;
    let long = is_recommendation.then(|| {
        format!(
            "技术援助问题政府专家工作组第{}次会议建议{}",
            chinese(id.section),
            path_in_words(&id.path)
        )
    });
    Names {
        compilation,
        report,
        instrument,
        long,
    }
}

/// 附件, 附件一
pub fn annex_name(annex: Annex) -> String {
    match annex {
        Annex::Only => "附件".to_owned(),
        Annex::Numbered(number) => format!("附件{}", chinese(number)),
    }
}

/// The names in the language of a draft: Part A, VII.20; CTOC/COP/WG.2/2013/5, paragraph 24;
/// Resolution 7/3, annex I, paragraph 20.
pub fn names_in(corpus: &Corpus, provision: &Provision, language: Language) -> Names {
    let Some(words) = words_of(language) else {
        return names(corpus, provision);
    };
    let id = &provision.id;
    let holds = corpus.lexicon.holds(id.part);
    let instrument = match holds {
        Holds::Recommendations => corpus.annex_path(id).map(|(kind, number, annex, path)| {
            instrument_in(words, kind, number, Some(annex), &path)
        }),
        Holds::Instruments => corpus
            .section(id.part, id.section)
            .and_then(|section| section.instrument.as_ref())
            .map(|instrument| {
                instrument_in(
                    words,
                    instrument.kind,
                    instrument.number,
                    id.annex,
                    &id.path,
                )
            }),
    };
    let report = corpus
        .report_paragraph(id)
        .map(|(symbol, path)| followed_by(words, symbol.0, path_in(words, &path)));
    let is_recommendation =
        holds == Holds::Recommendations && provision.kind == ProvisionKind::Operative;
    let long = words
        .printed
        .meetings
        .get(usize::from(id.section).saturating_sub(1))
        .filter(|_| is_recommendation)
        .map(|meeting| {
            words
                .printed
                .recommendation
                .replace("{}", &steps_in(words, &id.path))
                .replace("{ordinal}", meeting)
        });
    Names {
        compilation: compilation_in(words, id),
        report,
        instrument,
        long,
    }
}

/// Part A, VII.20; Part B, III.2.b; Part B, VI, annex, (b) (iii); الجزء ألف، سابعا-20
fn compilation_in(words: &Words, id: &ProvisionId) -> String {
    let printed = &words.printed;
    let in_digits = id.part.numbering() == Numbering::Arabic;
    let in_words = words
        .section_ordinals
        .get(usize::from(id.section).saturating_sub(1))
        .filter(|_| !in_digits);
    let section = match in_words {
        Some(word) => (*word).to_owned(),
        None if in_digits => id.section.to_string(),
        None => roman_numeral(id.section),
    };
    let part = part_before_section(words.language, id.part);
    let annexed = id.annex.is_some();
    if annexed || id.path.is_empty() {
        let annex = id.annex.map(|annex| annex_in(words, annex));
        let head = if id.path.is_empty() {
            format!("{part}{} {section}", printed.section)
        } else {
            format!("{part}{section}")
        };
        let head = followed_by(words, head, annex.unwrap_or_default());
        return followed_by(words, head, steps_in(words, &id.path));
    }
    let steps: Vec<String> = id
        .path
        .iter()
        .map(|step| match step {
            Step::Preambular(number) => format!("PP.{number}"),
            Step::Paragraph(number) => number.to_string(),
            Step::Subparagraph(letter) if in_words.is_some() => letter_in(words, *letter),
            Step::Subparagraph(letter) => letter.to_string(),
            Step::Item(number) => item_in(words.printed.item_of_section, *number),
        })
        .collect();
    let (mark, separator) = if in_words.is_some() {
        ("-", " ")
    } else {
        (".", ".")
    };
    let steps = steps.join(separator).replace(".(", " (");
    format!("{part}{section}{mark}{steps}")
}

/// What is put before 七.20 to say its part: A部分 with a space, `Part A, `; nothing where there are no parts.
pub fn part_before_section(language: Language, part: Part) -> String {
    match (words_of(language), part.letter()) {
        (_, None) => String::new(),
        (Some(words), _) => part_in(words, part) + words.printed.comma,
        (None, Some(letter)) => format!("{letter}部分 "),
    }
}

/// Part A; nothing where there are no parts
fn part_in(words: &Words, part: Part) -> String {
    let Some(letter) = part.letter() else {
        return String::new();
    };
    let place = usize::try_from(u32::from(letter) - u32::from('A')).unwrap_or_default();
    match words.printed.part_letters.get(place) {
        Some(spelled) => format!("{} {spelled}", words.printed.part),
        None => format!("{} {letter}", words.printed.part),
    }
}

/// Decision 3/4, paragraph 2 (b)
fn instrument_in(
    words: &Words,
    kind: InstrumentKind,
    number: InstrumentNumber,
    annex: Option<Annex>,
    path: &Path,
) -> String {
    let kind = match kind {
        InstrumentKind::Resolution => words.printed.resolution,
        InstrumentKind::Decision => words.printed.decision,
    };
    let annex = annex
        .map(|annex| annex_in(words, annex))
        .unwrap_or_default();
    let head = followed_by(words, format!("{kind} {number}"), annex);
    followed_by(words, head, path_in(words, path))
}

fn annex_in(words: &Words, annex: Annex) -> String {
    let Printed {
        annex: noun,
        annex_numbers,
        ..
    } = words.printed;
    match annex {
        Annex::Only => noun.to_owned(),
        Annex::Numbered(number) => match annex_numbers.get(usize::from(number).saturating_sub(1)) {
            Some(word) => format!("{noun} {word}"),
            None => format!("{noun} {}", roman_numeral(number)),
        },
    }
}

/// paragraph 2 (b) (iii), preambular paragraph 1; empty for the whole.
fn path_in(words: &Words, path: &Path) -> String {
    match path.as_slice() {
        [] => String::new(),
        [Step::Preambular(number)] => words.printed.preambular.replace("{}", &number.to_string()),
        _ => format!("{} {}", words.printed.paragraph, steps_in(words, path)),
    }
}

/// 2 (b) (iii)
fn steps_in(words: &Words, path: &Path) -> String {
    path.iter()
        .map(|step| match step {
            Step::Preambular(number) | Step::Paragraph(number) => number.to_string(),
            Step::Subparagraph(letter) => letter_in(words, *letter),
            Step::Item(number) => item_in(words.printed.item, *number),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// (b), b), (ب)
fn letter_in(words: &Words, letter: char) -> String {
    let (open, close) = words.printed.brackets;
    let letter = list_letter(words.list_letters, letter).unwrap_or(letter);
    format!("{open}{letter}{close}")
}

/// (iii), iii), '3'
fn item_in(printed: &str, number: u16) -> String {
    printed
        .replace("{roman}", &roman_numeral(number).to_lowercase())
        .replace("{}", &number.to_string())
}

fn followed_by(words: &Words, head: String, rest: String) -> String {
    if rest.is_empty() {
        head
    } else {
        format!("{head}{}{rest}", words.printed.comma)
    }
}

/// 第3/4号决定第2段(b)项
pub fn instrument_name(
    kind: InstrumentKind,
    number: InstrumentNumber,
    annex: Option<Annex>,
    path: &Path,
) -> String {
    let kind = match kind {
        InstrumentKind::Resolution => "决议",
        InstrumentKind::Decision => "决定",
    };
    let annex = annex.map(annex_name).unwrap_or_default();
    format!("第{number}号{kind}{annex}{}", path_in_words(path))
}

/// 第2段(b)项, (b)段(三), 序言部分第1段
pub fn path_in_words(path: &Path) -> String {
    path.iter()
        .enumerate()
        .map(|(depth, step)| match step {
            Step::Preambular(number) => format!("序言部分第{number}段"),
            Step::Paragraph(number) => format!("第{number}段"),
            Step::Subparagraph(letter) if depth == 0 => format!("({letter})段"),
            Step::Subparagraph(letter) => format!("({letter})项"),
            Step::Item(number) => format!("({})", chinese(*number)),
        })
        .collect()
}

/// An article of a treaty, with the place in it: 《公约》第30条第2款(c)项; Article 30, paragraph 2 (c),
/// of the Convention.
pub fn article_name(language: Language, id: ArticleId, place: &Path) -> String {
    let number = id.number;
    let Some(words) = words_of(language) else {
        let treaty = match id.treaty {
            Treaty::Convention => "公约",
            Treaty::TraffickingProtocol => "人口贩运议定书",
            Treaty::SmugglingProtocol => "移民议定书",
            Treaty::FirearmsProtocol => "枪支议定书",
        };
        return format!("《{treaty}》第{number}条{}", place_in_article(place));
    };
    let (article, treaties) = article_words(language);
    let treaty = match id.treaty {
        Treaty::Convention => treaties[0],
        Treaty::TraffickingProtocol => treaties[1],
        Treaty::SmugglingProtocol => treaties[2],
        Treaty::FirearmsProtocol => treaties[3],
    };
    let steps = steps_in(words, place);
    if language == Language::Russian {
        // From the small to the large: пункт 2 c) статьи 30 Конвенции.
        return match place.first() {
            None => format!("Статья {number} {treaty}"),
            Some(Step::Subparagraph(_)) => format!("Подпункт {steps} статьи {number} {treaty}"),
            Some(_) => format!("Пункт {steps} статьи {number} {treaty}"),
        };
    }
    let head = format!("{article} {number}");
    match place.first() {
        None => format!("{head} {treaty}"),
        Some(Step::Subparagraph(_)) => format!("{head} {steps} {treaty}"),
        Some(_) => {
            let head = followed_by(words, head, path_in(words, place));
            format!("{head}{}{treaty}", words.printed.comma)
        }
    }
}

/// The word for an article, and the treaties as they stand behind it: the Convention, the
/// Trafficking in Persons, Smuggling of Migrants and Firearms Protocols.
fn article_words(language: Language) -> (&'static str, [&'static str; 4]) {
    match language {
        Language::Chinese | Language::English => (
            "Article",
            [
                "of the Convention",
                "of the Trafficking in Persons Protocol",
                "of the Smuggling of Migrants Protocol",
                "of the Firearms Protocol",
            ],
        ),
        Language::French => (
            "Article",
            [
                "de la Convention",
                "du Protocole relatif à la traite des personnes",
                "du Protocole relatif au trafic illicite de migrants",
                "du Protocole relatif aux armes à feu",
            ],
        ),
        Language::Spanish => (
            "Artículo",
            [
                "de la Convención",
                "del Protocolo contra la Trata de Personas",
                "del Protocolo contra el Tráfico Ilícito de Migrantes",
                "del Protocolo sobre Armas de Fuego",
            ],
        ),
        Language::Russian => (
            "Статья",
            [
                "Конвенции",
                "Протокола о торговле людьми",
                "Протокола о незаконном ввозе мигрантов",
                "Протокола об огнестрельном оружии",
            ],
        ),
        Language::Arabic => (
            "المادة",
            [
                "من الاتفاقية",
                "من بروتوكول الاتجار بالأشخاص",
                "من بروتوكول تهريب المهاجرين",
                "من بروتوكول الأسلحة النارية",
            ],
        ),
    }
}

/// 第2款(c)项, (a)项(一)目
fn place_in_article(path: &Path) -> String {
    path.iter()
        .map(|step| match step {
            Step::Preambular(number) | Step::Paragraph(number) => format!("第{number}款"),
            Step::Subparagraph(letter) => format!("({letter})项"),
            Step::Item(number) => format!("({})目", chinese(*number)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::{Certainty, Locator, Reference, recognise};
    use crate::corpus::embedded;
    use crate::resolve::{Meaning, resolve};

    const LANGUAGES: [Language; 6] = [
        Language::Chinese,
        Language::English,
        Language::French,
        Language::Spanish,
        Language::Russian,
        Language::Arabic,
    ];

    /// The names of A.七.20, B.三.2.b and B.六.附件.b.(三), as they are printed.
    #[test]
    fn names_are_printed_as_the_language_writes_them() {
        let corpus = embedded::corpus();
        let mut shown = String::new();
        for language in LANGUAGES {
            for printed in [
                "A.七.20",
                "B.三.2.b",
                "B.六.附件.b.(三)",
                "B.五.PP.1",
                "A.四.1.f.(二)",
                "B.七",
            ] {
                let provision = &corpus.provisions[corpus.identified(printed).unwrap()];
                let names = names_in(&corpus, provision, language);
                let all = [
                    Some(names.compilation),
                    names.instrument,
                    names.report,
                    names.long,
                ];
                let all: Vec<String> = all.into_iter().flatten().collect();
                shown.push_str(&format!("{}\n", all.join(" · ")));
            }
        }
        expect_test::expect![[r#"
            A部分 七.20 · 第7/3号决议附件一第20段 · CTOC/COP/WG.2/2013/5，第24段 · 技术援助问题政府专家工作组第七次会议建议第20段
            B部分 三.2.b · 第3/4号决定第2段(b)项
            B部分 六.附件.b.(三) · 第6/4号决议附件(b)段(三)
            B部分 五.PP.1 · 第5/6号决议序言部分第1段
            A部分 四.1.f.(二) · CTOC/COP/WG.2/2009/4，第2段(f)项(二) · 技术援助问题政府专家工作组第四次会议建议第1段(f)项(二)
            B部分 七 · 第7/3号决议
            Part A, VII.20 · Resolution 7/3, annex I, paragraph 20 · CTOC/COP/WG.2/2013/5, paragraph 24 · recommendation 20 of the seventh meeting of the Working Group on Technical Assistance
            Part B, III.2.b · Decision 3/4, paragraph 2 (b)
            Part B, VI, annex, (b) (iii) · Resolution 6/4, annex, paragraph (b) (iii)
            Part B, V.PP.1 · Resolution 5/6, preambular paragraph 1
            Part A, IV.1.f (ii) · CTOC/COP/WG.2/2009/4, paragraph 2 (f) (ii) · recommendation 1 (f) (ii) of the fourth meeting of the Working Group on Technical Assistance
            Part B, section VII · Resolution 7/3
            Partie A, VII.20 · Résolution 7/3, annexe I, paragraphe 20 · CTOC/COP/WG.2/2013/5, paragraphe 24 · recommandation 20 de la septième réunion du Groupe de travail sur l’assistance technique
            Partie B, III.2.b · Décision 3/4, paragraphe 2 b)
            Partie B, VI, annexe, b) iii) · Résolution 6/4, annexe, paragraphe b) iii)
            Partie B, V.PP.1 · Résolution 5/6, paragraphe 1 du préambule
            Partie A, IV.1.f (ii) · CTOC/COP/WG.2/2009/4, paragraphe 2 f) ii) · recommandation 1 f) ii) de la quatrième réunion du Groupe de travail sur l’assistance technique
            Partie B, section VII · Résolution 7/3
            Parte A, VII.20 · Resolución 7/3, anexo I, párrafo 20 · CTOC/COP/WG.2/2013/5, párrafo 24 · recomendación 20 de la séptima reunión del Grupo de Trabajo sobre Asistencia Técnica
            Parte B, III.2.b · Decisión 3/4, párrafo 2 b)
            Parte B, VI, anexo, b) iii) · Resolución 6/4, anexo, párrafo b) iii)
            Parte B, V.PP.1 · Resolución 5/6, párrafo 1 del preámbulo
            Parte A, IV.1.f (ii) · CTOC/COP/WG.2/2009/4, párrafo 2 f) ii) · recomendación 1 f) ii) de la cuarta reunión del Grupo de Trabajo sobre Asistencia Técnica
            Parte B, sección VII · Resolución 7/3
            Часть A, VII.20 · Резолюция 7/3, приложение I, пункт 20 · CTOC/COP/WG.2/2013/5, пункт 24 · рекомендация 20 седьмого совещания Рабочей группы по технической помощи
            Часть B, III.2.b · Решение 3/4, пункт 2 b)
            Часть B, VI, приложение, b) iii) · Резолюция 6/4, приложение, пункт b) iii)
            Часть B, V.PP.1 · Резолюция 5/6, пункт 1 преамбулы
            Часть A, IV.1.f (ii) · CTOC/COP/WG.2/2009/4, пункт 2 f) ii) · рекомендация 1 f) ii) четвертого совещания Рабочей группы по технической помощи
            Часть B, раздел VII · Резолюция 7/3
            الجزء ألف، سابعا-20 · القرار 7/3، المرفق الأول، الفقرة 20 · CTOC/COP/WG.2/2013/5، الفقرة 24 · التوصية 20 الصادرة عن الاجتماع السابع للفريق العامل المعني بالمساعدة التقنية
            الجزء باء، ثالثا-2 (ب) · المقرر 3/4، الفقرة 2 (ب)
            الجزء باء، سادسا، المرفق، (ب) '3' · القرار 6/4، المرفق، الفقرة (ب) '3'
            الجزء باء، خامسا-PP.1 · القرار 5/6، الفقرة 1 من الديباجة
            الجزء ألف، رابعا-1 (و) '2' · CTOC/COP/WG.2/2009/4، الفقرة 2 (و) '2' · التوصية 1 (و) '2' الصادرة عن الاجتماع الرابع للفريق العامل المعني بالمساعدة التقنية
            الجزء باء، الفرع سابعا · القرار 7/3
        "#]].assert_eq(&shown);
    }

    #[test]
    fn every_article_is_read_again_as_it_is_printed() {
        use Step::{Item, Paragraph, Subparagraph};
        let places = [
            vec![],
            vec![Paragraph(12)],
            vec![Paragraph(2), Subparagraph('c')],
            vec![Subparagraph('a')],
            vec![Paragraph(1), Subparagraph('a'), Item(2)],
        ];
        let treaties = [
            (Treaty::Convention, 41),
            (Treaty::TraffickingProtocol, 20),
            (Treaty::SmugglingProtocol, 25),
            (Treaty::FirearmsProtocol, 21),
        ];
        let mut shown = String::new();
        let mut differences = Vec::new();
        for language in LANGUAGES {
            for (treaty, last) in treaties {
                for (number, place) in (1..=last).flat_map(|n| places.iter().map(move |p| (n, p))) {
                    let place: Path = place.iter().copied().collect();
                    let printed = article_name(language, ArticleId { treaty, number }, &place);
                    if number == 3 && (treaty == Treaty::Convention || place.is_empty()) {
                        shown.push_str(&format!("{printed}\n"));
                    }
                    let locator = match place.is_empty() {
                        true => Locator::Whole,
                        false => Locator::At(place),
                    };
                    let meant = Reference::Treaty {
                        treaty,
                        article: number,
                        through: None,
                        locator,
                    };
                    let read = recognise(&printed);
                    let is_read = matches!(read.as_slice(), [only] if only.reference == meant
                        && only.range == (0..printed.len()) && only.language == language);
                    if !is_read {
                        differences.push(format!("{printed}: {read:?}"));
                    }
                }
            }
        }
        assert!(
            differences.is_empty(),
            "{} of\n{}",
            differences.len(),
            differences.join("\n")
        );
        expect_test::expect![[r#"
            《公约》第3条
            《公约》第3条第12款
            《公约》第3条第2款(c)项
            《公约》第3条(a)项
            《公约》第3条第1款(a)项(二)目
            《人口贩运议定书》第3条
            《移民议定书》第3条
            《枪支议定书》第3条
            Article 3 of the Convention
            Article 3, paragraph 12, of the Convention
            Article 3, paragraph 2 (c), of the Convention
            Article 3 (a) of the Convention
            Article 3, paragraph 1 (a) (ii), of the Convention
            Article 3 of the Trafficking in Persons Protocol
            Article 3 of the Smuggling of Migrants Protocol
            Article 3 of the Firearms Protocol
            Article 3 de la Convention
            Article 3, paragraphe 12, de la Convention
            Article 3, paragraphe 2 c), de la Convention
            Article 3 a) de la Convention
            Article 3, paragraphe 1 a) ii), de la Convention
            Article 3 du Protocole relatif à la traite des personnes
            Article 3 du Protocole relatif au trafic illicite de migrants
            Article 3 du Protocole relatif aux armes à feu
            Artículo 3 de la Convención
            Artículo 3, párrafo 12, de la Convención
            Artículo 3, párrafo 2 c), de la Convención
            Artículo 3 a) de la Convención
            Artículo 3, párrafo 1 a) ii), de la Convención
            Artículo 3 del Protocolo contra la Trata de Personas
            Artículo 3 del Protocolo contra el Tráfico Ilícito de Migrantes
            Artículo 3 del Protocolo sobre Armas de Fuego
            Статья 3 Конвенции
            Пункт 12 статьи 3 Конвенции
            Пункт 2 c) статьи 3 Конвенции
            Подпункт a) статьи 3 Конвенции
            Пункт 1 a) ii) статьи 3 Конвенции
            Статья 3 Протокола о торговле людьми
            Статья 3 Протокола о незаконном ввозе мигрантов
            Статья 3 Протокола об огнестрельном оружии
            المادة 3 من الاتفاقية
            المادة 3، الفقرة 12، من الاتفاقية
            المادة 3، الفقرة 2 (ج)، من الاتفاقية
            المادة 3 (أ) من الاتفاقية
            المادة 3، الفقرة 1 (أ) '2'، من الاتفاقية
            المادة 3 من بروتوكول الاتجار بالأشخاص
            المادة 3 من بروتوكول تهريب المهاجرين
            المادة 3 من بروتوكول الأسلحة النارية
        "#]]
        .assert_eq(&shown);
    }

    #[test]
    fn every_name_is_read_again_as_its_provision() {
        let corpus = embedded::corpus();
        let mut differences = Vec::new();
        for language in LANGUAGES {
            for (index, provision) in corpus.provisions.iter().enumerate() {
                // The whole of an annex that only points back is the section that it stands for.
                if provision.kind == ProvisionKind::Annex && provision.children.is_empty() {
                    continue;
                }
                let names = names_in(&corpus, provision, language);
                let named = [
                    Some(names.compilation),
                    names.instrument,
                    names.report,
                    names.long,
                ];
                for name in named.into_iter().flatten() {
                    let citations = recognise(&name);
                    let resolutions = resolve(&corpus, &name, &citations);
                    let is_read = match (citations.as_slice(), resolutions.as_slice()) {
                        ([citation], [resolution]) => {
                            // A bare symbol is in no language.
                            let is_bare = citation.elements.len() == 1;
                            citation.range == (0..name.len())
                                && citation.certainty > Certainty::Shape
                                && (citation.language == language || is_bare)
                                && resolution.finding.is_none()
                                && resolution.meaning == Meaning::Provisions(vec![index])
                        }
                        _ => false,
                    };
                    if !is_read {
                        let read: Vec<String> = citations
                            .iter()
                            .map(|citation| {
                                format!("{:?} {}", citation.language, citation.reference)
                            })
                            .collect();
                        differences.push(format!("{language:?} {} {name}: {read:?}", provision.id));
                    }
                }
            }
        }
        assert!(
            differences.is_empty(),
            "{} of\n{}",
            differences.len(),
            differences.join("\n")
        );
    }
}
