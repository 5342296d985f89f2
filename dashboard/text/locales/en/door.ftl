# What the server says to whom it does not serve, and to whom has to sign in first.
door-closed = Curva answers this machine alone: start it without --server.address, or set up signing in first, with [auth] in ~/.streamlit/secrets.toml and pip install "curva[signin]".
door-host = Curva is not served under this name: open it at localhost, or at the address of redirect_uri in [auth].
door-origin = Only the page that Curva itself served may ask this.
door-sign-in = Sign in to see the runs.
door-sign-in-here = Sign in
door-sign-in-with = Sign in with { $name }
door-sign-out = Sign out
door-signed-in = { $decides ->
    [yes] Signed in as { $who }.
   *[no] Signed in as { $who }, to look and not to decide.
  }
# Who may come in: the section [curva] of the secrets, where the server starts and on the page.
access-anybody = Anybody whom your sign-in service lets in sees all runs and may decide: name people in [curva] of ~/.streamlit/secrets.toml to change that.
access-unreadable = { $about } cannot be read as TOML, so nobody knows who may come in: put it right, or take it away.
access-no-table = In ~/.streamlit/secrets.toml, curva has to be a section: [curva], then viewers = [] and reviewers = [].
access-unknown-name = In [curva] of ~/.streamlit/secrets.toml, { $about } means nothing: there are viewers and reviewers.
access-no-list = In [curva] of ~/.streamlit/secrets.toml, { $about } has to be a list of texts, such as ["ana@example.org", "@example.org"].
access-no-address = In [curva] of ~/.streamlit/secrets.toml, “{ $about }” is neither an address nor a domain such as @example.org.
access-nobody = [curva] in ~/.streamlit/secrets.toml names nobody, so nobody could come in: list viewers, reviewers or both.
access-no-sign-in = [curva] in ~/.streamlit/secrets.toml names who may come in, but nobody can sign in: complete [auth], and run pip install "curva[signin]".
access-wrong = Who may see the runs is not set up rightly, so nobody may. Who runs this server reads why by starting it anew.
access-not-named = { $address } is not among those who may see the runs here. Ask who runs this server, or sign out and use another account.
access-not-verified = Your account has no address that its service calls verified, so it does not count here. Sign out and use another account.
access-decides-not = You may look here, but not decide or change anything. Who runs this server can make you a reviewer.
