# The command "meetings".
cli-help-meetings =
    What review meetings decided: list them, write them to a file, take them in from one.

    usage: curva meetings list [options]
           curva meetings export [ID…] [options]
           curva meetings import FILE… [options]

      ID                the meetings to export, as list shows them (default: all,
                        with what is written in lab books)
      FILE              a JSON file that export wrote; what is there already stays as it is
      -o, --output FILE where export writes to (default: standard output)
      --format json|csv|markdown|feedback|pdf   what export writes (default: json): the whole
                        meetings, the decisions as a table or as Markdown, only the
                        disagreements with verdicts, as JSON, or the minutes of one meeting as PDF
      --lang pt-BR|en   the language of the sentences (default: that of the system, else en)
      -h, --help        this text

    The meetings lie in the user's data folder. The variable DASHBOARD_DATABASE_URL names
    another database, of SQLite or PostgreSQL.

    Exit code: 0; 2 on bad usage, or when the database or a file cannot be used.

cli-meetings-verb = “meetings” takes one of these words: { $verbs }.
cli-meetings-one-pdf = A PDF has the minutes of one meeting: give its ID, and with --output where to write it.
cli-meetings-no-file = “meetings import” needs a JSON file that “meetings export” wrote.
cli-meetings-none = No meeting is kept yet.
cli-meetings-no-meeting = There is no meeting { $id }: “curva meetings list” shows them all.
cli-meetings-written = { $file }: { $meetings ->
    [one] 1 meeting
   *[other] { COUNT($meetings) } meetings
}.
cli-meetings-not-read = { $file } cannot be read: check the name.
