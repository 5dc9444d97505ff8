//! The names of one provision: in the compilation, in the meeting's report, as a paragraph of
//! an endorsed annex or of an instrument, and in full (D3, the concordance).
//!
//! How a name is written is the language's ([`crate::citation::writing`]); here is said what is named.

use crate::citation::writing::{Head, Place};
use crate::citation::{Annex, InstrumentKind, InstrumentNumber, Language, Part, Path, writing};
use crate::corpus::{ArticleId, Corpus, Provision, ProvisionId, ProvisionKind};
use crate::lexicon::{Holds, Lexicon};
use crate::resolve::Form;

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

/// All names of a provision that the concordance knows, in the compilation's language.
pub fn names(corpus: &Corpus, provision: &Provision) -> Names {
    names_in(corpus, provision, Language::COMPILATION)
}

/// The names in the language of a draft: Part A, VII.20; CTOC/COP/WG.2/2013/5, paragraph 24;
/// Resolution 7/3, annex I, paragraph 20.
pub fn names_in(corpus: &Corpus, provision: &Provision, language: Language) -> Names {
    let name = |form| {
        let (head, path) = head(corpus, language, &provision.id, provision.kind, form)?;
        // Among the names of a provision it is plain whose instrument it is.
        let head = match head {
            Head::Instrument {
                kind,
                number,
                annex,
                ..
            } => Head::Instrument {
                kind,
                number,
                annex,
                issuer: None,
            },
            other => other,
        };
        writing(language).name(&head, &[Place::at(&path)])
    };
    let instrument = name(Form::Instrument);
    // Where there are no parts, a section's number alone cites nothing, and IV.2 is read only where the index
    // has it, in the compilation's language.
    let is_bare = provision.id.part.letter().is_none()
        && (provision.kind == ProvisionKind::Section || language != Language::COMPILATION);
    let compilation = match &instrument {
        Some(instrument) if is_bare => Some(instrument.clone()),
        _ => name(Form::Compilation),
    };
    Names {
        compilation: compilation.unwrap_or_else(|| provision.id.to_string()),
        report: name(Form::Report),
        instrument,
        long: name(Form::Long),
    }
}

/// What a provision is named under in a form, and its path there; `None` where the concordance knows no
/// name in that form.
pub fn head(
    corpus: &Corpus,
    language: Language,
    id: &ProvisionId,
    kind: ProvisionKind,
    form: Form,
) -> Option<(Head, Path)> {
    let holds = corpus.lexicon.holds(id.part);
    match form {
        Form::Compilation => {
            let head = Head::Section {
                part: id.part,
                section: id.section,
                annex: id.annex,
            };
            Some((head, id.path.clone()))
        }
        Form::Report => {
            let (symbol, path) = corpus.report_paragraph(id)?;
            Some((Head::Document(symbol), path))
        }
        Form::Instrument => {
            let (kind, number, annex, path) = match holds {
                Holds::Recommendations => {
                    let (kind, number, annex, path) = corpus.annex_path(id)?;
                    (kind, number, Some(annex), path)
                }
                Holds::Instruments => {
                    let section = corpus.section(id.part, id.section)?;
                    let instrument = section.instrument.as_ref()?;
                    let (kind, number) = (instrument.kind, instrument.number);
                    (kind, number, id.annex, id.path.clone())
                }
            };
            let head = Head::Instrument {
                kind,
                number: corpus.lexicon.number(number),
                annex,
                issuer: our_body(corpus, language),
            };
            Some((head, path))
        }
        Form::Long => {
            if holds != Holds::Recommendations || kind != ProvisionKind::Operative {
                return None;
            }
            let group = corpus.lexicon.our_group()?.printed.of(language)?;
            let head = Head::Meeting {
                group: group.to_owned(),
                meeting: id.section,
            };
            Some((head, id.path.clone()))
        }
    }
}

/// The body whose instruments the compilation holds, as it is printed in a language.
pub fn our_body(corpus: &Corpus, language: Language) -> Option<String> {
    let printed = corpus.lexicon.our_body()?.printed.of(language)?;
    Some(printed.to_owned())
}

/// 附件, 附件一; annex I
pub fn annex_name(language: Language, annex: Annex) -> String {
    writing(language).annex(annex)
}

/// What is put before 七.20 to say its part: A部分 with a space, `Part A, `; nothing where there are no parts.
pub fn part_before_section(language: Language, part: Part) -> String {
    writing(language).part_before_section(part)
}

/// 第3/4号决定; Decision 3/4.
pub fn instrument_name(
    lexicon: &Lexicon,
    language: Language,
    kind: InstrumentKind,
    number: InstrumentNumber,
) -> String {
    let head = Head::Instrument {
        kind,
        number: lexicon.number(number),
        annex: None,
        issuer: None,
    };
    let name = writing(language).name(&head, &[Place::at(&Path::new())]);
    name.unwrap_or_else(|| lexicon.number(number))
}

/// An article of a treaty, with the place in it: 《公约》第30条第2款(c)项; Article 30, paragraph 2 (c),
/// of the Convention. Where the treaty's name is not known in the language, its identity.
pub fn article_name(corpus: &Corpus, language: Language, id: ArticleId, place: &Path) -> String {
    let treaty = || {
        let own = corpus.lexicon.treaty(id.treaty)?.own.as_ref()?;
        Some(own.printed.of(language)?.to_owned())
    };
    let name = || {
        let head = Head::Article {
            treaty: treaty()?,
            number: id.number,
        };
        writing(language).name(&head, &[Place::at(place)])
    };
    name().unwrap_or_else(|| id.printed(&corpus.lexicon))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::{Certainty, Locator, Reference, Step, languages, recognise};
    use crate::corpus::embedded;
    use crate::resolve::{Meaning, resolve};

    /// The names of A.七.20, B.三.2.b and B.六.附件.b.(三), as they are printed.
    #[test]
    fn names_are_printed_as_the_language_writes_them() {
        let corpus = embedded::corpus();
        let mut shown = String::new();
        for language in languages() {
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
            B部分 六.附件.b.(三) · 第6/4号决议附件(b)段(三)目
            B部分 五.PP.1 · 第5/6号决议序言部分第1段
            A部分 四.1.f.(二) · CTOC/COP/WG.2/2009/4，第2段(f)项(二)目 · 技术援助问题政府专家工作组第四次会议建议第1段(f)项(二)目
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
            Парта Алфо, септо-20 · Ливра 7/3, прилим I, партуль 20 · CTOC/COP/WG.2/2013/5, партуль 24
            Парта Бето, терцо-2 в) · Торма 3/4, партуль 2 в)
            Парта Бето, сексто, прилим, в) iii) · Ливра 6/4, прилим, партуль в) iii)
            Парта Бето, квинто-PP.1 · Ливра 5/6, партуль 1 дэ преамба
            Парта Алфо, кварто-1 з) (ii) · CTOC/COP/WG.2/2009/4, партуль 2 з) ii)
            Парта Бето, сектана септо · Ливра 7/3
        "#]].assert_eq(&shown);
    }

    #[test]
    fn every_article_is_read_again_as_it_is_printed() {
        let corpus = embedded::corpus();
        use Step::{Item, Paragraph, Subparagraph};
        let places = [
            vec![],
            vec![Paragraph(12)],
            vec![Paragraph(2), Subparagraph('c')],
            vec![Subparagraph('a')],
            vec![Paragraph(1), Subparagraph('a'), Item(2)],
        ];
        let treaties = [
            ("convention", 41),
            ("trafficking", 20),
            ("smuggling", 25),
            ("firearms", 21),
        ];
        let mut shown = String::new();
        let mut differences = Vec::new();
        let convention = corpus.lexicon.treaty_from_key("convention");
        let convention = convention.and_then(|id| corpus.lexicon.treaty(id)?.own.clone());
        let is_named = |language: &Language| {
            let printed = convention.as_ref().map(|own| &own.printed);
            printed.is_some_and(|printed| printed.of(*language).is_some())
        };
        for language in languages().filter(is_named) {
            for (key, last) in treaties {
                let treaty = corpus.lexicon.treaty_from_key(key).unwrap();
                for (number, place) in (1..=last).flat_map(|n| places.iter().map(move |p| (n, p))) {
                    let place: Path = place.iter().copied().collect();
                    let printed =
                        article_name(&corpus, language, ArticleId { treaty, number }, &place);
                    if number == 3 && (key == "convention" || place.is_empty()) {
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
        for language in languages() {
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
