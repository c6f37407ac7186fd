# What admin may do in Vault: keep the providers' keys, read them back for a live check, and forget
# them. `secret` is the mount of the KV version 2 engine; bootstrap.sh puts another one in its place.

path "secret/data/weir/providers/*" {
  capabilities = ["create", "read", "update"]
}

# A key that was rotated out is destroyed, one version at a time.
path "secret/destroy/weir/providers/*" {
  capabilities = ["create", "update"]
}

# A provider that was removed goes with all its versions.
path "secret/metadata/weir/providers/*" {
  capabilities = ["read", "list", "delete"]
}

# To renew its own token.
path "auth/token/renew-self" {
  capabilities = ["update"]
}

path "auth/token/lookup-self" {
  capabilities = ["read"]
}
