extension HostileTexts {
  /// Our own, always there.
  public static let own: [String] =
    controls0 + controls1 + sequences + directions + invisible + widths + marks + lines

  private static let controls0 =
    (1..<0x20).compactMap { Unicode.Scalar($0) }.map { "c0 \($0)| end" } + [
      "delete \u{7F}| end", "nul \u{0}| end",
    ]
  private static let controls1 = (0x80..<0xA0).compactMap { Unicode.Scalar($0) }.map {
    "c1 \($0)| end"
  }

  private static let sequences = [
    "title \u{1B}]0;pwned\u{7} end", "title \u{1B}]2;pwned\u{1B}\\ end", "icon \u{1B}]1;pwned\u{7}",
    "clear \u{1B}[2J\u{1B}[H end", "scroll \u{1B}[3;5r\u{1B}[2S end",
    "ask \u{1B}[6n\u{1B}[c\u{1B}[>c",
    "answer \u{1B}[5n\u{1B}Z\u{1B}[x end", "reset \u{1B}c\u{1B}[!p end", "lines \u{1B}#8 end",
    "device \u{1B}P+q544e\u{1B}\\ end", "settings \u{1B}P$qm\u{1B}\\ end",
    "pm \u{1B}^x\u{1B}\\ end",
    "apc \u{1B}_Gf=24;AAAA\u{1B}\\ end", "sos \u{1B}Xx\u{1B}\\ end",
    "link \u{1B}]8;;http://x\u{7}y",
    "clipboard \u{1B}]52;c;cHduZWQ=\u{7} end", "clipboard \u{1B}]52;c;?\u{7} end",
    "palette \u{1B}]4;1;rgb:ff/00/00\u{7} end",
    "notify \u{1B}]9;pwned\u{7}\u{1B}]777;notify;a;b\u{7}",
    "tmux \u{1B}Ptmux;\u{1B}\u{1B}]0;pwned\u{7}\u{1B}\\ end", "screen \u{1B}kpwned\u{1B}\\ end",
    "alternate \u{1B}[?1049l\u{1B}[?25h end", "mouse \u{1B}[?1003h\u{1B}[?1006h end",
    "paste \u{1B}[201~:quit\r end", "paste \u{1B}[?2004l end", "window \u{1B}[8;5;5t\u{1B}[2t end",
    "charset \u{1B}(0qqq\u{E}qqq\u{F} end", "repeat x\u{1B}[500b end", "tab \u{1B}[3g\u{1B}H\t end",
    "colour \u{1B}[31;1;5;7;8m\u{1B}[38;2;1;2;3m end", "half \u{1B}[", "half \u{1B}]0;",
    "half \u{1B}",
    "c1 \u{9B}31m\u{9D}0;pwned\u{9C} end", "c1 \u{90}+q\u{9C}\u{9E}x\u{9C}\u{9F}y\u{9C} end",
    "synchronised \u{1B}[?2026h end", "keys \u{1B}[>4;2m\u{1B}[>1u\u{1B}=\u{1B}[?1h end",
    "cursor \u{1B}[5 q\u{1B}7\u{1B}8\u{1B}[s\u{1B}[u end",
    "sixel \u{1B}Pq#0;2;0;0;0#0~~\u{1B}\\ end",
  ]

  private static let directions = [
    "override \u{202E}live drowssap\u{202C} end", "embedding \u{202A}a\u{202B}b\u{202C} end",
    "isolate \u{2066}a\u{2067}b\u{2068}c\u{2069} end", "marks \u{200E}a\u{200F}b\u{61C}c end",
    "open \u{202E}\u{2067}", "unit \u{202D}26-0001\u{202C} closed", "عربي مركز الطوارئ abc 123 end",
    "عَرَبِيٌّ مُشَكَّل end", "עברית abc 26-0003 end", "ﷺ ﷽ end", "مخ\u{200C}تلف مخ\u{200D}تلف end",
    "ܐܪܡܝܐ ߒߞߏ end",
  ]

  private static let invisible = [
    "zero a\u{200B}b\u{200C}c\u{200D}d\u{FEFF}e\u{2060}f end", "soft hy\u{AD}phen end",
    "tags a\u{E0001}\u{E0041}\u{E007F}b end", "invisible a\u{2061}\u{2062}\u{2063}\u{2064}b end",
    "shaping a\u{206A}\u{206B}\u{206C}\u{206D}\u{206E}\u{206F}b end",
    "line a\u{2028}b\u{2029}c end",
    "blank a\u{A0}b\u{3000}c\u{2003}d\u{1680}e\u{115F}f\u{3164}g\u{FFA0}h end",
    "interlinear \u{FFF9}a\u{FFFA}b\u{FFFB} end", "mongolian a\u{180E}b\u{180B}c end",
    "private \u{E000}\u{F8FF}\u{F0000}\u{10FFFD} end", nonCharacters,
    "replacement \u{FFFD}\u{FFFC} end", "unassigned \u{378}\u{E0080}\u{2FE0} end",
    "braille \u{2800}\u{28FF} end", "musical \u{1D173}\u{1D17A} end", "object \u{FFFC} end",
  ]

  private static let nonCharacters: String = {
    let scalars = [0xFFFE, 0xFFFF, 0x1FFFE, 0xFDD0, 0x10FFFF].compactMap {
      Unicode.Scalar($0 as UInt32)
    }
    return "none " + String(String.UnicodeScalarView(scalars)) + " end"
  }()

  private static let widths = [
    "日本語の洪水現場と避難所の状況について end", "漢字かな交じり文ｶﾀｶﾅﾊﾝｶｸ end", "한국어 현장 지휘소 end",
    "한국어 end", "ＦＵＬＬ ＷＩＤＴＨ １２３ end", "a日b本c語d end", "日",
    "👩‍👩‍👧‍👦 family 🚒🇳🇴🇸🇦 flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿 end", "✈️ ☎️ ❤️ ✔︎ ☺︎ end", "1️⃣ 2️⃣ #️⃣ *️⃣ end",
    "👍🏽 👋🏿 🤷🏽‍♀️ 🧑🏾‍🚒 end", "\u{1F970}\u{1FAE8}\u{1F9FF}\u{1FAC0}\u{1F6DC}\u{1FA77} end",
    "ambiguous ·×÷±§¶°¨´¸¿¡ αβγ АБВ ①②③ ─│┌ ■□▲△◆○●★☆ end", "⸻ ꧅ ₿ ⅷ ﷻ 𒐫 𒈙 end",
    "𠀀𠮷𡈽 plane two end", "𝓗𝓮𝓵𝓵𝓸 𝕄 ℌ end", "㍿㌔㎏ ﾞﾟ end", "नमस्ते क्षत्रिय end", "สวัสดีครับ ที่นี่ end",
    "བོད་སྐད། မြန်မာ ខ្មែរ end", "தமிழ் తెలుగు ಕನ್ನಡ മലയാളം end", "Ⓐ🅰🆗🈁🉐 end",
  ]

  private static let marks = [
    "e\u{301}e\u{302}\u{323}\u{304}\u{308}cole end", "\u{300}\u{301}\u{302}lost marks end",
    "Z\u{35C}\u{321}a\u{328}\u{31B}\u{336}l\u{337}\u{322}g\u{341}\u{360}o\u{338}\u{489} end",
    "日\u{301}\u{3099}か\u{3099} end", "a\u{20DD}b\u{20E3}c\u{20D2} end",
    "\u{1B}\u{301} \u{9B}\u{301} end",
    "a" + String(repeating: "\u{301}", count: 200) + " end", " \u{301} \u{200D}\u{301} end",
    "\u{1F3FB}\u{FE0F}\u{20E3} lost modifiers end", "ก็็็็็็็็็็ end",
  ]

  private static let lines = [
    "two\nlines", "two\r\nlines", "two\rlines", "two\u{85}lines", "\n\n\n", "\t\t\ttabs\t", " ",
    "   \u{3000}",
    String(repeating: "W", count: 399), String(repeating: "語", count: 130),
    String(repeating: "\u{1B}[31m", count: 80), String(repeating: "👩‍🚒", count: 30),
    "'; DROP TABLE entry; --", "\"quoted\" \"\"twice\"\" 'single' `back` $HOME $(id) ${x} %n %s %x",
    "name=value due=+5m at=now / : - -- --help", "\\n \\u001b \\\\ \\", "<b>&amp;</b>",
    "NULL nil None",
    "26-0001", "/1", "#1", "-5", "1e999", "…▯…",
  ]
}
