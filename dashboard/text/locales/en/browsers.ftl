# What the server says where something belongs to another browser.
browser-not-yours = This belongs to another browser, or is no longer there: ask for it again on your own page.
