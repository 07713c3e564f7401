// The style sheet of HTML reports: the light tokens of the window, and rules for paper.
#pragma once

#include <string_view>

namespace jauge::reports::render {

inline constexpr std::string_view html_style = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #F6F7F9; color: #1B1F24; font: 14px/1.5 "DejaVu Sans", system-ui, sans-serif; }
main { max-width: 1020px; margin: 0 auto; padding: 32px 40px; background: #FFFFFF; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 19px; margin: 40px 0 12px; padding-top: 16px; border-top: 1px solid #DDE1E7; overflow-wrap: anywhere; }
h3 { font-size: 15px; margin: 24px 0 8px; overflow-wrap: anywhere; }
p { margin: 8px 0; overflow-wrap: anywhere; }
.by, .note, .detail, .origin, figcaption { color: #5B6470; font-size: 12px; }
nav { margin: 24px 0; padding: 16px 20px; background: #F6F7F9; border-radius: 6px; }
nav ol { list-style: none; margin: 0; padding: 0; columns: 2; }
nav a { color: #0B6E99; text-decoration: none; }
table { border-collapse: collapse; margin: 4px 0; font-size: 12.5px; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 12px 0 4px; font-size: 13px; }
th { background: #EEF1F4; color: #5B6470; text-align: left; font-weight: 600; }
th, td { padding: 4px 8px; border-bottom: 1px solid #E6E9EE; vertical-align: top; overflow-wrap: break-word; }
.figure { text-align: right; font-family: "DejaVu Sans Mono", ui-monospace, monospace; font-size: 12px; }
td.figure { white-space: nowrap; }
th.figure { font-family: inherit; overflow-wrap: normal; }
td.long { white-space: normal; overflow-wrap: anywhere; min-width: 150px; }
td.short { white-space: nowrap; }
.share { display: inline-block; min-width: 4.4em; }
tr.total td { border-top: 1.5px solid #DDE1E7; }
.pale { color: #9AA3AF; }
.strong { font-weight: 600; }
.chip { display: inline-block; padding: 1px 10px; border-radius: 10px; font-weight: 600; white-space: nowrap; }
.fits { color: #1A7F37; background: #DAFBE1; }
.tight { color: #9A6700; background: #FFF3C4; }
.no { color: #B42318; background: #FDE7E4; }
.unknown { color: #5B6470; background: #ECEFF3; }
.verdict { border: 1px solid #DDE1E7; border-radius: 6px; padding: 12px 16px; margin: 16px 0; }
.verdict b { margin-right: 12px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 12px; margin: 16px 0; }
.tile { border: 1px solid #DDE1E7; border-radius: 6px; padding: 10px 14px; background: #F6F7F9; }
.tile .name { display: flex; justify-content: space-between; color: #5B6470; font-size: 12px; }
.tile .value { font-size: 18px; font-weight: 700; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; }
.square { display: inline-block; width: 9px; height: 9px; margin-right: 6px; border-radius: 2px; }
.bar { display: inline-block; width: 60px; height: 8px; margin-right: 8px; background: #EEF1F4; border-radius: 2px; }
.bar i { display: block; height: 8px; border-radius: 2px; }
.remark { border-left: 3px solid #0B6E99; background: #DCEFF7; padding: 8px 14px; border-radius: 0 6px 6px 0; }
.gap { border: 1px dashed #9AA3AF; border-radius: 6px; padding: 10px 14px; margin: 12px 0; color: #5B6470; }
.gap b { color: #1B1F24; }
pre { background: #EEF1F4; padding: 8px 12px; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere;
      font: 12px/1.5 "DejaVu Sans Mono", ui-monospace, monospace; }
figure { margin: 20px 0; }
figure svg { width: 100%; max-width: 860px; height: auto; }
svg text { font-family: "DejaVu Sans", system-ui, sans-serif; }
.wide { overflow-x: auto; }
@media (max-width: 800px) { .pair, nav ol { display: block; columns: 1; } main { padding: 20px; } }
@media print {
  body { background: #FFFFFF; font-size: 11px; }
  main { max-width: none; padding: 0; }
  table { font-size: 9.5px; }
  .figure { font-size: 9px; }
  tr, figure, .verdict, .tile, .gap, .remark { break-inside: avoid; }
  section.page { break-before: page; }
  h2, h3, caption { break-after: avoid; }
  thead { display: table-header-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@page { size: A4; margin: 16mm 14mm; }
)css";

}  // namespace jauge::reports::render
