# Opening logs: what this program is, the drop zones, what is kept of them, what is not there.
introduction = Curva draws the curves of training logs and says of each run what is wrong and what to change. It follows the { $book } of the Data Science Academy.
introduction-example = Open now, as an example: { $title }. { $what }
open-logs-button = Open logs
open-logs-studies = Studies that come with the program
log-set-missing = Choose a set
kept-line = { $files ->
    [one] Your file is
   *[other] Your { COUNT($files) } files are
} kept by this server for { $days } days after the last visit. Whoever has the link of this page sees these logs.
kept-not = The disk of the server has no room for these files: they are gone once the page is reloaded.
kept-adds = Add the next ones
kept-adds-help = What you drop next is put beside these files. Otherwise it opens by itself.
kept-delete = Delete them
kept-deleted = Your files were deleted from the server.
kept-stays = The files could not be deleted from the disk of the server.
missing-upload = The uploaded logs of this link are not on this server: they were deleted, sent to another server, or not opened for { $days } days.
missing-upload-damaged = The uploaded logs of this link are damaged on the disk of this server and cannot be read.
missing-path = There is no “{ $what }” inside “{ $root }” (any more): it was moved, renamed or deleted, or the program was started at another folder.
missing-given = This link asks for logs from the command line, and this time the program was started without any.
missing-trained = The training “{ $what }” of this link is not known to this server.
missing-set = There is no set of logs called “{ $what }” here.
missing-next = Drop your logs above, or open a study that comes with the program:
