// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet of the HTML report: the tokens of the window (docs/design, resources/style) as CSS variables.
#pragma once

namespace plumbline {

inline constexpr char kReportStyle[] = R"css(
:root{--window:#f5f5f2;--panel:#fff;--hair:#e2e2dc;--text:#1d2125;--muted:#5f6971;--accent:#2b5fc7;--wash:#e8effc;
--good:#1a7f4b;--bad:#c2352b;--warn:#8a5200;--c-description:#0b6fb3;--c-length_limit:#c27c00;--c-mention:#00845f;
--c-genre:#b0508c;--c-grammar:#3d8fc4;--c-math:#c4501b;--c-perspective:#7d6b00;--c-ocr:#5d4b9c;--c-other:#667079;
color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--window:#16181b;--panel:#1e2125;--hair:#32363c;--text:#e6e8ea;--muted:#98a1aa;
--accent:#7fa6ff;--wash:#24324f;--good:#5fc48d;--bad:#ff8076;--warn:#f0b45a;--c-description:#5fb3ea;
--c-length_limit:#eab04a;--c-mention:#4cc9a0;--c-genre:#e08cc0;--c-grammar:#86c8f2;--c-math:#f28c5c;
--c-perspective:#d6c24a;--c-ocr:#a797e6;--c-other:#98a1aa}}
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);font:15px/1.55 Inter,system-ui,sans-serif}
main,header,footer{max-width:1320px;margin:0 auto;padding:0 24px}
header{padding-top:32px}footer{padding-bottom:48px}
h1{font-size:26px;line-height:1.25;margin:0 0 4px}h2{font-size:18px;margin:0 0 4px}h3{font-size:15px;margin:20px 0 4px}
p{margin:4px 0 12px;max-width:80ch}.muted{color:var(--muted)}
a{color:var(--accent)}a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:24px;top:8px}
nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;padding:0;margin:12px 0 20px}
section{background:var(--panel);border:1px solid var(--hair);border-radius:10px;padding:18px 20px;margin:0 0 20px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
th,td{padding:6px 7px;text-align:right;border-bottom:1px solid var(--hair);white-space:nowrap}
th{font-size:12px;font-weight:500;color:var(--muted)}td.name,th.name{text-align:left}
td.wrap,th.wrap{text-align:left;white-space:normal}
tr.reference td{color:var(--muted)}.tag{border:1px solid var(--hair);border-radius:99px;padding:0 7px;font-size:11px;
display:inline-block;max-width:110px;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom}
td.best{font-weight:700}.warn{color:var(--warn)}.bad{color:var(--bad)}.good{color:var(--good)}
svg{width:100%;height:auto;display:block}svg.interval{width:90px;height:14px}
.hair{stroke:var(--hair)}.whisker{stroke:var(--accent);stroke-width:3}.dot,.fill{fill:var(--accent)}.fill{opacity:.7}
.error{stroke:var(--text);stroke-width:1.3}.tick{fill:var(--muted);font-size:11px}.label{fill:var(--text);font-size:12px}
.c-description{fill:var(--c-description)}.c-length_limit{fill:var(--c-length_limit)}.c-mention{fill:var(--c-mention)}
.c-genre{fill:var(--c-genre)}.c-grammar{fill:var(--c-grammar)}.c-math{fill:var(--c-math)}
.c-perspective{fill:var(--c-perspective)}.c-ocr{fill:var(--c-ocr)}.c-other{fill:var(--c-other)}
details{border-top:1px solid var(--hair);padding:8px 0}summary{cursor:pointer}
.instruction{font-size:16px;line-height:1.6;max-width:80ch;white-space:pre-wrap;overflow-wrap:anywhere}
.response{max-width:80ch;white-space:pre-wrap;overflow-wrap:anywhere;margin:4px 0 8px}
.reply{color:var(--muted);white-space:pre-wrap;overflow-wrap:anywhere;max-width:90ch;font-size:13px}
img{max-width:320px;max-height:240px;border-radius:6px;border:1px solid var(--hair)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px;background:var(--window);padding:12px;border-radius:6px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:8px 0}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
@media print{section{break-inside:avoid}nav,.skip{display:none}}
)css";

} // namespace plumbline
