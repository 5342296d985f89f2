# What the server says to whom it does not serve, and to whom has to sign in first.
door-closed = Curva answers this machine alone: start it without --server.address, or set up signing in first, with [auth] in ~/.streamlit/secrets.toml and pip install "streamlit[auth]".
door-host = Curva is not served under this name: open it at localhost, or at the address of redirect_uri in [auth].
door-origin = Only the page that Curva itself served may ask this.
door-sign-in = Sign in to see the runs.
door-sign-in-here = Sign in
door-sign-in-with = Sign in with { $name }
door-sign-out = Sign out
