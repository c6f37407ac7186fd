# What a gateway may do in Vault: read the providers' keys, and nothing else.
# `secret` is the mount of the KV version 2 engine; bootstrap.sh puts another one in its place.

path "secret/data/weir/providers/*" {
  capabilities = ["read"]
}

# To renew its own token.
path "auth/token/renew-self" {
  capabilities = ["update"]
}

path "auth/token/lookup-self" {
  capabilities = ["read"]
}
