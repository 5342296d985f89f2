# Addresses: notes on remote logs that could not be read.
note-address-not-opened = { $file } was not opened ({ $where }): addresses begin with s3://, gs://, https:// or memory://, and http:// is for this machine only.
note-package-missing = { $file } needs the package { $where }: install Curva again as curva[remote], for instance in its folder with pip install -e ".[remote]".
note-address-not-found = { $file } was not found at { $where }: check how the address is spelt.
note-address-denied = { $file } may not be read with the credentials of this machine ({ $where }): sign in to the service or ask for the right to read.
note-address-silent = { $file } did not answer ({ $where }): check the connection and the address, then try again.

# The command line's complaints about a cluster.
cli-scheduler-package = --scheduler needs the package distributed: install Curva again as curva[cluster], for instance in its folder with pip install -e ".[cluster]".
cli-scheduler-silent = No scheduler answered at { $address }: check the address that dask scheduler prints, such as tcp://host:8786.
cli-scheduler-idle = The scheduler at { $address } has no workers: start some with dask worker { $address }.
cli-scheduler-failed = The workers of { $address } could not do the work: check that each runs this program in the same version and has memory left.
