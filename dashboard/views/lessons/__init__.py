"""What the page *Lesson* is put together from: the player in the browser, and what is said of a play.

Every step is taken in the browser (``js/``); the server hears of a play only once it has come to
rest, to keep it in the address and to judge it.
"""
