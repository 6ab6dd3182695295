/**
 * Colours, type and measures. Paper and ink, with the vermilion of an official seal kept for the figures and the seal;
 * each pair of text and ground has a contrast of at least 4.5 : 1 in both schemes.
 */
export const tokens = `
:root {
  color-scheme: light dark;
  --sans: "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif;
  --serif: "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", STSong, SimSun, serif;
  --ground: #f6f4ef;
  --surface: #fffefb;
  --surface-2: #faf8f3;
  --ink: #1d232c;
  --ink-2: #565e6a;
  --line: #e5e0d5;
  --line-2: #cfc8b9;
  --seal: #a8322a;
  --seal-ground: #a8322a;
  --seal-ink: #fffaf5;
  --link: #1f4e82;
  --primary: #22456e;
  --primary-hover: #1a3658;
  --primary-ink: #ffffff;
  --mark: #ffe9ad;
  --mark-ink: #1d232c;
  --good: #1d6343; --good-ground: #e6f1ea;
  --draft: #7a4a00; --draft-ground: #fcf0d6; --draft-line: #d9a441;
  --ended: #8f2a22; --ended-ground: #fbe9e6; --ended-line: #d0796f;
  --inferred: #3c5272; --inferred-ground: #e9eff7; --inferred-line: #8ea6c6;
  --plain: #565149; --plain-ground: #efece4; --plain-line: #b9b1a1;
  --shadow: 0 1px 2px rgb(40 34 22 / 5%), 0 8px 24px rgb(40 34 22 / 6%);
  --focus: #1f6fd0;
  --radius: 14px;
  --gap: 16px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14161a;
    --surface: #1c1f25;
    --surface-2: #22262d;
    --ink: #e9e6df;
    --ink-2: #a9afb9;
    --line: #2f343c;
    --line-2: #474d57;
    --seal: #f0887b;
    --seal-ground: #b23a31;
    --link: #93bdf2;
    --primary: #9cc2f0;
    --primary-hover: #b7d3f5;
    --primary-ink: #10233a;
    --mark: #5b4a17;
    --mark-ink: #fff4d6;
    --good: #8fd3ae; --good-ground: #1d3428;
    --draft: #f0c36d; --draft-ground: #38301b; --draft-line: #8d6a24;
    --ended: #f2a59b; --ended-ground: #3a2422; --ended-line: #8f4b43;
    --inferred: #aac6ea; --inferred-ground: #232d3b; --inferred-line: #4c6486;
    --plain: #c3beb3; --plain-ground: #2a2d33; --plain-line: #5a5d63;
    --shadow: none;
    --focus: #8bbcff;
  }
}
`
