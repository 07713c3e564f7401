<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
    <context>
        <name>actions</name>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;Open…</translation>
        </message>
        <message>
            <source>Open models or a project</source>
            <translation>Open models or a project</translation>
        </message>
        <message>
            <source>Open in a new &amp;window…</source>
            <translation>Open in a new &amp;window…</translation>
        </message>
        <message>
            <source>Open a model in a window of its own</source>
            <translation>Open a model in a window of its own</translation>
        </message>
        <message>
            <source>&amp;New project</source>
            <translation>&amp;New project</translation>
        </message>
        <message>
            <source>Close everything and start again</source>
            <translation>Close everything and start again</translation>
        </message>
        <message>
            <source>&amp;Save project</source>
            <translation>&amp;Save project</translation>
        </message>
        <message>
            <source>Save what is open and how it is looked at</source>
            <translation>Save what is open and how it is looked at</translation>
        </message>
        <message>
            <source>Save project &amp;as…</source>
            <translation>Save project &amp;as…</translation>
        </message>
        <message>
            <source>Save the project under another name</source>
            <translation>Save the project under another name</translation>
        </message>
        <message>
            <source>&amp;Export table…</source>
            <translation>&amp;Export table…</translation>
        </message>
        <message>
            <source>Save the table of this page as CSV</source>
            <translation>Save the table of this page as CSV</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quit</translation>
        </message>
        <message>
            <source>Close the program</source>
            <translation>Close the program</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copy</translation>
        </message>
        <message>
            <source>Copy the selected rows as a table, or the chart as a picture</source>
            <translation>Copy the selected rows as a table, or the chart as a picture</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>&amp;Find</translation>
        </message>
        <message>
            <source>Filter what this page shows</source>
            <translation>Filter what this page shows</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>Find &amp;next</translation>
        </message>
        <message>
            <source>Select the next row that the filter leaves</source>
            <translation>Select the next row that the filter leaves</translation>
        </message>
        <message>
            <source>Find &amp;previous</source>
            <translation>Find &amp;previous</translation>
        </message>
        <message>
            <source>Select the row before</source>
            <translation>Select the row before</translation>
        </message>
        <message>
            <source>&amp;Go to…</source>
            <translation>&amp;Go to…</translation>
        </message>
        <message>
            <source>Go to a layer, a part or an open model by its name</source>
            <translation>Go to a layer, a part or an open model by its name</translation>
        </message>
        <message>
            <source>Comman&amp;ds…</source>
            <translation>Comman&amp;ds…</translation>
        </message>
        <message>
            <source>Every command with its keys</source>
            <translation>Every command with its keys</translation>
        </message>
        <message>
            <source>&amp;Back out</source>
            <translation>&amp;Back out</translation>
        </message>
        <message>
            <source>Leave the search, then show whole charts again</source>
            <translation>Leave the search, then show whole charts again</translation>
        </message>
        <message>
            <source>&amp;Models</source>
            <translation>&amp;Models</translation>
        </message>
        <message>
            <source>The open models</source>
            <translation>The open models</translation>
        </message>
        <message>
            <source>&amp;Layers</source>
            <translation>&amp;Layers</translation>
        </message>
        <message>
            <source>What every layer costs</source>
            <translation>What every layer costs</translation>
        </message>
        <message>
            <source>M&amp;emory</source>
            <translation>M&amp;emory</translation>
        </message>
        <message>
            <source>RAM over time and the arena</source>
            <translation>RAM over time and the arena</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Compare</translation>
        </message>
        <message>
            <source>The model on every part</source>
            <translation>The model on every part</translation>
        </message>
        <message>
            <source>&amp;Report</source>
            <translation>&amp;Report</translation>
        </message>
        <message>
            <source>The report, to read and to export</source>
            <translation>The report, to read and to export</translation>
        </message>
        <message>
            <source>&amp;Activity bar</source>
            <translation>&amp;Activity bar</translation>
        </message>
        <message>
            <source>Show or hide the bar of pages</source>
            <translation>Show or hide the bar of pages</translation>
        </message>
        <message>
            <source>&amp;Bottom panel</source>
            <translation>&amp;Bottom panel</translation>
        </message>
        <message>
            <source>Show or hide log, problems and jobs</source>
            <translation>Show or hide log, problems and jobs</translation>
        </message>
        <message>
            <source>&amp;Inspector</source>
            <translation>&amp;Inspector</translation>
        </message>
        <message>
            <source>Show or hide the figures of what is selected</source>
            <translation>Show or hide the figures of what is selected</translation>
        </message>
        <message>
            <source>Chart or &amp;table</source>
            <translation>Chart or &amp;table</translation>
        </message>
        <message>
            <source>Show the charts of this page as tables, or back</source>
            <translation>Show the charts of this page as tables, or back</translation>
        </message>
        <message>
            <source>Zoom i&amp;n</source>
            <translation>Zoom i&amp;n</translation>
        </message>
        <message>
            <source>Show less of the chart, larger</source>
            <translation>Show less of the chart, larger</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>Zoom &amp;out</translation>
        </message>
        <message>
            <source>Show more of the chart</source>
            <translation>Show more of the chart</translation>
        </message>
        <message>
            <source>&amp;Fit</source>
            <translation>&amp;Fit</translation>
        </message>
        <message>
            <source>Show the whole chart</source>
            <translation>Show the whole chart</translation>
        </message>
        <message>
            <source>Ne&amp;xt pane</source>
            <translation>Ne&amp;xt pane</translation>
        </message>
        <message>
            <source>Move the focus to the next pane</source>
            <translation>Move the focus to the next pane</translation>
        </message>
        <message>
            <source>Pre&amp;vious pane</source>
            <translation>Pre&amp;vious pane</translation>
        </message>
        <message>
            <source>Move the focus to the pane before</source>
            <translation>Move the focus to the pane before</translation>
        </message>
        <message>
            <source>F&amp;ull screen</source>
            <translation>F&amp;ull screen</translation>
        </message>
        <message>
            <source>Use the whole screen, or leave it</source>
            <translation>Use the whole screen, or leave it</translation>
        </message>
        <message>
            <source>Theme of the &amp;system</source>
            <translation>Theme of the &amp;system</translation>
        </message>
        <message>
            <source>Light or dark as the system is</source>
            <translation>Light or dark as the system is</translation>
        </message>
        <message>
            <source>Li&amp;ght theme</source>
            <translation>Li&amp;ght theme</translation>
        </message>
        <message>
            <source>Dark words on light surfaces</source>
            <translation>Dark words on light surfaces</translation>
        </message>
        <message>
            <source>&amp;Dark theme</source>
            <translation>&amp;Dark theme</translation>
        </message>
        <message>
            <source>Light words on dark surfaces</source>
            <translation>Light words on dark surfaces</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Show the program in English</source>
            <translation>Show the program in English</translation>
        </message>
        <message>
            <source>Français</source>
            <translation>Français</translation>
        </message>
        <message>
            <source>Show the program in French</source>
            <translation>Show the program in French</translation>
        </message>
        <message>
            <source>Restore default la&amp;yout</source>
            <translation>Restore default la&amp;yout</translation>
        </message>
        <message>
            <source>Put panels back where they were at first</source>
            <translation>Put panels back where they were at first</translation>
        </message>
        <message>
            <source>&amp;Reload</source>
            <translation>&amp;Reload</translation>
        </message>
        <message>
            <source>Read the current model from its file again</source>
            <translation>Read the current model from its file again</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Close</translation>
        </message>
        <message>
            <source>Close the current model</source>
            <translation>Close the current model</translation>
        </message>
        <message>
            <source>&amp;Deployable graph</source>
            <translation>&amp;Deployable graph</translation>
        </message>
        <message>
            <source>Show the layers that would run on the chip</source>
            <translation>Show the layers that would run on the chip</translation>
        </message>
        <message>
            <source>Graph as in the &amp;file</source>
            <translation>Graph as in the &amp;file</translation>
        </message>
        <message>
            <source>Show the layers as the file has them</source>
            <translation>Show the layers as the file has them</translation>
        </message>
        <message>
            <source>&amp;Use as target</source>
            <translation>&amp;Use as target</translation>
        </message>
        <message>
            <source>Make the selected part the target of every page</source>
            <translation>Make the selected part the target of every page</translation>
        </message>
        <message>
            <source>&amp;Shortlist</source>
            <translation>&amp;Shortlist</translation>
        </message>
        <message>
            <source>Put the selected part on the shortlist, or take it off</source>
            <translation>Put the selected part on the shortlist, or take it off</translation>
        </message>
        <message>
            <source>&amp;Export report…</source>
            <translation>&amp;Export report…</translation>
        </message>
        <message>
            <source>Save the report as PDF, HTML, Markdown, JSON or CSV</source>
            <translation>Save the report as PDF, HTML, Markdown, JSON or CSV</translation>
        </message>
        <message>
            <source>Help for this &amp;page</source>
            <translation>Help for this &amp;page</translation>
        </message>
        <message>
            <source>What this page shows and which keys work here</source>
            <translation>What this page shows and which keys work here</translation>
        </message>
        <message>
            <source>&amp;Cancel all jobs</source>
            <translation>&amp;Cancel all jobs</translation>
        </message>
        <message>
            <source>Stop everything that is being computed</source>
            <translation>Stop everything that is being computed</translation>
        </message>
        <message>
            <source>&amp;About Jauge</source>
            <translation>&amp;About Jauge</translation>
        </message>
        <message>
            <source>Version and licences</source>
            <translation>Version and licences</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Measure</translation>
        </message>
        <message>
            <source>The model on data: accuracy and who is taken for whom</source>
            <translation>The model on data: accuracy and who is taken for whom</translation>
        </message>
        <message>
            <source>Choose &amp;data…</source>
            <translation>Choose &amp;data…</translation>
        </message>
        <message>
            <source>Choose the samples that models are judged on</source>
            <translation>Choose the samples that models are judged on</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Run</translation>
        </message>
        <message>
            <source>Run the current model over the chosen data</source>
            <translation>Run the current model over the chosen data</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>&amp;Stop</translation>
        </message>
        <message>
            <source>End the run; what is done is kept</source>
            <translation>End the run; what is done is kept</translation>
        </message>
        <message>
            <source>Check &amp;claims…</source>
            <translation>Check &amp;claims…</translation>
        </message>
        <message>
            <source>Which figures of a report cannot be true of this model on this chip</source>
            <translation>Which figures of a report cannot be true of this model on this chip</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Undo</translation>
        </message>
        <message>
            <source>Take back the last change of target, reserve, filter or shortlist</source>
            <translation>Take back the last change of target, reserve, filter or shortlist</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Redo</translation>
        </message>
        <message>
            <source>Make again what was taken back</source>
            <translation>Make again what was taken back</translation>
        </message>
        <message>
            <source>&amp;Target…</source>
            <translation>&amp;Target…</translation>
        </message>
        <message>
            <source>Chip or board, runtime, and what your program keeps for itself</source>
            <translation>Chip or board, runtime, and what your program keeps for itself</translation>
        </message>
        <message>
            <source>Side &amp;by side</source>
            <translation>Side &amp;by side</translation>
        </message>
        <message>
            <source>Two to four selected parts fact by fact, else those of the shortlist</source>
            <translation>Two to four selected parts fact by fact, else those of the shortlist</translation>
        </message>
        <message>
            <source>&amp;Prices from a file…</source>
            <translation>&amp;Prices from a file…</translation>
        </message>
        <message>
            <source>Lay your own CSV of prices, stock and notes over the database</source>
            <translation>Lay your own CSV of prices, stock and notes over the database</translation>
        </message>
        <message>
            <source>&amp;Reload prices</source>
            <translation>&amp;Reload prices</translation>
        </message>
        <message>
            <source>Read the file of prices again</source>
            <translation>Read the file of prices again</translation>
        </message>
        <message>
            <source>&amp;Forget prices</source>
            <translation>&amp;Forget prices</translation>
        </message>
        <message>
            <source>Show the database without your prices</source>
            <translation>Show the database without your prices</translation>
        </message>
        <message>
            <source>&amp;Add a part…</source>
            <translation>&amp;Add a part…</translation>
        </message>
        <message>
            <source>Write a chip of your own into your own folder of the database</source>
            <translation>Write a chip of your own into your own folder of the database</translation>
        </message>
    </context>
    <context>
        <name>advice</name>
        <message>
            <source>%1 of all weight bytes sit here: int8 weights would save %2 of Flash.</source>
            <translation>%1 of all weight bytes sit here: int8 weights would save %2 of Flash.</translation>
        </message>
        <message>
            <source>%1 of all weight bytes sit here: a smaller layer frees that much Flash.</source>
            <translation>%1 of all weight bytes sit here: a smaller layer frees that much Flash.</translation>
        </message>
        <message>
            <source>%1 of all MACs are done here: fewer channels or a smaller picture shorten the run.</source>
            <translation>%1 of all MACs are done here: fewer channels or a smaller picture shorten the run.</translation>
        </message>
        <message>
            <source>Only %1 of the MACs: shrinking it hardly shortens the run.</source>
            <translation>Only %1 of the MACs: shrinking it hardly shortens the run.</translation>
        </message>
        <message>
            <source>The RAM peak is here: smaller inputs or outputs of this layer lower it.</source>
            <translation>The RAM peak is here: smaller inputs or outputs of this layer lower it.</translation>
        </message>
        <message>
            <source>Not at the RAM peak: shrinking it frees no RAM.</source>
            <translation>Not at the RAM peak: shrinking it frees no RAM.</translation>
        </message>
        <message>
            <source>%1 of its MACs multiply channels whose weights are all zero: removing them loses nothing.</source>
            <translation>%1 of its MACs multiply channels whose weights are all zero: removing them loses nothing.</translation>
        </message>
    </context>
    <context>
        <name>facts</name>
        <message>
            <source>board</source>
            <translation>board</translation>
        </message>
        <message>
            <source>vendor</source>
            <translation>vendor</translation>
        </message>
        <message>
            <source>family</source>
            <translation>family</translation>
        </message>
        <message>
            <source>core</source>
            <translation>core</translation>
        </message>
        <message>
            <source>FPU</source>
            <translation>FPU</translation>
        </message>
        <message>
            <source>DSP instructions</source>
            <translation>DSP instructions</translation>
        </message>
        <message>
            <source>vector unit</source>
            <translation>vector unit</translation>
        </message>
        <message>
            <source>NPU</source>
            <translation>NPU</translation>
        </message>
        <message>
            <source>clock</source>
            <translation>clock</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>RAM in one piece</source>
            <translation>RAM in one piece</translation>
        </message>
        <message>
            <source>wait states</source>
            <translation>wait states</translation>
        </message>
        <message>
            <source>supply</source>
            <translation>supply</translation>
        </message>
        <message>
            <source>run current</source>
            <translation>run current</translation>
        </message>
        <message>
            <source>boards</source>
            <translation>boards</translation>
        </message>
        <message>
            <source>price</source>
            <translation>price</translation>
        </message>
        <message>
            <source>source</source>
            <translation>source</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>single precision</source>
            <translation>single precision</translation>
        </message>
        <message>
            <source>double precision</source>
            <translation>double precision</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::AccuracyPanel</name>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Persons or recordings</source>
            <translation>Persons or recordings</translation>
        </message>
        <message>
            <source>Figures of every class</source>
            <translation>Figures of every class</translation>
        </message>
        <message>
            <source>Accuracy of every person or recording</source>
            <translation>Accuracy of every person or recording</translation>
        </message>
        <message>
            <source>95 %: %1</source>
            <translation>95 %: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n sample(s), counted on this computer</source>
            <translation>
                <numerusform>%n sample, counted on this computer</numerusform>
                <numerusform>%n samples, counted on this computer</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 so far</source>
            <translation>%1 of %2 so far</translation>
        </message>
        <message numerus="yes">
            <source>%n sample(s), answers of: %1</source>
            <translation>
                <numerusform>%n sample, answers of: %1</numerusform>
                <numerusform>%n samples, answers of: %1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2 of %3 so far</source>
            <translation>%1, %2 of %3 so far</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::AnswerStrip</name>
        <message>
            <source>size unknown</source>
            <translation>size unknown</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>of %1</translation>
        </message>
        <message>
            <source>%1 of the internal memory</source>
            <translation>%1 of the internal memory</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latency</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>One inference, runtime %1</source>
            <translation>One inference, runtime %1</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Accuracy</translation>
        </message>
        <message>
            <source>no data yet</source>
            <translation>no data yet</translation>
        </message>
        <message>
            <source>on %1</source>
            <translation>on %1</translation>
        </message>
        <message>
            <source>runtime %1</source>
            <translation>runtime %1</translation>
        </message>
        <message>
            <source>No model open</source>
            <translation>No model open</translation>
        </message>
        <message>
            <source>Open a model or drop one anywhere on this window</source>
            <translation>Open a model or drop one anywhere on this window</translation>
        </message>
        <message>
            <source>There is nothing to say yet: see Problems</source>
            <translation>There is nothing to say yet: see Problems</translation>
        </message>
        <message>
            <source>Computing…</source>
            <translation>Computing…</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>Accuracy needs labelled samples: choose data on the page Measure</source>
            <translation>Accuracy needs labelled samples: choose data on the page Measure</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 to %2</translation>
        </message>
        <message numerus="yes">
            <source>Share of %n sample(s) whose class is right, with the 95 % interval</source>
            <translation>
                <numerusform>Share of %n sample whose class is right, with the 95 % interval</numerusform>
                <numerusform>Share of %n samples whose class is right, with the 95 % interval</numerusform>
            </translation>
        </message>
        <message>
            <source>this computer</source>
            <translation>this computer</translation>
        </message>
        <message>
            <source>%1, %2 so far</source>
            <translation>%1, %2 so far</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>virtual board</source>
            <translation>virtual board</translation>
        </message>
        <message>
            <source>of %1 + external</source>
            <translation>of %1 + external</translation>
        </message>
        <message>
            <source>%1 of it in the board&apos;s external memory</source>
            <translation>%1 of it in the board&apos;s external memory</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ArenaMap</name>
        <message>
            <source>%1: %2 at offset %3, steps %4 to %5</source>
            <translation>%1: %2 at offset %3, steps %4 to %5</translation>
        </message>
        <message numerus="yes">
            <source>ring of %n row(s): only these are kept</source>
            <translation>
                <numerusform>ring of %n row: only it is kept</numerusform>
                <numerusform>ring of %n rows: only these are kept</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ArenaRectangles</name>
        <message>
            <source>row by row</source>
            <translation>row by row</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BoardCard</name>
        <message>
            <source>Where the model runs</source>
            <translation>Where the model runs</translation>
        </message>
        <message>
            <source>Boards appear here as soon as they are plugged in</source>
            <translation>Boards appear here as soon as they are plugged in</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>This computer</translation>
        </message>
        <message>
            <source>Virtual board (modelled)</source>
            <translation>Virtual board (modelled)</translation>
        </message>
        <message>
            <source>Virtual NUCLEO-L4R5ZI</source>
            <translation>Virtual NUCLEO-L4R5ZI</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>desktop kernels: accuracy, no times</source>
            <translation>desktop kernels: accuracy, no times</translation>
        </message>
        <message>
            <source>%1 is not plugged in any more</source>
            <translation>%1 is not plugged in any more</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>ready</translation>
        </message>
        <message>
            <source>Virtual board</source>
            <translation>Virtual board</translation>
        </message>
        <message>
            <source>modelled chip, within %1 %; %2</source>
            <translation>modelled chip, within %1 %; %2</translation>
        </message>
        <message>
            <source>DBANK = 0: one bank, 128-bit reads</source>
            <translation>DBANK = 0: one bank, 128-bit reads</translation>
        </message>
        <message>
            <source>DBANK = 1, as delivered</source>
            <translation>DBANK = 1, as delivered</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BoardPanel</name>
        <message>
            <source>Per layer, ms</source>
            <translation>Per layer, ms</translation>
        </message>
        <message>
            <source>Time of every layer, estimated and from the board</source>
            <translation>Time of every layer, estimated and from the board</translation>
        </message>
        <message>
            <source>Bars of every layer, estimated beside the board&apos;s; the table below holds the figures</source>
            <translation>Bars of every layer, estimated beside the board&apos;s; the table below holds the figures</translation>
        </message>
        <message>
            <source>What to do: %1</source>
            <translation>What to do: %1</translation>
        </message>
        <message>
            <source>estimated for %1, runtime %2</source>
            <translation>estimated for %1, runtime %2</translation>
        </message>
        <message>
            <source>Latency, ms</source>
            <translation>Latency, ms</translation>
        </message>
        <message>
            <source>What the board said</source>
            <translation>What the board said</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BoardRuns</name>
        <message>
            <source>Look for boards</source>
            <translation>Look for boards</translation>
        </message>
        <message>
            <source>Measure %1 on a board</source>
            <translation>Measure %1 on a board</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BoardText</name>
        <message>
            <source>Link</source>
            <translation>Link</translation>
        </message>
        <message>
            <source>%1 baud</source>
            <translation>%1 baud</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Frames</translation>
        </message>
        <message>
            <source>Sent again</source>
            <translation>Sent again</translation>
        </message>
        <message>
            <source>CRC errors</source>
            <translation>CRC errors</translation>
        </message>
        <message>
            <source>Interruptions</source>
            <translation>Interruptions</translation>
        </message>
        <message>
            <source>Virtual board (firmware of %1)</source>
            <translation>Virtual board (firmware of %1)</translation>
        </message>
        <message>
            <source>Probe as a desktop process</source>
            <translation>Probe as a desktop process</translation>
        </message>
        <message>
            <source>virtual board</source>
            <translation>virtual board</translation>
        </message>
        <message>
            <source>desktop process</source>
            <translation>desktop process</translation>
        </message>
        <message>
            <source>Probe firmware</source>
            <translation>Probe firmware</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Clock</translation>
        </message>
        <message>
            <source>Wait states</source>
            <translation>Wait states</translation>
        </message>
        <message>
            <source>Stack high-water</source>
            <translation>Stack high-water</translation>
        </message>
        <message>
            <source>Arena</source>
            <translation>Arena</translation>
        </message>
        <message>
            <source>Package in Flash</source>
            <translation>Package in Flash</translation>
        </message>
        <message>
            <source>median of %1 runs</source>
            <translation>median of %1 runs</translation>
        </message>
        <message>
            <source>p95 %1</source>
            <translation>p95 %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 to %2</translation>
        </message>
        <message>
            <source>unstable: something disturbed the runs</source>
            <translation>unstable: something disturbed the runs</translation>
        </message>
        <message>
            <source>Stopped after %1 of %2 samples; what is done is kept.</source>
            <translation>Stopped after %1 of %2 samples; what is done is kept.</translation>
        </message>
        <message>
            <source>A desktop process has no chip&apos;s cycles: it gives answers, and no times.</source>
            <translation>A desktop process has no chip&apos;s cycles: it gives answers, and no times.</translation>
        </message>
        <message>
            <source>Modelled, not measured: the virtual board counts the cycles of a Cortex-M4; its figures are within %1 %.</source>
            <translation>Modelled, not measured: the virtual board counts the cycles of a Cortex-M4; its figures are within %1 %.</translation>
        </message>
        <message>
            <source>Board and this computer: the same answer for %1 of %2 samples.</source>
            <translation>Board and this computer: the same answer for %1 of %2 samples.</translation>
        </message>
        <message>
            <source>One sample in 50 is run again: %1 of %2 identical.</source>
            <translation>One sample in 50 is run again: %1 of %2 identical.</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Layer</translation>
        </message>
        <message>
            <source>Estimated, ms</source>
            <translation>Estimated, ms</translation>
        </message>
        <message>
            <source>Modelled, ms</source>
            <translation>Modelled, ms</translation>
        </message>
        <message>
            <source>Measured, ms</source>
            <translation>Measured, ms</translation>
        </message>
        <message>
            <source>Off by, %</source>
            <translation>Off by, %</translation>
        </message>
        <message>
            <source>Cycles</source>
            <translation>Cycles</translation>
        </message>
        <message>
            <source>Energy</source>
            <translation>Energy</translation>
        </message>
        <message>
            <source>Current</source>
            <translation>Current</translation>
        </message>
        <message>
            <source>%1 mA at %2 V</source>
            <translation>%1 mA at %2 V</translation>
        </message>
        <message>
            <source>Idle</source>
            <translation>Idle</translation>
        </message>
        <message>
            <source>%1 mA</source>
            <translation>%1 mA</translation>
        </message>
        <message>
            <source>No energy: %1</source>
            <translation>No energy: %1</translation>
        </message>
        <message>
            <source>largest error %1 %</source>
            <translation>largest error %1 %</translation>
        </message>
        <message>
            <source>median %1</source>
            <translation>median %1</translation>
        </message>
        <message>
            <source>spread %1 %</source>
            <translation>spread %1 %</translation>
        </message>
        <message numerus="yes">
            <source>%n inference(s)</source>
            <translation>
                <numerusform>%n inference</numerusform>
                <numerusform>%n inferences</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BottomDock</name>
        <message>
            <source>Log</source>
            <translation>Log</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Problems</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Jobs</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Copy details</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Clear</translation>
        </message>
        <message>
            <source>Problems (%1)</source>
            <translation>Problems (%1)</translation>
        </message>
        <message>
            <source>Jobs (%1)</source>
            <translation>Jobs (%1)</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ClaimDialog</name>
        <message>
            <source>Check claims</source>
            <translation>Check claims</translation>
        </message>
        <message>
            <source>&amp;Accuracy</source>
            <translation>&amp;Accuracy</translation>
        </message>
        <message>
            <source>&amp;Latency</source>
            <translation>&amp;Latency</translation>
        </message>
        <message>
            <source>&amp;Energy</source>
            <translation>&amp;Energy</translation>
        </message>
        <message>
            <source>&amp;Parameters</source>
            <translation>&amp;Parameters</translation>
        </message>
        <message>
            <source>&amp;Flash</source>
            <translation>&amp;Flash</translation>
        </message>
        <message>
            <source>&amp;RAM</source>
            <translation>&amp;RAM</translation>
        </message>
        <message>
            <source>for example %1</source>
            <translation>for example %1</translation>
        </message>
        <message>
            <source>Open a model and choose a chip first: claims are held against both.</source>
            <translation>Open a model and choose a chip first: claims are held against both.</translation>
        </message>
        <message>
            <source>Type the figures that a report gives for %1 on %2. What cannot be true is said below.</source>
            <translation>Type the figures that a report gives for %1 on %2. What cannot be true is said below.</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not understood as a figure.</source>
            <translation>&quot;%1&quot; is not understood as a figure.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ComparePage</name>
        <message>
            <source>Compare</source>
            <translation>Compare</translation>
        </message>
        <message>
            <source>vendor=ST flash&gt;=1MiB ram&gt;=256KiB, or words  Ctrl+F</source>
            <translation>vendor=ST flash&gt;=1MiB ram&gt;=256KiB, or words  Ctrl+F</translation>
        </message>
        <message>
            <source>Filter parts</source>
            <translation>Filter parts</translation>
        </message>
        <message>
            <source>Use as target</source>
            <translation>Use as target</translation>
        </message>
        <message>
            <source>Every page then shows the model on the selected part (Return)</source>
            <translation>Every page then shows the model on the selected part (Return)</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Parts</translation>
        </message>
        <message>
            <source>assessing every part…</source>
            <translation>assessing every part…</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>no model</translation>
        </message>
        <message>
            <source>Select a part to read why it fits or does not.</source>
            <translation>Select a part to read why it fits or does not.</translation>
        </message>
        <message>
            <source>The current model on every chip and board of the database. The filter line takes conditions such as vendor=ST core=Cortex-M4F flash&gt;=1MiB ram&gt;=256KiB clock&gt;=80MHz, or plain words; sliders and switches write into it, and a chip above the table takes a condition away. &quot;First&quot; says what stands on top: what fits and is used best, what leaves most room, the cheapest, the most frugal, the quickest. Space puts a part on the shortlist; Return makes it the target of every page. Ctrl+M shows two to four selected parts side by side. Prices come from a file of yours (menu Compare).</source>
            <translation>The current model on every chip and board of the database. The filter line takes conditions such as vendor=ST core=Cortex-M4F flash&gt;=1MiB ram&gt;=256KiB clock&gt;=80MHz, or plain words; sliders and switches write into it, and a chip above the table takes a condition away. &quot;First&quot; says what stands on top: what fits and is used best, what leaves most room, the cheapest, the most frugal, the quickest. Space puts a part on the shortlist; Return makes it the target of every page. Ctrl+M shows two to four selected parts side by side. Prices come from a file of yours (menu Compare).</translation>
        </message>
        <message>
            <source>best fit</source>
            <translation>best fit</translation>
        </message>
        <message>
            <source>most room</source>
            <translation>most room</translation>
        </message>
        <message>
            <source>cheapest</source>
            <translation>cheapest</translation>
        </message>
        <message>
            <source>least energy</source>
            <translation>least energy</translation>
        </message>
        <message>
            <source>quickest</source>
            <translation>quickest</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Table</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>Side by side</translation>
        </message>
        <message>
            <source>Two to four selected parts, else those of the shortlist (Ctrl+M)</source>
            <translation>Two to four selected parts, else those of the shortlist (Ctrl+M)</translation>
        </message>
        <message>
            <source>First</source>
            <translation>First</translation>
        </message>
        <message>
            <source>What stands first</source>
            <translation>What stands first</translation>
        </message>
        <message>
            <source>Parts side by side</source>
            <translation>Parts side by side</translation>
        </message>
        <message>
            <source>Take the condition %1 away</source>
            <translation>Take the condition %1 away</translation>
        </message>
        <message>
            <source>%1 of %2 parts</source>
            <translation>%1 of %2 parts</translation>
        </message>
        <message>
            <source>Select two to four parts (Ctrl+click), or put them on the shortlist: then Ctrl+M shows them side by side.</source>
            <translation>Select two to four parts (Ctrl+click), or put them on the shortlist: then Ctrl+M shows them side by side.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::CompareTable</name>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>On the shortlist (Space)</source>
            <translation>On the shortlist (Space)</translation>
        </message>
        <message>
            <source>Part or board</source>
            <translation>Part or board</translation>
        </message>
        <message>
            <source>Core</source>
            <translation>Core</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Clock</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latency</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>Margin</translation>
        </message>
        <message>
            <source>Vendor</source>
            <translation>Vendor</translation>
        </message>
        <message numerus="yes">
            <source>%1 %2 each, from %n piece(s)</source>
            <translation>
                <numerusform>%1 %2 each, from %n piece</numerusform>
                <numerusform>%1 %2 each, from %n pieces</numerusform>
            </translation>
        </message>
        <message>
            <source>as of %1, from your price file</source>
            <translation>as of %1, from your price file</translation>
        </message>
        <message>
            <source>%1 in stock</source>
            <translation>%1 in stock</translation>
        </message>
        <message>
            <source>no price: none is public; lay your own file over the database</source>
            <translation>no price: none is public; lay your own file over the database</translation>
        </message>
        <message>
            <source>Energy</source>
            <translation>Energy</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ConfusionCard</name>
        <message>
            <source>Confusion matrix</source>
            <translation>Confusion matrix</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Counts</translation>
        </message>
        <message>
            <source>Share of the true class, in percent</source>
            <translation>Share of the true class, in percent</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Confusion matrix; Ctrl+T shows the table</source>
            <translation>Confusion matrix; Ctrl+T shows the table</translation>
        </message>
        <message>
            <source>Confusion matrix as a table</source>
            <translation>Confusion matrix as a table</translation>
        </message>
        <message>
            <source>Click a cell to see its samples</source>
            <translation>Click a cell to see its samples</translation>
        </message>
        <message>
            <source>These counts minus those of other answers to the same samples</source>
            <translation>These counts minus those of other answers to the same samples</translation>
        </message>
        <message>
            <source>minus</source>
            <translation>minus</translation>
        </message>
        <message>
            <source>The matrix that is subtracted</source>
            <translation>The matrix that is subtracted</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ConfusionView</name>
        <message>
            <source>truth %1, answer %2: %3 of %4</source>
            <translation>truth %1, answer %2: %3 of %4</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::DriftPanel</name>
        <message>
            <source>Data from the field</source>
            <translation>Data from the field</translation>
        </message>
        <message>
            <source>Data from the field…</source>
            <translation>Data from the field…</translation>
        </message>
        <message>
            <source>How the features of both data sets are distributed</source>
            <translation>How the features of both data sets are distributed</translation>
        </message>
        <message>
            <source>Choose training data above and recordings from the field here: mean, spread and spectrum of every axis are compared.</source>
            <translation>Choose training data above and recordings from the field here: mean, spread and spectrum of every axis are compared.</translation>
        </message>
        <message>
            <source>%1 against %2</source>
            <translation>%1 against %2</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::Evaluations</name>
        <message>
            <source>Read %1</source>
            <translation>Read %1</translation>
        </message>
        <message>
            <source>Check %1 against %2</source>
            <translation>Check %1 against %2</translation>
        </message>
        <message>
            <source>Evaluate %1 on %2</source>
            <translation>Evaluate %1 on %2</translation>
        </message>
        <message>
            <source>Compare %1 with %2</source>
            <translation>Compare %1 with %2</translation>
        </message>
        <message>
            <source>Hold %1 against %2</source>
            <translation>Hold %1 against %2</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::FacetPanel</name>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>RAM in one piece</source>
            <translation>RAM in one piece</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Clock</translation>
        </message>
        <message>
            <source>Runs from</source>
            <translation>Runs from</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Price, %1</source>
            <translation>Price, %1</translation>
        </message>
        <message>
            <source>Only what fits</source>
            <translation>Only what fits</translation>
        </message>
        <message>
            <source>Only boards</source>
            <translation>Only boards</translation>
        </message>
        <message>
            <source>A board is known</source>
            <translation>A board is known</translation>
        </message>
        <message>
            <source>With a floating-point unit</source>
            <translation>With a floating-point unit</translation>
        </message>
        <message>
            <source>With DSP instructions (SMLAD and friends)</source>
            <translation>With DSP instructions (SMLAD and friends)</translation>
        </message>
        <message>
            <source>With vector instructions (Helium)</source>
            <translation>With vector instructions (Helium)</translation>
        </message>
        <message>
            <source>With an accelerator for networks</source>
            <translation>With an accelerator for networks</translation>
        </message>
        <message>
            <source>Chips that some known board carries</source>
            <translation>Chips that some known board carries</translation>
        </message>
        <message>
            <source>Vendor</source>
            <translation>Vendor</translation>
        </message>
        <message>
            <source>Core</source>
            <translation>Core</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::FileCommands</name>
        <message>
            <source>Open models or a project</source>
            <translation>Open models or a project</translation>
        </message>
        <message>
            <source>Models and projects (*.onnx *.tflite *.h5 *.keras *.jauge.json)</source>
            <translation>Models and projects (*.onnx *.tflite *.h5 *.keras *.jauge.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Open in a new window</source>
            <translation>Open in a new window</translation>
        </message>
        <message>
            <source>Save project as</source>
            <translation>Save project as</translation>
        </message>
        <message>
            <source>Jauge projects (*.jauge.json)</source>
            <translation>Jauge projects (*.jauge.json)</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>Not saved: %1</translation>
        </message>
        <message>
            <source>Export table</source>
            <translation>Export table</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>Unsaved project</source>
            <translation>Unsaved project</translation>
        </message>
        <message>
            <source>%1 has changes that are not saved.</source>
            <translation>%1 has changes that are not saved.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::FirmwareCard</name>
        <message>
            <source>Flash…</source>
            <translation>Flash…</translation>
        </message>
        <message>
            <source>Ask the board what it holds, or write the probe into its Flash</source>
            <translation>Ask the board what it holds, or write the probe into its Flash</translation>
        </message>
        <message>
            <source>Ask the board</source>
            <translation>Ask the board</translation>
        </message>
        <message>
            <source>Flash as %1…</source>
            <translation>Flash as %1…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Flashing</source>
            <translation>Flashing</translation>
        </message>
        <message>
            <source>Flash the probe</source>
            <translation>Flash the probe</translation>
        </message>
        <message>
            <source>The firmware that is on the board now will be replaced by Jauge&apos;s probe for %1. Its option bytes are left alone.</source>
            <translation>The firmware that is on the board now will be replaced by Jauge&apos;s probe for %1. Its option bytes are left alone.</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>none needed: this computer&apos;s own kernels</source>
            <translation>none needed: this computer&apos;s own kernels</translation>
        </message>
        <message>
            <source>the board&apos;s own, loaded by itself</source>
            <translation>the board&apos;s own, loaded by itself</translation>
        </message>
        <message>
            <source>waiting for the board</source>
            <translation>waiting for the board</translation>
        </message>
        <message>
            <source>not asked yet; a run asks by itself</source>
            <translation>not asked yet; a run asks by itself</translation>
        </message>
        <message>
            <source>no probe answers</source>
            <translation>no probe answers</translation>
        </message>
        <message>
            <source>%1 on board, identical to ours: nothing to flash</source>
            <translation>%1 on board, identical to ours: nothing to flash</translation>
        </message>
        <message>
            <source>%1 on board, build %2: not the one that came with this Jauge</source>
            <translation>%1 on board, build %2: not the one that came with this Jauge</translation>
        </message>
        <message>
            <source>flashed with %1, read back and verified</source>
            <translation>flashed with %1, read back and verified</translation>
        </message>
        <message>
            <source>flashed with %1, not read back</source>
            <translation>flashed with %1, not read back</translation>
        </message>
        <message>
            <source>Probe</source>
            <translation>Probe</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::HistogramSlider</name>
        <message>
            <source>%1, no limit</source>
            <translation>%1, no limit</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::HistogramView</name>
        <message>
            <source>Histogram from %1 to %2</source>
            <translation>Histogram from %1 to %2</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::Inspector</name>
        <message>
            <source>Nothing is selected.</source>
            <translation>Nothing is selected.</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Cost</translation>
        </message>
        <message>
            <source>MACs</source>
            <translation>MACs</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameters</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Weights</translation>
        </message>
        <message>
            <source>Activations</source>
            <translation>Activations</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Written by %1</source>
            <translation>Written by %1</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>What would help</source>
            <translation>What would help</translation>
        </message>
        <message>
            <source>Select a layer to see its figures.</source>
            <translation>Select a layer to see its figures.</translation>
        </message>
        <message>
            <source>nodes %1</source>
            <translation>nodes %1</translation>
        </message>
        <message>
            <source>of the model</source>
            <translation>of the model</translation>
        </message>
        <message>
            <source>MACs that matter</source>
            <translation>MACs that matter</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Output</translation>
        </message>
        <message>
            <source>Time on this chip</source>
            <translation>Time on this chip</translation>
        </message>
        <message>
            <source>unknown for this layer</source>
            <translation>unknown for this layer</translation>
        </message>
        <message>
            <source>Cycles</source>
            <translation>Cycles</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Cycles per MAC</source>
            <translation>Cycles per MAC</translation>
        </message>
        <message>
            <source>Select a part to see its figures.</source>
            <translation>Select a part to see its figures.</translation>
        </message>
        <message>
            <source>Needs</source>
            <translation>Needs</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latency</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Source: %1</source>
            <translation>Source: %1</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Range</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>Mean</translation>
        </message>
        <message>
            <source>Deviation</source>
            <translation>Deviation</translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation>Zeros</translation>
        </message>
        <message>
            <source>Dead channels</source>
            <translation>Dead channels</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
        </message>
        <message>
            <source>Denormal</source>
            <translation>Denormal</translation>
        </message>
        <message numerus="yes">
            <source>%n weight(s) are NaN or infinite: every answer of this model is worthless.</source>
            <translation>
                <numerusform>%n weight is NaN or infinite: every answer of this model is worthless.</numerusform>
                <numerusform>%n weights are NaN or infinite: every answer of this model is worthless.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Histogram of %n weight(s)</source>
            <translation>
                <numerusform>Histogram of %n weight</numerusform>
                <numerusform>Histogram of %n weights</numerusform>
            </translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Each</source>
            <translation>Each</translation>
        </message>
        <message>
            <source>In stock</source>
            <translation>In stock</translation>
        </message>
        <message>
            <source>%1 + %2</source>
            <translation>%1 + %2</translation>
        </message>
        <message>
            <source>In the same family</source>
            <translation>In the same family</translation>
        </message>
        <message>
            <source>Next smaller</source>
            <translation>Next smaller</translation>
        </message>
        <message>
            <source>Next larger</source>
            <translation>Next larger</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::LayerTable</name>
        <message>
            <source>times are estimated for the deployable graph, not for the file&apos;s own</source>
            <translation>times are estimated for the deployable graph, not for the file&apos;s own</translation>
        </message>
        <message>
            <source>no target chosen yet</source>
            <translation>no target chosen yet</translation>
        </message>
        <message>
            <source>#</source>
            <translation>#</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Layer</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Operator</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Output</translation>
        </message>
        <message>
            <source>Params</source>
            <translation>Params</translation>
        </message>
        <message>
            <source>MACs</source>
            <translation>MACs</translation>
        </message>
        <message>
            <source>% of MACs</source>
            <translation>% of MACs</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Weights</translation>
        </message>
        <message>
            <source>Activations</source>
            <translation>Activations</translation>
        </message>
        <message>
            <source>ms</source>
            <translation>ms</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::LayersPage</name>
        <message>
            <source>Layers</source>
            <translation>Layers</translation>
        </message>
        <message>
            <source>Every layer with its parameters, MACs, bytes and time on the target. A dash means unknown; its tooltip says why. Bars, rows and the inspector show the same selected layer. Ctrl+F filters, Ctrl+C copies the selected rows, Ctrl+E exports the table. In the chart: + and - zoom, F fits, arrows move.</source>
            <translation>Every layer with its parameters, MACs, bytes and time on the target. A dash means unknown; its tooltip says why. Bars, rows and the inspector show the same selected layer. Ctrl+F filters, Ctrl+C copies the selected rows, Ctrl+E exports the table. In the chart: + and - zoom, F fits, arrows move.</translation>
        </message>
        <message>
            <source>Deployable graph</source>
            <translation>Deployable graph</translation>
        </message>
        <message>
            <source>Graph as in the file</source>
            <translation>Graph as in the file</translation>
        </message>
        <message>
            <source>Time per layer, ms</source>
            <translation>Time per layer, ms</translation>
        </message>
        <message>
            <source>MACs per layer</source>
            <translation>MACs per layer</translation>
        </message>
        <message>
            <source>Parameters per layer</source>
            <translation>Parameters per layer</translation>
        </message>
        <message>
            <source>Weight bytes per layer</source>
            <translation>Weight bytes per layer</translation>
        </message>
        <message>
            <source>Activation bytes per layer</source>
            <translation>Activation bytes per layer</translation>
        </message>
        <message>
            <source>Filter layers  Ctrl+F</source>
            <translation>Filter layers  Ctrl+F</translation>
        </message>
        <message>
            <source>Filter layers</source>
            <translation>Filter layers</translation>
        </message>
        <message>
            <source>Which graph</source>
            <translation>Which graph</translation>
        </message>
        <message>
            <source>The deployable graph is what runs on the chip: constants folded, activations fused</source>
            <translation>The deployable graph is what runs on the chip: constants folded, activations fused</translation>
        </message>
        <message>
            <source>What the bars show</source>
            <translation>What the bars show</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Log</translation>
        </message>
        <message>
            <source>Logarithmic scale</source>
            <translation>Logarithmic scale</translation>
        </message>
        <message>
            <source>Bars per layer; the table above holds the same figures</source>
            <translation>Bars per layer; the table above holds the same figures</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>no model</translation>
        </message>
        <message numerus="yes">
            <source>%n operator(s)</source>
            <translation>
                <numerusform>%n operator</numerusform>
                <numerusform>%n operators</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 MACs</source>
            <translation>%1 MACs</translation>
        </message>
        <message>
            <source>%1 parameters</source>
            <translation>%1 parameters</translation>
        </message>
        <message>
            <source>No time is shown: %1</source>
            <translation>No time is shown: %1</translation>
        </message>
        <message>
            <source>%1, in order of execution</source>
            <translation>%1, in order of execution</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::MainWindow</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;File</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Edit</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;View</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>&amp;Model</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Compare</translation>
        </message>
        <message>
            <source>&amp;Report</source>
            <translation>&amp;Report</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Help</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Open &amp;recent</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspector</translation>
        </message>
        <message>
            <source>Log, problems, jobs</source>
            <translation>Log, problems, jobs</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>runtime %1</source>
            <translation>runtime %1</translation>
        </message>
        <message>
            <source>No project file</source>
            <translation>No project file</translation>
        </message>
        <message>
            <source>%1, read-only</source>
            <translation>%1, read-only</translation>
        </message>
        <message>
            <source>%1, not saved</source>
            <translation>%1, not saved</translation>
        </message>
        <message>
            <source>%1, saved</source>
            <translation>%1, saved</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n problem</numerusform>
                <numerusform>%n problems</numerusform>
            </translation>
        </message>
        <message>
            <source>no job running</source>
            <translation>no job running</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>dark</translation>
        </message>
        <message>
            <source>light</source>
            <translation>light</translation>
        </message>
        <message>
            <source>Jauge ended before an unsaved project was saved. A copy of it was kept.</source>
            <translation>Jauge ended before an unsaved project was saved. A copy of it was kept.</translation>
        </message>
        <message>
            <source>Restore it</source>
            <translation>Restore it</translation>
        </message>
        <message>
            <source>Discard it</source>
            <translation>Discard it</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>Go to</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Commands</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Nothing yet</translation>
        </message>
        <message>
            <source>About Jauge</source>
            <translation>About Jauge</translation>
        </message>
        <message>
            <source>(not now)</source>
            <translation>(not now)</translation>
        </message>
        <message>
            <source>model</source>
            <translation>model</translation>
        </message>
        <message>
            <source>layer, %1</source>
            <translation>layer, %1</translation>
        </message>
        <message>
            <source>part, %1</source>
            <translation>part, %1</translation>
        </message>
        <message>
            <source>Only files can be dropped here: models (.onnx, .tflite, .h5, .keras), data (.npz, .npy, .csv, .bin, folders) and Jauge projects (.jauge.json).</source>
            <translation>Only files can be dropped here: models (.onnx, .tflite, .h5, .keras), data (.npz, .npy, .csv, .bin, folders) and Jauge projects (.jauge.json).</translation>
        </message>
        <message>
            <source>Mea&amp;sure</source>
            <translation>Mea&amp;sure</translation>
        </message>
        <message>
            <source>Jauge %1

Does this neural network run on that microcontroller?

This window is free software under the GNU General Public License, version 3 or later; the analyser beneath it is under the Apache License 2.0.</source>
            <translation>Jauge %1

Does this neural network run on that microcontroller?

This window is free software under the GNU General Public License, version 3 or later; the analyser beneath it is under the Apache License 2.0.</translation>
        </message>
        <message>
            <source>Prices, stock and notes</source>
            <translation>Prices, stock and notes</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::MeasurePage</name>
        <message numerus="yes">
            <source>%n sample(s)</source>
            <translation>
                <numerusform>%n sample</numerusform>
                <numerusform>%n samples</numerusform>
            </translation>
        </message>
        <message>
            <source>no labels</source>
            <translation>no labels</translation>
        </message>
        <message numerus="yes">
            <source>%n class(es)</source>
            <translation>
                <numerusform>%n class</numerusform>
                <numerusform>%n classes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) or recording(s)</source>
            <translation>
                <numerusform>%n person or recording</numerusform>
                <numerusform>%n persons or recordings</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 s left</source>
            <translation>%1 s left</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>%1 min left</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Measure</translation>
        </message>
        <message>
            <source>Choose data</source>
            <translation>Choose data</translation>
        </message>
        <message>
            <source>Data (*.bin *.npy *.npz *.csv *-ubyte *.json)</source>
            <translation>Data (*.bin *.npy *.npz *.csv *-ubyte *.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Choose a folder with samples</source>
            <translation>Choose a folder with samples</translation>
        </message>
        <message>
            <source>Values as stated</source>
            <translation>Values as stated</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>From a file…</translation>
        </message>
        <message>
            <source>Preprocessing</source>
            <translation>Preprocessing</translation>
        </message>
        <message>
            <source>What happens to a stored number before the model sees it. As stated: by the model&apos;s preprocess.json, else by the data&apos;s dataset.json</source>
            <translation>What happens to a stored number before the model sees it. As stated: by the model&apos;s preprocess.json, else by the data&apos;s dataset.json</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>File…</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Folder…</translation>
        </message>
        <message>
            <source>Gestures (example)</source>
            <translation>Gestures (example)</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Run</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Ends the run; what is done is kept</source>
            <translation>Ends the run; what is done is kept</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Results</translation>
        </message>
        <message>
            <source>Samples done</source>
            <translation>Samples done</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Samples</translation>
        </message>
        <message>
            <source>Two models</source>
            <translation>Two models</translation>
        </message>
        <message>
            <source>Drift</source>
            <translation>Drift</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>no model</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>This computer</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>CIFAR, IDX, NumPy, CSV, folders of pictures or recordings</source>
            <translation>CIFAR, IDX, NumPy, CSV, folders of pictures or recordings</translation>
        </message>
        <message>
            <source>being read…</source>
            <translation>being read…</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation>%1/s</translation>
        </message>
        <message>
            <source>stopped after %1 of %2, kept</source>
            <translation>stopped after %1 of %2, kept</translation>
        </message>
        <message>
            <source>%1 samples done</source>
            <translation>%1 samples done</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>ready</translation>
        </message>
        <message>
            <source>needs a model and data that go together</source>
            <translation>needs a model and data that go together</translation>
        </message>
        <message>
            <source>Nothing has been run yet.</source>
            <translation>Nothing has been run yet.</translation>
        </message>
        <message>
            <source>Choose a cell of the confusion matrix to see the samples behind it.</source>
            <translation>Choose a cell of the confusion matrix to see the samples behind it.</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>%1: %2 of %3</source>
            <translation>%1: %2 of %3</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>stopped</translation>
        </message>
        <message>
            <source>times taken; no data chosen</source>
            <translation>times taken; no data chosen</translation>
        </message>
        <message>
            <source>needs a model, and data that go with it or none</source>
            <translation>needs a model, and data that go with it or none</translation>
        </message>
        <message>
            <source>The board is being prepared.</source>
            <translation>The board is being prepared.</translation>
        </message>
        <message>
            <source>Choose a board in the first step and run: latency, the time of every layer, stack, and what the link did. The virtual board needs no hardware.</source>
            <translation>Choose a board in the first step and run: latency, the time of every layer, stack, and what the link did. The virtual board needs no hardware.</translation>
        </message>
        <message>
            <source>board</source>
            <translation>board</translation>
        </message>
        <message>
            <source>%1 · rows: truth</source>
            <translation>%1 · rows: truth</translation>
        </message>
        <message>
            <source>Other model</source>
            <translation>Other model</translation>
        </message>
        <message>
            <source>paused at %1 of %2</source>
            <translation>paused at %1 of %2</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>The first step says where the model runs: on this computer, on a virtual board, or on a board that is plugged in; boards give times as well. The second asks a real board for its firmware and flashes the probe. Choose a data set and run the model over it: accuracy with its interval, who is taken for whom, and the figures of every class fill while the run goes on. Stop keeps what is done. A cell of the matrix shows its samples; arrows move from cell to cell. Ctrl+T shows the matrix as a table. The other tabs compare two models on the same samples and look for drift between data sets.</source>
            <translation>The first step says where the model runs: on this computer, on a virtual board, or on a board that is plugged in; boards give times as well. The second asks a real board for its firmware and flashes the probe. Choose a data set and run the model over it: accuracy with its interval, who is taken for whom, and the figures of every class fill while the run goes on. Stop keeps what is done. A cell of the matrix shows its samples; arrows move from cell to cell. Ctrl+T shows the matrix as a table. The other tabs compare two models on the same samples and look for drift between data sets.</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Read the board&apos;s current meter as well (3 s)</source>
            <translation>Read the board&apos;s current meter as well (3 s)</translation>
        </message>
        <message>
            <source>Let this computer answer the same data afterwards</source>
            <translation>Let this computer answer the same data afterwards</translation>
        </message>
        <message>
            <source>Between two samples; the board waits</source>
            <translation>Between two samples; the board waits</translation>
        </message>
        <message>
            <source>Float</source>
            <translation>Float</translation>
        </message>
        <message>
            <source>%1, PC</source>
            <translation>%1, PC</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::MemoryChart</name>
        <message>
            <source>RAM of the target: %1</source>
            <translation>RAM of the target: %1</translation>
        </message>
        <message>
            <source>RAM of the target, far above: %1</source>
            <translation>RAM of the target, far above: %1</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::MemoryPage</name>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Live bytes over time</source>
            <translation>Live bytes over time</translation>
        </message>
        <message>
            <source>Arena map</source>
            <translation>Arena map</translation>
        </message>
        <message>
            <source>steps to the right, offset upwards, colour by operator family</source>
            <translation>steps to the right, offset upwards, colour by operator family</translation>
        </message>
        <message>
            <source>Go to the peak</source>
            <translation>Go to the peak</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tables</translation>
        </message>
        <message>
            <source>The same figures as tables (Ctrl+T)</source>
            <translation>The same figures as tables (Ctrl+T)</translation>
        </message>
        <message>
            <source>Live bytes over time; Ctrl+T shows the table</source>
            <translation>Live bytes over time; Ctrl+T shows the table</translation>
        </message>
        <message>
            <source>Arena map; Ctrl+T shows the table</source>
            <translation>Arena map; Ctrl+T shows the table</translation>
        </message>
        <message>
            <source>Live bytes per step</source>
            <translation>Live bytes per step</translation>
        </message>
        <message>
            <source>Places of all tensors</source>
            <translation>Places of all tensors</translation>
        </message>
        <message>
            <source>Tensors alive at the chosen step</source>
            <translation>Tensors alive at the chosen step</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>no model</translation>
        </message>
        <message>
            <source>arena %1 · peak at %2</source>
            <translation>arena %1 · peak at %2</translation>
        </message>
        <message>
            <source>planned; no smaller arena is possible in this order</source>
            <translation>planned; no smaller arena is possible in this order</translation>
        </message>
        <message>
            <source>planned; proven lower bound %1</source>
            <translation>planned; proven lower bound %1</translation>
        </message>
        <message>
            <source>Alive at step %1, %2</source>
            <translation>Alive at step %1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n tensor(s)</source>
            <translation>
                <numerusform>%n tensor</numerusform>
                <numerusform>%n tensors</numerusform>
            </translation>
        </message>
        <message>
            <source>the peak</source>
            <translation>the peak</translation>
        </message>
        <message>
            <source>Above: the bytes that are live at each step, with the peak named and the target&apos;s RAM. Below: where every tensor lies in the arena while it lives; hatched places keep only some rows, bands are layers that run row by row together, arrows are bytes that are moved. The buttons above choose how hard the arena is planned. Click a step to see the tensors alive there. Ctrl+T shows the same figures as tables.</source>
            <translation>Above: the bytes that are live at each step, with the peak named and the target&apos;s RAM. Below: where every tensor lies in the arena while it lives; hatched places keep only some rows, bands are layers that run row by row together, arrows are bytes that are moved. The buttons above choose how hard the arena is planned. Click a step to see the tensors alive there. Ctrl+T shows the same figures as tables.</translation>
        </message>
        <message>
            <source>Plan the memory at every level</source>
            <translation>Plan the memory at every level</translation>
        </message>
        <message>
            <source>Kept apart</source>
            <translation>Kept apart</translation>
        </message>
        <message>
            <source>Overlapping</source>
            <translation>Overlapping</translation>
        </message>
        <message>
            <source>Row by row</source>
            <translation>Row by row</translation>
        </message>
        <message>
            <source>Every tensor has bytes of its own while it lives</source>
            <translation>Every tensor has bytes of its own while it lives</translation>
        </message>
        <message>
            <source>Input and output of a layer share bytes where that is safe</source>
            <translation>Input and output of a layer share bytes where that is safe</translation>
        </message>
        <message>
            <source>Groups of layers run row by row and keep only some rows between them</source>
            <translation>Groups of layers run row by row and keep only some rows between them</translation>
        </message>
        <message>
            <source>Not planned: the network is too large, or cannot be planned so</source>
            <translation>Not planned: the network is too large, or cannot be planned so</translation>
        </message>
        <message>
            <source>planned; no smaller arena is possible in any order of the layers</source>
            <translation>planned; no smaller arena is possible in any order of the layers</translation>
        </message>
        <message>
            <source>The network&apos;s own input or output needs as much: only a smaller one helps.</source>
            <translation>The network&apos;s own input or output needs as much: only a smaller one helps.</translation>
        </message>
        <message>
            <source>Only less at this step helps: smaller weights, or a smaller layer elsewhere, do not.</source>
            <translation>Only less at this step helps: smaller weights, or a smaller layer elsewhere, do not.</translation>
        </message>
        <message>
            <source>Overlapping needs %1.</source>
            <translation>Overlapping needs %1.</translation>
        </message>
        <message>
            <source>Row by row needs %1.</source>
            <translation>Row by row needs %1.</translation>
        </message>
        <message>
            <source>This plan moves %1 while it runs.</source>
            <translation>This plan moves %1 while it runs.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ModelTable</name>
        <message>
            <source>reading…</source>
            <translation>reading…</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>cannot be read</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Inputs</translation>
        </message>
        <message>
            <source>Weights as</source>
            <translation>Weights as</translation>
        </message>
        <message>
            <source>Params</source>
            <translation>Params</translation>
        </message>
        <message>
            <source>MACs</source>
            <translation>MACs</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Weights</translation>
        </message>
        <message>
            <source>Peak RAM</source>
            <translation>Peak RAM</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ModelsPage</name>
        <message>
            <source>Models</source>
            <translation>Models</translation>
        </message>
        <message>
            <source>Drop model files anywhere on the window or open them with Ctrl+O. Each open model has a row; the selected row is the model that every other page shows. What a file is, its content decides, not its ending.</source>
            <translation>Drop model files anywhere on the window or open them with Ctrl+O. Each open model has a row; the selected row is the model that every other page shows. What a file is, its content decides, not its ending.</translation>
        </message>
        <message>
            <source>Drop a model here</source>
            <translation>Drop a model here</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Open…</translation>
        </message>
        <message>
            <source>Open the example</source>
            <translation>Open the example</translation>
        </message>
        <message>
            <source>A network for the CIFAR-10 pictures, 1.3 million parameters</source>
            <translation>A network for the CIFAR-10 pictures, 1.3 million parameters</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Recent</translation>
        </message>
        <message>
            <source>Recent files</source>
            <translation>Recent files</translation>
        </message>
        <message>
            <source>Open models</source>
            <translation>Open models</translation>
        </message>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n open</numerusform>
                <numerusform>%n open</numerusform>
            </translation>
        </message>
        <message>
            <source>open a model to see what it costs</source>
            <translation>open a model to see what it costs</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>missing</translation>
        </message>
        <message>
            <source>%1 is gone: press Delete to remove it from this list</source>
            <translation>%1 is gone: press Delete to remove it from this list</translation>
        </message>
        <message>
            <source>Models (.onnx, .tflite, .h5, .keras) and Jauge projects (.jauge.json), several at once if you like. Files are read in a sandbox and never run.</source>
            <translation>Models (.onnx, .tflite, .h5, .keras) and Jauge projects (.jauge.json), several at once if you like. Files are read in a sandbox and never run.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::PairPanel</name>
        <message>
            <source>against</source>
            <translation>against</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Compare</translation>
        </message>
        <message>
            <source>Both models on the same samples, and layer by layer on the first of them</source>
            <translation>Both models on the same samples, and layer by layer on the first of them</translation>
        </message>
        <message>
            <source>The model to compare with</source>
            <translation>The model to compare with</translation>
        </message>
        <message>
            <source>How far the layers of both models are apart</source>
            <translation>How far the layers of both models are apart</translation>
        </message>
        <message>
            <source>Open a second model to compare with.</source>
            <translation>Open a second model to compare with.</translation>
        </message>
        <message>
            <source>Choose data first.</source>
            <translation>Choose data first.</translation>
        </message>
        <message>
            <source>Which of the two is better on these samples, and which layer is the first to say something else?</source>
            <translation>Which of the two is better on these samples, and which layer is the first to say something else?</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ParetoPanel</name>
        <message>
            <source>Latency, ms</source>
            <translation>Latency, ms</translation>
        </message>
        <message>
            <source>Energy, mJ</source>
            <translation>Energy, mJ</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Price, %1</source>
            <translation>Price, %1</translation>
        </message>
        <message>
            <source>Fullest memory, %</source>
            <translation>Fullest memory, %</translation>
        </message>
        <message>
            <source>To the right</source>
            <translation>To the right</translation>
        </message>
        <message>
            <source>Upwards</source>
            <translation>Upwards</translation>
        </message>
        <message>
            <source>Figure to the right</source>
            <translation>Figure to the right</translation>
        </message>
        <message>
            <source>Figure upwards</source>
            <translation>Figure upwards</translation>
        </message>
        <message>
            <source>Parts by two figures; Ctrl+T shows those that none beats as a table</source>
            <translation>Parts by two figures; Ctrl+T shows those that none beats as a table</translation>
        </message>
        <message>
            <source>Parts that none beats in both figures</source>
            <translation>Parts that none beats in both figures</translation>
        </message>
        <message>
            <source>No part that fits has both figures.</source>
            <translation>No part that fits has both figures.</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2 parts that fit have both figures; none beats the %n filled one(s).</source>
            <translation>
                <numerusform>%1 of %2 parts fit and have both figures; none beats the filled one.</numerusform>
                <numerusform>%1 of %2 parts fit and have both figures; none beats the %n filled ones.</numerusform>
            </translation>
        </message>
        <message>
            <source>Part or board</source>
            <translation>Part or board</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::PartDialog</name>
        <message>
            <source>Add a part</source>
            <translation>Add a part</translation>
        </message>
        <message>
            <source>From its data sheet. What you do not know, leave out: unknown is a good answer, a guess is not. The record is written into your own folder and can be edited there.</source>
            <translation>From its data sheet. What you do not know, leave out: unknown is a good answer, a guess is not. The record is written into your own folder and can be edited there.</translation>
        </message>
        <message>
            <source>&amp;Vendor</source>
            <translation>&amp;Vendor</translation>
        </message>
        <message>
            <source>&amp;Family</source>
            <translation>&amp;Family</translation>
        </message>
        <message>
            <source>&amp;Part</source>
            <translation>&amp;Part</translation>
        </message>
        <message>
            <source>&amp;Core</source>
            <translation>&amp;Core</translation>
        </message>
        <message>
            <source>C&amp;lock</source>
            <translation>C&amp;lock</translation>
        </message>
        <message>
            <source>&amp;Source</source>
            <translation>&amp;Source</translation>
        </message>
        <message>
            <source>data sheet and revision</source>
            <translation>data sheet and revision</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Memory regions</source>
            <translation>Memory regions</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Size, Kio</source>
            <translation>Size, Kio</translation>
        </message>
        <message>
            <source>Size, KiB</source>
            <translation>Size, KiB</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Add a row</source>
            <translation>Add a row</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Add the part</source>
            <translation>Add the part</translation>
        </message>
        <message>
            <source>the start is no address</source>
            <translation>the start is no address</translation>
        </message>
        <message>
            <source>the size is no number</source>
            <translation>the size is no number</translation>
        </message>
        <message>
            <source>Written to %1</source>
            <translation>Written to %1</translation>
        </message>
        <message>
            <source>Not added: %1</source>
            <translation>Not added: %1</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ProbeFirmware</name>
        <message>
            <source>Ask %1 for its firmware</source>
            <translation>Ask %1 for its firmware</translation>
        </message>
        <message>
            <source>Flash the probe of %1</source>
            <translation>Flash the probe of %1</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ReportPage</name>
        <message>
            <source>Report</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>Tick the sections the report shall have, put them in order, and add words of your own to each. The language of the report is independent of the window&apos;s. Ctrl+Shift+E exports it as PDF, HTML, Markdown, JSON or CSV.</source>
            <translation>Tick the sections the report shall have, put them in order, and add words of your own to each. The language of the report is independent of the window&apos;s. Ctrl+Shift+E exports it as PDF, HTML, Markdown, JSON or CSV.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>The report&apos;s own title</source>
            <translation>The report&apos;s own title</translation>
        </message>
        <message>
            <source>Authors, separated by commas</source>
            <translation>Authors, separated by commas</translation>
        </message>
        <message>
            <source>Language of the report</source>
            <translation>Language of the report</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Sections</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Up</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Down</translation>
        </message>
        <message>
            <source>Move the section up</source>
            <translation>Move the section up</translation>
        </message>
        <message>
            <source>Move the section down</source>
            <translation>Move the section down</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Export…</translation>
        </message>
        <message>
            <source>Preview of the report</source>
            <translation>Preview of the report</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>French</source>
            <translation>French</translation>
        </message>
        <message>
            <source>preview; figures say how they were got</source>
            <translation>preview; figures say how they were got</translation>
        </message>
        <message>
            <source>Your words for “%1”</source>
            <translation>Your words for “%1”</translation>
        </message>
        <message>
            <source>Open a model: the report is about the current model on the current target.</source>
            <translation>Open a model: the report is about the current model on the current target.</translation>
        </message>
        <message>
            <source>Write the report</source>
            <translation>Write the report</translation>
        </message>
        <message>
            <source>Export report</source>
            <translation>Export report</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>Export %1</translation>
        </message>
        <message>
            <source>Report saved as %1</source>
            <translation>Report saved as %1</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>Not saved: %1</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::SamplePanel</name>
        <message>
            <source>Samples</source>
            <translation>Samples</translation>
        </message>
        <message>
            <source>The chosen sample</source>
            <translation>The chosen sample</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>Truth</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::Session</name>
        <message>
            <source>Load the chip database</source>
            <translation>Load the chip database</translation>
        </message>
        <message>
            <source>Analyse %1</source>
            <translation>Analyse %1</translation>
        </message>
        <message>
            <source>%1 analysed</source>
            <translation>%1 analysed</translation>
        </message>
        <message>
            <source>the file is not the one the project was saved with: its SHA-256 differs</source>
            <translation>the file is not the one the project was saved with: its SHA-256 differs</translation>
        </message>
        <message>
            <source>save the project to accept the new file</source>
            <translation>save the project to accept the new file</translation>
        </message>
        <message>
            <source>the record is set aside, the others are used</source>
            <translation>the record is set aside, the others are used</translation>
        </message>
        <message>
            <source>Assess %1 on %2</source>
            <translation>Assess %1 on %2</translation>
        </message>
        <message>
            <source>Compare %1 with every part</source>
            <translation>Compare %1 with every part</translation>
        </message>
        <message>
            <source>Look for moved models</source>
            <translation>Look for moved models</translation>
        </message>
        <message>
            <source>Look at the weights of %1</source>
            <translation>Look at the weights of %1</translation>
        </message>
        <message numerus="yes">
            <source>%n weight(s) of &apos;%1&apos; are NaN or infinite: whatever passes through is lost</source>
            <translation>
                <numerusform>%n weight of &apos;%1&apos; is NaN or infinite: whatever passes through is lost</numerusform>
                <numerusform>%n weights of &apos;%1&apos; are NaN or infinite: whatever passes through is lost</numerusform>
            </translation>
        </message>
        <message>
            <source>train again from a state in which the loss was finite</source>
            <translation>train again from a state in which the loss was finite</translation>
        </message>
        <message>
            <source>the row is set aside and changes nothing</source>
            <translation>the row is set aside and changes nothing</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::SideBySideRows</name>
        <message>
            <source>Fact</source>
            <translation>Fact</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>Runtime</source>
            <translation>Runtime</translation>
        </message>
        <message>
            <source>Flash used</source>
            <translation>Flash used</translation>
        </message>
        <message>
            <source>RAM used</source>
            <translation>RAM used</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latency</translation>
        </message>
        <message>
            <source>Energy of one inference</source>
            <translation>Energy of one inference</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::TargetDialog</name>
        <message>
            <source>Target</source>
            <translation>Target</translation>
        </message>
        <message>
            <source>&amp;Chip or board</source>
            <translation>&amp;Chip or board</translation>
        </message>
        <message>
            <source>&amp;Runtime</source>
            <translation>&amp;Runtime</translation>
        </message>
        <message>
            <source>RAM &amp;kept for your program</source>
            <translation>RAM &amp;kept for your program</translation>
        </message>
        <message>
            <source>&amp;Flash kept for your program</source>
            <translation>&amp;Flash kept for your program</translation>
        </message>
        <message>
            <source>&amp;Stack of the inference call</source>
            <translation>&amp;Stack of the inference call</translation>
        </message>
        <message>
            <source>Every page follows at once. Ctrl+Z takes a change back.</source>
            <translation>Every page follows at once. Ctrl+Z takes a change back.</translation>
        </message>
        <message>
            <source>The one that suits the chip</source>
            <translation>The one that suits the chip</translation>
        </message>
        <message>
            <source>FreeRTOS, four tasks</source>
            <translation>FreeRTOS, four tasks</translation>
        </message>
        <message>
            <source>Zephyr with a Bluetooth LE peripheral</source>
            <translation>Zephyr with a Bluetooth LE peripheral</translation>
        </message>
        <message>
            <source>Zephyr with a Bluetooth LE broadcaster</source>
            <translation>Zephyr with a Bluetooth LE broadcaster</translation>
        </message>
        <message>
            <source>Nordic SoftDevice S132 (Bluetooth LE)</source>
            <translation>Nordic SoftDevice S132 (Bluetooth LE)</translation>
        </message>
        <message>
            <source>one more task</source>
            <translation>one more task</translation>
        </message>
        <message>
            <source>Runs &amp;beside it</source>
            <translation>Runs &amp;beside it</translation>
        </message>
        <message>
            <source>nothing known</source>
            <translation>nothing known</translation>
        </message>
        <message>
            <source>%1: %2 Flash, %3 RAM</source>
            <translation>%1: %2 Flash, %3 RAM</translation>
        </message>
    </context>
    <context>
        <name>phases</name>
        <message>
            <source>reading the model</source>
            <translation>reading the model</translation>
        </message>
        <message>
            <source>counting</source>
            <translation>counting</translation>
        </message>
        <message>
            <source>assessing parts</source>
            <translation>assessing parts</translation>
        </message>
        <message>
            <source>writing the report</source>
            <translation>writing the report</translation>
        </message>
        <message>
            <source>reading data</source>
            <translation>reading data</translation>
        </message>
        <message>
            <source>running samples</source>
            <translation>running samples</translation>
        </message>
        <message>
            <source>comparing layers</source>
            <translation>comparing layers</translation>
        </message>
        <message>
            <source>looking at weights</source>
            <translation>looking at weights</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>connecting</translation>
        </message>
        <message>
            <source>waiting for the board</source>
            <translation>waiting for the board</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>sending</translation>
        </message>
        <message>
            <source>timing</source>
            <translation>timing</translation>
        </message>
        <message>
            <source>asking why</source>
            <translation>asking why</translation>
        </message>
        <message>
            <source>asking the board</source>
            <translation>asking the board</translation>
        </message>
        <message>
            <source>erasing</source>
            <translation>erasing</translation>
        </message>
        <message>
            <source>writing</source>
            <translation>writing</translation>
        </message>
        <message>
            <source>verifying</source>
            <translation>verifying</translation>
        </message>
        <message>
            <source>done</source>
            <translation>done</translation>
        </message>
        <message>
            <source>measuring the current</source>
            <translation>measuring the current</translation>
        </message>
    </context>
    <context>
        <name>rows</name>
        <message>
            <source>Error</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>waiting</translation>
        </message>
        <message>
            <source>running</source>
            <translation>running</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>failed</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>cancelled</translation>
        </message>
        <message>
            <source>done</source>
            <translation>done</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Severity</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>What to do</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Job</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Layer</translation>
        </message>
        <message>
            <source>Live bytes</source>
            <translation>Live bytes</translation>
        </message>
        <message>
            <source>Tensors alive</source>
            <translation>Tensors alive</translation>
        </message>
        <message>
            <source>Tensor</source>
            <translation>Tensor</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Shape</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Offset</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>First step</source>
            <translation>First step</translation>
        </message>
        <message>
            <source>Last step</source>
            <translation>Last step</translation>
        </message>
    </context>
</TS>
