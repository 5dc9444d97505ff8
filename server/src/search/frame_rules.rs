//! What frames say by how they are made, where no list of words would do: each rule is asked about the clause before
//! the provision, about what stands between it and a quotation, or about what stands behind both. All are in
//! Simplified characters without white space; alphabetic ones are in small letters with a blank around each word.

use crate::search::{frame_words, quotation_words};

/// The minister said “……”, article 4 of our Act provides “……”
pub fn somebody_says_alphabetically(clause: &str) -> bool {
    let is_said = frame_words::ALPHABETIC_SAYING
        .iter()
        .filter_map(|verb| clause.find(verb))
        .any(|at| {
            let subject = clause.get(..at).unwrap_or_default().trim();
            !subject.is_empty() && !frame_words::ALPHABETIC_SUBJECTS.contains(&subject)
        });
    is_said
        || frame_words::ALPHABETIC_DENIED
            .iter()
            .filter_map(|verb| clause.find(verb))
            .any(|at| clause.get(..at).is_some_and(names_a_stranger))
}

/// Whether words before a verb name anybody but the provision, a part of it and those who adopted it.
pub fn names_a_stranger(subject: &str) -> bool {
    const LONGEST_FUNCTION_WORD: usize = 3;
    subject.split(' ').any(|word| {
        word.chars().count() > LONGEST_FUNCTION_WORD
            && !frame_words::ALPHABETIC_SUBJECTS.contains(&word)
            && !["ly", "ment", "mente"]
                .iter()
                .any(|end| word.ends_with(end))
            && !frame_words::ALPHABETIC_OWN
                .iter()
                .any(|stem| word.starts_with(stem))
    })
}

/// Whether somebody who says something of their own, or a text that does, is named.
pub fn names_another(text: &str) -> bool {
    // 老王的说法; 按第十一节(c)段的说法 is its own.
    let is_of_somebody = |before: &str| {
        let nobodys = (frame_words::NOBODYS.iter()).find_map(|word| before.strip_suffix(word));
        let before = nobodys.unwrap_or(before);
        let is_name =
            |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}') && !"段款条项目节".contains(*c);
        before.chars().filter(is_name).count() > 1
    };
    text.split_once("的说法")
        .is_some_and(|(before, _)| is_of_somebody(before))
        || text.match_indices('本').any(|(at, word)| {
            let behind = text.get(at + word.len()..).unwrap_or_default();
            behind.starts_with(frame_words::INSTITUTIONS)
        })
        || frame_words::OTHERS.iter().any(|other| text.contains(other))
}

/// 参照七.20，, with nobody whose words follow: what is followed is quoted.
pub fn follows(clause: &str, between: &str) -> bool {
    let rest = between.trim_matches(['，', ',', '：', ':']);
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    (frame_words::FOLLOWING.iter()).any(|word| clause.ends_with(word))
        && (rest.is_empty() || quotation_words::OWN.contains(&rest))
}

/// Whether the first word behind the provision is a verb of Romance in the conditional: dirait, diría.
pub fn is_conditional(between: &str) -> bool {
    let first = between.split_whitespace().next().unwrap_or_default();
    ["rait", "raient", "ría", "rían"]
        .iter()
        .any(|end| first.ends_with(end))
}

/// Whether the verb behind a comma has its subject before the provision: somebody else.
pub fn is_of_subject(clause: &str, between: &str) -> bool {
    let verb = between.strip_prefix(['，', ',']).unwrap_or_default();
    let verb = verb.trim_end_matches(['：', ':']);
    !clause.contains(['引', '据', '依', '按'])
        && names_another(clause)
        && quotation_words::SPEAKING.contains(&verb)
}

/// 旧译, 老版译文, 早先的版本, 日后的七.20: a text that is no longer the provision's.
pub fn is_of_earlier(text: &str) -> bool {
    let is_later = ["日后的", "后来的", "未来的"]
        .iter()
        .any(|word| text.ends_with(word));
    let mut letters = text.char_indices();
    // 会前文件版本, 会前散发的案文
    let is_of_before = text.match_indices("会前").any(|(at, word)| {
        let behind = text.get(at + word.len()..).unwrap_or_default();
        behind
            .chars()
            .take(8)
            .any(|c| matches!(c, '版' | '稿' | '文'))
    });
    is_later
        || is_of_before
        || letters
            .by_ref()
            .filter(|(_, c)| matches!(c, '旧' | '老' | '早' | '先' | '前' | '初'))
            .any(|(at, c)| {
                let behind = text.get(at + c.len_utf8()..).unwrap_or_default();
                let behind = behind.strip_prefix('先').unwrap_or(behind);
                let behind = behind.strip_prefix('的').unwrap_or(behind);
                behind.starts_with(['版', '稿', '译'])
            })
}

/// 七.20提出的“……”, 七.20关于“……”的规定
pub fn is_attribute(between: &str, tail: &str) -> bool {
    let is_of_it = tail
        .strip_prefix('的')
        .is_some_and(|rest| quotation_words::OWN.iter().any(|own| rest.starts_with(own)));
    !between.contains(['，', ',']) && (between.ends_with('的') || is_of_it)
}

/// “……”，七.20的这一要求: what stands behind the words calls them the provision's.
pub fn is_attributed(tail: &str) -> bool {
    let Some(thing) = tail.strip_prefix(['的', '之']) else {
        return false;
    };
    let thing = [
        "这一", "这个", "这项", "这条", "这句", "这段", "该", "此", "上述",
    ]
    .iter()
    .find_map(|word| thing.strip_prefix(word))
    .unwrap_or(thing);
    quotation_words::OWN
        .iter()
        .any(|own| thing.starts_with(own))
        || thing.starts_with(['话', '句'])
}

/// 如能在七.20……, but not 如七.20所述.
pub fn is_supposed(clause: &str) -> bool {
    clause
        .strip_prefix('如')
        .is_some_and(|rest| rest.starts_with(['能', '可', '若', '把', '将', '蒙', '获', '欲']))
}

/// 直译过来是, 法文本作: words of another language's text.
pub fn is_translated(between: &str) -> bool {
    let is_of_another = between.match_indices("文本").any(|(at, _)| {
        between
            .get(..at)
            .is_some_and(|before| before.ends_with(frame_words::OTHER_LANGUAGES))
    });
    is_of_another || between.contains('译') && !between.contains(['中', '汉', '华'])
}

/// 笔者译, 张三译, 非官方译文: what is said in a bracket or a clause of words that are somebody's own in Chinese.
pub fn is_somebodys_translation(clause: &str) -> bool {
    const LONGEST: usize = 8;
    let by = ["译文", "翻译", "试译", "自译", "译"]
        .iter()
        .find_map(|noun| clause.strip_suffix(noun));
    by.is_some_and(|by| {
        let is_official = ["官方", "正式", "标准", "通行"]
            .iter()
            .any(|word| by.contains(word) && !by.starts_with('非'));
        by.chars().count() <= LONGEST
            && !is_official
            && !by.contains(['中', '汉', '华', '不', '未', '无', '原', '本'])
            || by == "本人"
    })
}

/// My translation, traduction de l’auteur, перевод автора: the words are whose the translation is. Few words stand
/// between the two.
pub fn is_own_translation(clause: &str) -> bool {
    const MOST_BETWEEN: usize = 2;
    let words: Vec<&str> = clause.split_whitespace().collect();
    let places = |list: &'static [&'static str]| {
        let is_any = move |word: &str| {
            list.iter().any(|one| match one.strip_suffix('-') {
                Some(stem) => word.starts_with(stem),
                None => word == *one,
            })
        };
        let all = words.iter().enumerate();
        all.filter(move |(_, word)| is_any(word)).map(|(at, _)| at)
    };
    places(&frame_words::TRANSLATIONS).any(|noun| {
        places(&frame_words::TRANSLATORS).any(|by| by.abs_diff(noun) <= MOST_BETWEEN + 1)
    })
}

/// 对吗, n’est-ce pas: a short clause before a question mark that has no word but those that ask whether something is so.
pub fn asks_whether(chinese: &str, alphabetic: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let is_of_tag = |c: char| frame_words::TAG.contains(c);
    let mut words = alphabetic.split_whitespace().peekable();
    if words.peek().is_none() {
        return !chinese.is_empty() && chinese.chars().all(is_of_tag);
    }
    words.clone().count() <= MOST_WORDS
        && !chinese.contains(is_of_tag)
        && words.all(|word| frame_words::ALPHABETIC_TAG.contains(&word))
}

/// 想让七.20……: whoever makes it do so would like it otherwise.
pub fn is_made_to(clause: &str) -> bool {
    clause.ends_with(['让', '叫', '令']) || clause.ends_with("想使")
}

/// Unlike A.VII.20, our law provides “……”; compare A.VII.20 with our law: “……”
pub fn is_told_apart_alphabetically(clause: &str, between: &str) -> bool {
    frame_words::UNLIKE
        .iter()
        .any(|word| clause.ends_with(word))
        || (frame_words::COMPARISONS.iter()).any(|verb| clause.contains(verb))
            && [" with ", " to ", " à ", " avec ", " con ", " с "]
                .iter()
                .any(|word| between.starts_with(word))
}

/// “……”，不是它的措辞; “……”并非七.20的原话: what is said behind words denies that they are the text's own.
pub fn denies_wording(behind: &str) -> bool {
    let is_doubled = |before: &str| before.ends_with(['莫', '无', '岂', '难', '谁', '未', '除']);
    let clauses = behind.split(['，', ',', '—', '）', ')', '（', '(']);
    clauses.into_iter().any(|clause| {
        (frame_words::DENYING.iter())
            .flat_map(|denial| clause.match_indices(denial))
            .any(|(at, denial)| {
                let before = clause.get(..at).unwrap_or_default();
                let denied = clause.get(at + denial.len()..).unwrap_or_default();
                let is_named = |noun: &str| denied.ends_with(noun);
                !is_doubled(before) && frame_words::OWN_WORDING.iter().any(|noun| is_named(noun))
            })
    })
}

/// 条例呼应七.20：“……”, 该法深得七.20真传：“……”: the verb before the provision says that the words are what somebody
/// has made of it.
pub fn is_taken_on(clause: &str, between: &str) -> bool {
    let verb = clause.trim_end_matches(['了', '过', '着']);
    let is_of_it = frame_words::TAKING_ON.iter().any(|taking| {
        verb.strip_suffix(taking)
            .is_some_and(|subject| !subject.is_empty())
    });
    is_of_it
        && !between
            .trim_matches(['，', ',', '：', ':'])
            .contains(['，', ','])
}

/// Those of whom words say that something is to be done by them, before a modal verb, where they are institutions of a
/// country or of its own: 法院应当……, 法院、检察机关和司法行政机关应当……
pub fn addressed_institutions(words: &str) -> Vec<&str> {
    const LONGEST: usize = 30;
    const LONGEST_LIST: usize = 150;
    let modal = ["应", "應", "必须", "必須", "须", "須", "不得", "可以"]
        .iter()
        .filter_map(|modal| words.find(modal))
        .min();
    // 在最后确定……时，主管机关应当……
    let who = modal.and_then(|modal| words.get(..modal)?.rsplit(['，', ',']).next());
    let who = who.unwrap_or_default();
    let who = who.strip_suffix('等').unwrap_or(who);
    // 各国政府, 秘书处: whom recommendations address, too.
    let is_of_ours = who.contains(['国', '國']) || who.contains("秘书") || who.contains("秘書");
    if is_of_ours || who.len() > LONGEST_LIST {
        return Vec::new();
    }
    let is_institution = |one: &str| {
        frame_words::ADDRESSEES
            .iter()
            .any(|noun| one.ends_with(noun))
    };
    let pieces = who.split(['、', '和', '及', '与', '與', '或']);
    let all: Vec<&str> = pieces
        .map(|one| one.trim_end_matches(['以', '其']).trim())
        .filter(|one| !one.is_empty())
        .collect();
    let are_short = all.iter().all(|one| one.len() <= LONGEST);
    // 律师和当事人应当……: who stands last says of what kind they are.
    match are_short && is_institution(who) {
        true => all,
        false => Vec::new(),
    }
}

/// 七.20通过后，……“……”: only when or where something is said.
pub fn turns_away(between: &str) -> bool {
    between.starts_with("的基础上")
        || quotation_words::TURNS.iter().any(|turn| {
            between.strip_prefix(turn).is_some_and(|rest| {
                turn.chars()
                    .all(|c| !matches!(c, '与' | '和' | '或' | '等'))
                    && !rest.is_empty()
                    && !rest.starts_with(['半', '段', '句', '几', '两', '一', '面', '：', ':'])
            })
        })
}

/// 漏了两个字, 少一个字: what is said behind words that are not those of the text.
pub fn is_miswritten(tail: &str) -> bool {
    tail.char_indices()
        .filter(|(_, c)| matches!(c, '漏' | '脱' | '少' | '多' | '缺'))
        .any(|(at, _)| {
            let near = tail.get(at..).unwrap_or_default().chars().skip(1).take(5);
            let behind = tail.get(at..).unwrap_or_default();
            let mut rest = behind.chars();
            rest.next();
            let missed = rest.as_str().strip_prefix('了');
            near.take_while(|c| !matches!(c, '，' | ','))
                .any(|c| c == '字')
                // 少了“酌情”和“个别”: what a draft quotes is left out here.
                || missed.is_some_and(|rest| rest.is_empty() || rest.starts_with(['和', '、', '与']))
        })
}

/// 从七.20读出“……”: what somebody infers.
pub fn is_inferred(clause: &str, between: &str) -> bool {
    // 由七.20蜕变而来：“……”
    let is_derived = clause.ends_with(['从', '由', '自']) && between.contains("而来");
    is_derived
        || clause.ends_with('从')
            && between.char_indices().any(|(at, c)| {
                let before = between.get(..at).unwrap_or_default();
                c == '出' && !before.ends_with(['摘', '抄', '引', '录', '写'])
            })
}

/// 在七.20后面补一句“……”: what is added to it.
pub fn is_added(between: &str) -> bool {
    let mut letters = between.chars().peekable();
    while let Some(c) = letters.next() {
        if matches!(c, '补' | '添' | '插' | '加' | '接')
            && letters
                .next_if(|c| matches!(c, '上' | '入' | '进' | '一' | '了'))
                .is_some()
        {
            return true;
        }
    }
    false
}

/// “……”与七.20不同, “……”比七.20……: another thing.
pub fn is_told_apart(between: &str, tail: &str) -> bool {
    let verb = between.trim_end_matches('了');
    between.ends_with(['比', '较', '与', '跟', '同'])
        || (frame_words::PARTING.iter()).any(|word| verb.ends_with(word))
        || between.ends_with('和')
            && ["不", "异", "有别", "有异", "无关", "相左", "相反", "迥"]
                .iter()
                .any(|word| tail.starts_with(word))
}

/// 把七.20……, 七.20被……: it becomes something else, unless it is only said or written down: what it becomes
/// stands behind 为, 成 or 作, and what is done to it behind 得.
pub fn is_put_into(clause: &str, between: &str) -> bool {
    let is_made = |what: &str| what.contains(['为', '成', '作', '得', '改', '换', '替']);
    // 被害人 is no passive.
    let is_passive = between.match_indices('被').any(|(at, word)| {
        let behind = between.get(at + word.len()..).unwrap_or_default();
        !behind.starts_with(['害', '告', '指', '偷', '捕', '判', '扣']) && is_made(behind)
    });
    // 把七.20落到了实处：“……”: whatever is done to it, the words are what comes of it.
    let is_disposed =
        clause.ends_with(['把', '将']) && (is_made(between) || ends_with_colon(between));
    (is_disposed || is_passive)
        && !frame_words::WRITTEN_DOWN
            .iter()
            .any(|word| between.contains(word))
}

fn ends_with_colon(text: &str) -> bool {
    text.ends_with(['：', ':'])
}

/// 七.20的反面：“……”, 七.20的对立面是“……”: a thing of the provision's that is neither its text nor a part of it.
pub fn is_of_its_own(between: &str) -> bool {
    let Some(thing) = between.strip_prefix(['的', '之']) else {
        return false;
    };
    let thing = thing.trim_end_matches(['，', ',']);
    let is_named = |noun: &&str| thing.contains(*noun);
    !thing.is_empty()
        && !thing.contains(['，', ',', '\u{201c}', '「'])
        && !thing.ends_with('的')
        && !quotation_words::OWN.iter().any(is_named)
        && !frame_words::PARTS.iter().any(is_named)
}

/// “……”是七.20的漫画, “……”算是七.20的缩微版: the same of words before it.
pub fn is_thing_of_it(between: &str, tail: &str) -> bool {
    let is_named = between.ends_with(['是', '为', '系', '乃']) || between.ends_with("成了");
    is_named && is_of_its_own(tail)
}

/// “……”，这是欧盟理事会的结论: whose they are is said behind them.
pub fn is_of_another_behind(tail: &str) -> bool {
    let tail = tail.trim_start_matches(['，', ',', '—']);
    let owner = ["这是", "这正是", "此系", "此乃", "那是", "这句", "这话"]
        .iter()
        .find_map(|word| tail.strip_prefix(word));
    owner.is_some_and(|owner| {
        let owner = owner.split(['，', ',']).next().unwrap_or(owner);
        owner.contains('的') && names_another(owner)
    })
}

/// 没能走到“……”: the verb that has the words for its object is denied.
pub fn is_verb_denied(between: &str) -> bool {
    let clause = between.rsplit(['，', ',']).next().unwrap_or(between);
    !ends_with_colon(clause)
        && clause.match_indices('没').any(|(at, word)| {
            !clause
                .get(at + word.len()..)
                .is_some_and(|behind| behind.starts_with("收"))
        })
}

/// 没有改动, 未经修改, 不是草案; 经修正后通过: what has not been changed, and what was adopted with its changes, is what
/// the provision says. A text without what says so; 没有改为“……” denies the words.
pub fn without_denied_change(text: &str) -> String {
    /// Letters between what denies and what is denied.
    const MOST_BETWEEN: usize = 4;
    let mut rest = text;
    let mut left = String::new();
    let change_of = |text: &str| {
        let all = frame_words::CHANGES.iter();
        all.filter(|change| text.starts_with(**change))
            .map(|change| change.len())
            .max()
    };
    while let Some(first) = rest.chars().next() {
        let denial = (frame_words::DENYING_CHANGE.iter()).find(|word| rest.starts_with(**word));
        let denied = denial.and_then(|word| {
            let behind = rest.get(word.len()..)?;
            let places = behind.char_indices().take(MOST_BETWEEN + 1);
            places
                .take_while(|(at, _)| {
                    let between = behind.get(..*at).unwrap_or_default();
                    between
                        .chars()
                        .all(|c| "经作做予过任何被再进行加以有得到".contains(c))
                })
                .find_map(|(at, _)| Some(word.len() + at + change_of(behind.get(at..)?)?))
        });
        let denied = denied.filter(|length| {
            let behind = rest.get(*length..).unwrap_or_default();
            let behind = behind.strip_prefix('过').unwrap_or(behind);
            behind.is_empty()
                || behind.starts_with(['，', ',', '：', ':', '、', '仍', '而', '依', '就', '即'])
        });
        let adopted = change_of(rest).and_then(|length| {
            let behind = rest.get(length..)?;
            let verb = behind.trim_start_matches(['后', '并', '获', '得', '予', '以', '一', '致']);
            let is_adopted = ["通过", "核准", "批准"]
                .iter()
                .any(|verb_of| verb.starts_with(verb_of));
            (is_adopted && !verb.contains("通过前")).then(|| rest.len() - verb.len() + "通过".len())
        });
        let length = denied.or(adopted);
        match length {
            Some(_) => left.push('·'),
            None => left.push(first),
        }
        rest = rest
            .get(length.unwrap_or(first.len_utf8())..)
            .unwrap_or_default();
    }
    left
}

/// The same in letters: n’a pas été modifié, no ha sido modificada, is not a draft; but not has not been changed to “……”.
pub fn without_denied_change_alphabetically(text: &str) -> String {
    const MOST_BETWEEN: usize = 4;
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_of = |list: &[&str], word: &&str| list.contains(word);
    let is_change = |word: &&str| {
        let mut stems = frame_words::ALPHABETIC_CHANGES.iter();
        stems.any(|stem| word.starts_with(stem))
    };
    let mut left = String::from(" ");
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let behind = words.get(at + 1..).unwrap_or_default();
        let between = behind
            .iter()
            .take(MOST_BETWEEN)
            .take_while(|word| is_of(&frame_words::BEFORE_CHANGES, word))
            .count();
        let is_denied = is_of(&frame_words::ALPHABETIC_DENYING_CHANGE, word)
            && behind.get(between).is_some_and(is_change)
            && !behind
                .get(between + 1)
                .is_some_and(|next| is_of(&frame_words::BECOMING, next));
        if is_denied {
            at += between + 2;
            continue;
        }
        left.push_str(word);
        left.push(' ');
        at += 1;
    }
    left
}

/// 以下文替换七.20: what is to stand in its place is not what stands there.
pub fn is_replaced(clause: &str) -> bool {
    let verb = clause.trim_end_matches(['了', '掉']);
    ["替换", "取代", "代替", "替代", "置换", "更换"]
        .iter()
        .any(|replacing| {
            (verb.strip_suffix(replacing))
                .is_some_and(|before| before.contains(['以', '用', '拿', '由', '将']))
        })
}

/// 评七.20：“……”, 试论七.20：“……”: the title of what somebody writes of it.
pub fn is_commented(clause: &str) -> bool {
    clause.ends_with('评')
        || ["试论", "浅论", "略论", "浅析", "简析", "试析", "浅议"]
            .iter()
            .any(|title| clause.ends_with(title))
}

/// 实施七.20的办法，其中第三条是“……”: they stand in a thing that is neither the provision's text nor a part of it.
pub fn is_in_thing_of_it(between: &str) -> bool {
    let stands_in = between.split_once(['，', ',']);
    stands_in.is_some_and(|(thing, rest)| rest.starts_with("其中") && is_of_its_own(thing))
}

/// “……”——甲国，就七.20发表的意见: what somebody says about it.
pub fn is_remarked_on(between: &str, tail: &str) -> bool {
    let is_about = ["就", "对", "对于", "关于", "针对"];
    let is_said = [
        "意见", "评论", "看法", "发言", "答复", "声明", "评价", "评注", "说", "发表",
    ];
    is_about.iter().any(|word| between.ends_with(word))
        && is_said.iter().any(|word| tail.contains(word))
}

/// “……”（参见七.20）, (cf. A.VII.20): where something like it stands, and perhaps not the words.
pub fn is_only_compared(between: &str, alphabetic: &str) -> bool {
    let between = between.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_chinese = ["参见", "另见", "参看", "比较", "对照", "并见"].contains(&between);
    let words = [
        "cf",
        "see also",
        "compare",
        "voir aussi",
        "véase también",
        "ср",
        "см также",
        "انظر أيضا",
    ];
    is_chinese || words.contains(&alphabetic.trim())
}

/// Whether what is denied is a doubt: nobody disputes it.
pub fn denies_doubt(clause: &str) -> bool {
    frame_words::DOUBTS
        .iter()
        .any(|doubt| clause.contains(doubt))
}

/// 七.20距离“……”, 七.20犹如“……”: what the words are only compared with.
pub fn is_measured_against(between: &str) -> bool {
    let between = between.trim_end_matches(['着', '过']);
    frame_words::COMPARING
        .iter()
        .any(|word| between.ends_with(word))
        || between
            .strip_suffix('于')
            .is_some_and(|relation| relation.ends_with(frame_words::RELATIONS))
}

/// 七.20原作“……”, 七.20起初……“……”, 七.20在谈判稿里……“……”: before it was what it is.
pub fn is_of_once(between: &str) -> bool {
    frame_words::ONCE.iter().any(|word| between.contains(word))
        || between.contains('稿')
        || between.match_indices('原').any(|(at, word)| {
            let behind = between.get(at + word.len()..).unwrap_or_default();
            behind.starts_with(['作', '为', '是', '系', '写', '拟', '订', '称'])
        })
}

/// 记者笔下的七.20, 坊间流传的七.20, 儿童版七.20: what somebody has made of it.
pub fn is_somebodys(clause: &str) -> bool {
    let version = clause.strip_suffix('的').unwrap_or(clause);
    // 的 can be left out behind what kind of version it is.
    if let Some(kind) = version.strip_suffix(['版', '本']) {
        return version.len() < clause.len() && version.ends_with('版')
            || version.ends_with('版') && !kind.ends_with(frame_words::AUTHENTIC);
    }
    version.len() < clause.len()
        && frame_words::IN_MINDS
            .iter()
            .any(|place| version.ends_with(place))
}

/// 该市的备忘录师法七.20，称“……”: a verb of speech behind a comma has its subject before the provision, unless
/// that only says where the words are.
pub fn is_said_by_subject(own: &[String], clause: &str, between: &str) -> bool {
    const SHORTEST_SUBJECT: usize = 4;
    let verb = between.strip_prefix(['，', ',']).unwrap_or_default();
    let verb = verb.trim_end_matches(['：', ':']);
    frame_words::SPEECH.contains(&verb)
        && clause.chars().count() >= SHORTEST_SUBJECT
        && !clause.contains(['引', '据', '依', '按', '见', '看', '读', '查', '如'])
        && !is_own(own, clause)
}

/// 条例据七.20规定：“……”
pub fn is_said_according(clause: &str, between: &str) -> bool {
    let subject = clause.trim_end_matches(['根', '依', '遵', '据', '照', '按']);
    let verb = between.trim_end_matches(['：', ':']);
    subject.len() < clause.len()
        && names_another(subject)
        && quotation_words::SPEAKING.contains(&verb)
}

/// 七.20不是摆设：“……”: what is denied stands before the colon, unless it is how the provision puts it.
pub fn is_denied_before_colon(between: &str) -> bool {
    let Some(denied) = between.strip_suffix(['：', ':']) else {
        return false;
    };
    let clause = denied.rsplit(['，', ',']).next().unwrap_or(denied);
    let is_open = [
        "是", "有", "说", "写", "过", "这样", "如下", "等于", "此", "以下", "下列", "这么", "话",
    ]
    .iter()
    .any(|word| clause.ends_with(word))
        || quotation_words::SAYING
            .iter()
            .chain(&quotation_words::SPEAKING)
            .any(|verb| clause.ends_with(verb));
    !is_open
}

/// 援引七.20：“……”, 照录七.20，: whoever quotes it gives its words, not their own.
pub fn quotes(clause: &str, between: &str) -> bool {
    let verb = clause.trim_end_matches(['了', '过']);
    quotation_words::QUOTING
        .iter()
        .chain(&["照录", "抄", "抄录", "节录", "照引"])
        .filter_map(|quoting| verb.strip_suffix(quoting))
        .any(|before| {
            !before.ends_with(['误', '错', '未', '没', '有', '不', '非', '别', '勿', '无'])
        })
        && !between.contains(['后', '时'])
}

/// 引作“……”, 记成“……”, 成了“……”: what was made of it. 缔约方会议把信息看作“……”: what those who adopted it make of
/// another thing is what it says.
pub fn is_rendered(own: &[String], between: &str) -> bool {
    let between = between.trim_end_matches(['：', ':', '，', ',']);
    if let Some((subject, thing)) = between.rsplit_once(['把', '将'])
        && !thing.starts_with(['它', '其', '该', '此', '这'])
        && !subject.is_empty()
        && is_own(own, subject)
    {
        return false;
    }
    let verb = between.trim_end_matches('了');
    if verb.len() < between.len() && verb.ends_with('成') {
        return true;
    }
    // 简化为, 发挥成: a change. 责成 and 赞成 are none.
    let is_changed = verb
        .strip_suffix('为')
        .is_some_and(|verb| verb.ends_with(frame_words::CHANGING))
        || verb.strip_suffix('成').is_some_and(|verb| {
            !verb.is_empty() && !verb.ends_with(['责', '赞', '完', '促', '达'])
        });
    if is_changed || verb.ends_with("剩下") || verb.ends_with("一变") {
        return true;
    }
    // 写作 is how it reads, 写成 what it was made.
    let made = verb.strip_suffix('成');
    let made = made.or_else(|| {
        verb.strip_suffix(['作', '为'])
            .filter(|verb| !verb.ends_with('写') || verb.ends_with("另写"))
    });
    made.is_some_and(|verb| verb.ends_with(frame_words::RENDERING))
}

/// 与七.20……，……“……”: somebody else's words are set beside it.
pub fn is_compared(clause: &str, between: &str) -> bool {
    let clause = clause.trim_end_matches("极了");
    clause.ends_with(['学', '仿'])
        || clause.ends_with(['与', '跟', '像', '较', '比'])
            && between.contains(['，', ',', '：', ':'])
}

/// Whether words before a verb name nobody but the provision and those who adopted it.
pub fn is_own(own: &[String], subject: &str) -> bool {
    let mut rest = subject;
    let names = || own.iter().map(String::as_str);
    let own = || names().chain(quotation_words::SUBJECTS);
    while let Some(behind) = own().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest.is_empty()
}

/// 它现在的文字：“……”: what a colon stands behind that names a text.
pub fn gives_text(own: &str) -> bool {
    own.strip_suffix(['：', ':']).is_some_and(|named| {
        [
            "文字",
            "条文",
            "案文",
            "原句",
            "全句",
            "字面",
            "第一句",
            "第二句",
            "第三句",
            "首句",
            "末句",
            "前半句",
            "后半句",
            "头一句",
            "最后一句",
        ]
        .iter()
        .any(|noun| named.ends_with(noun))
    })
}

/// , under which “……”: the clause before says something else.
pub fn goes_on_relatively(between: &str) -> bool {
    let mut words = between.split_whitespace();
    let is_relative = |word: &str| {
        [
            "which",
            "where",
            "laquelle",
            "lequel",
            "qui",
            "cual",
            "которой",
            "которая",
            "который",
        ]
        .contains(&word)
    };
    words.next().is_some_and(is_relative) || words.next().is_some_and(is_relative)
}

/// Whether only an article stands before the name of a provision: it is the sentence's subject.
pub fn is_subject(clause: &str) -> bool {
    let mut words = clause.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| frame_words::ARTICLES.contains(&word))
}
