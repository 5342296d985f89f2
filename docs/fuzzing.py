"""What fuzzing found and how it was run: a record written by hand, part of ``robustness.md``."""

_OPENING = """## Fuzzing

`python -m tests.fuzz --minutes 30` runs [atheris](https://github.com/google/atheris) over every
registered reader, by itself and by the way an upload takes, and over all else that parses what
somebody else wrote: archives, settings in YAML, studies and access lists in TOML, queries,
addresses, values in sentences, the cache, and whole pages with an address and a log.
atheris counts coverage; the changes are made inside the structure of a log, and checksums, chunks
and archives are closed again around them, so that they get past the first check.
What is no reader has three times the share of a reader. What counts as a finding:

* an exception, out of a reading or out of one reader; a reader may not rely on the one `except`
  that keeps a broken file from stopping the others; a warning counts as an exception;
* a file with neither points nor a note, a table that is no tidy table, a receipt that counts other
  points than the table; steps that repeat or fall, a message that cannot be said in both languages;
* more than 2 s of processor time for an input of up to 64 kB;
* more resident memory than 64 MB and 200 bytes for each byte of the input.

A whole page may take as long as it wants; anything contained on it is a finding.

`tests/logs/test_any_bytes.py` makes the same changes with hypothesis on every run of the tests,
and `tests/logs/test_found_by_fuzzing.py` keeps what was found.
"""

_FOUND = """### What was found and put right

* **A whole reading failed** on half of a surrogate pair in JSON (`"\\ud800"` as the name of a
  metric or a run); on a number in YAML too long to be written in decimals; and on `!!int ''`,
  `!!bool x` and `!!timestamp x`.
* **No end, or none within minutes:** lines of spaces or digits in the patterns of console logs
  and of numbers in tables (up to the cube of the length); thousands of columns or tags of one
  name or of one name in different cases (the square of their number); YAML whose aliases hold
  aliases, in lists, in empty mappings and by merging.
* **A reader raised** where a person had chosen it for a file that is none of its own (CatBoost,
  DeepOBS, history, Hugging Face, Keras Tuner, Sacred, long tables); on steps of thousands of
  digits, and on a damaged header or words in NumPy's format.
* **Neither points nor a note** from seven readers of console logs whose file had no line that
  they could read.
* **Too much memory** for a header of ten thousand columns and more; such a one is refused now.
* **A bad row** behind a cell of several lines, under a header that is said twice, made the reading
  of its table fail; **a cached log book** whose series were cut elsewhere gave steps that fall.
* **Corrections** with half of a surrogate pair could not be kept; epochs of 1e300, chosen as the
  axis, became a step that no counter has.
* **No sentence** for numbers beyond 24 digits, infinity and NaN, where a message says them bare or
  chooses between one and several; and for several long texts in one part of a message.
* **A place that nothing has:** a damaged record in an event file that grew stood nowhere, where
  all before it had been read another time.
* **A trace of the trainer** for settings in YAML whose tags have no value (`!!int ''`), and for
  lists in YAML and TOML that nest without end.
"""


_LAST_RUN = """### The last run

2026-11-30, two processors busy with other work, `python -m tests.fuzz --minutes 26 --jobs 1`:
214,125 executions of all 76 targets in 13.7 CPU-minutes, of the 30 that are aimed at. 14 s of the
clock went to each of 60 readers, 43 s to each of the others; 278 whole pages were drawn. One
finding, of growing event files, is put right. The other two of the last three above were found
while the targets were written.
"""


def record() -> str:
    """The section as Markdown."""
    return f"{_OPENING}\n{_FOUND}\n{_LAST_RUN}"
