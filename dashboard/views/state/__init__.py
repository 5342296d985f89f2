"""What a page remembers: in its address, in the session, on the server."""
