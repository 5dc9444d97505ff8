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
        let is_name =
            |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}') && !"段款条项目节".contains(*c);
        before.chars().filter(is_name).count() > 1
    };
    text.split_once("的说法")
        .is_some_and(|(before, _)| is_of_somebody(before))
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
    is_later
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

/// 七.20通过后，……“……”: only when or where something is said.
pub fn turns_away(between: &str) -> bool {
    quotation_words::TURNS.iter().any(|turn| {
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
    clause.ends_with('从')
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
    between.ends_with(['比', '较'])
        || (frame_words::PARTING.iter()).any(|word| verb.ends_with(word))
        || between.ends_with(['与', '跟', '同', '和'])
            && ["不", "异", "有别", "有异", "无关", "相左", "相反", "迥"]
                .iter()
                .any(|word| tail.starts_with(word))
}

/// 把七.20……, 七.20被……: it becomes something else, unless it is only said or written down: what it becomes
/// stands behind 为, 成 or 作, and what is done to it behind 得.
pub fn is_put_into(clause: &str, between: &str) -> bool {
    (clause.ends_with(['把', '将']) || between.starts_with('被'))
        && between.contains(['为', '成', '作', '得', '改', '换', '替'])
        && !frame_words::WRITTEN_DOWN
            .iter()
            .any(|word| between.contains(word))
}

/// 引作“……”, 记成“……”, 成了“……”: what was made of it.
pub fn is_rendered(between: &str) -> bool {
    let between = between.trim_end_matches(['：', ':', '，', ',']);
    let verb = between.trim_end_matches('了');
    if verb.len() < between.len() && verb.ends_with('成') {
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
