//! Traditional characters of the words that the grammar knows.

/// The Simplified character in the place of a Traditional one, and any other as it is.
pub const fn simplified(c: char) -> char {
    match c {
        '專' => '专',
        '東' => '东',
        '億' => '亿',
        '衛' => '卫',
        '衞' => '卫',
        '煙' => '烟',
        '菸' => '烟',
        '變' => '变',
        '處' => '处',
        '圖' => '图',
        '應' => '应',
        '當' => '当',
        '強' => '强',
        '錄' => '录',
        '數' => '数',
        '時' => '时',
        '術' => '术',
        '構' => '构',
        '氣' => '气',
        '彙' => '汇',
        '匯' => '汇',
        '請' => '请',
        '過' => '过',
        '問' => '问',
        '間' => '间',
        '閱' => '阅',
        '額' => '额',
        '題' => '题',
        '顧' => '顾',
        '編' => '编',
        '節' => '节',
        '個' => '个',
        '兩' => '两',
        '務' => '务',
        '開' => '开',
        '發' => '发',
        '譯' => '译',
        '審' => '审',
        '際' => '际',
        '證' => '证',
        '擊' => '击',
        '據' => '据',
        '藥' => '药',
        '預' => '预',
        '書' => '书',
        '於' => '于',
        '載' => '载',
        '實' => '实',
        '規' => '规',
        '對' => '对',
        '號' => '号',
        '決' => '决',
        '議' => '议',
        '該' => '该',
        '會' => '会',
        '項' => '项',
        '屆' => '届',
        '經' => '经',
        '濟' => '济',
        '執' => '执',
        '約' => '约',
        '締' => '缔',
        '國' => '国',
        '貪' => '贪',
        '敗' => '败',
        '聯' => '联',
        '權' => '权',
        '員' => '员',
        '組' => '组',
        '織' => '织',
        '報' => '报',
        '與' => '与',
        '見' => '见',
        '參' => '参',
        '條' => '条',
        '則' => '则',
        '憲' => '宪',
        '訴' => '诉',
        '訟' => '讼',
        '販' => '贩',
        '運' => '运',
        '槍' => '枪',
        '關' => '关',
        '懲' => '惩',
        '別' => '别',
        '婦' => '妇',
        '兒' => '儿',
        '為' => '为',
        '補' => '补',
        '陸' => '陆',
        '製' => '制',
        '彈' => '弹',
        '協' => '协',
        '將' => '将',
        '從' => '从',
        '適' => '适',
        '違' => '违',
        '簡' => '简',
        '稱' => '称',
        '類' => '类',
        '準' => '准',
        '無' => '无',
        _ => c,
    }
}

/// Whether another character stands in the place of one in Simplified writing. Most of a text are none of these:
/// it is asked of each.
pub fn is_traditional(c: char) -> bool {
    let place = (c as usize).wrapping_sub(FIRST);
    let block = TRADITIONAL.get(place / 64).copied().unwrap_or_default();
    block >> (place % 64) & 1 == 1
}

/// The first of the Chinese characters.
const FIRST: usize = '\u{4E00}' as usize;

/// A bit for each Chinese character, 64 of them in a block.
static TRADITIONAL: [u64; 328] = {
    let mut blocks = [0; 328];
    let mut place = 0;
    while place < 64 * blocks.len() {
        if let Some(c) = char::from_u32((FIRST + place) as u32)
            && simplified(c) != c
        {
            blocks[place / 64] |= 1 << (place % 64);
        }
        place += 1;
    }
    blocks
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_traditional_that_has_a_simplified_one() {
        let all = '\u{0}'..=char::MAX;
        let known: Vec<char> = all.filter(|c| simplified(*c) != *c).collect();
        assert!(known.len() > 50, "{known:?}");
        for c in known
            .iter()
            .copied()
            .chain("决议汉A0\u{0}\u{4dff}\u{a000}\u{10ffff}".chars())
        {
            assert_eq!(is_traditional(c), simplified(c) != c, "{c}");
        }
    }
}
