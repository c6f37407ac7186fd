#!/usr/bin/env bash
# Prepares a Vault for Weir: two policies, and one AppRole each for the gateway and for admin.
#
#   VAULT_ADDR=https://vault.example:8200 VAULT_TOKEN=… vault/bootstrap.sh FOLDER
#
# It needs bash and curl. The token must be allowed to write policies and AppRoles; it is used here
# and kept nowhere. What is there already stays: a KV version 2 engine at `secret/` and AppRole are
# enabled only where they are missing. Running it again writes the policies anew and hands out new
# secret ids; the old ones stay valid until they are destroyed in Vault.
#
# FOLDER gets gateway.role-id, gateway.secret-id, admin.role-id and admin.secret-id (mode 0600).
set -euo pipefail

mount=${WEIR_VAULT_MOUNT:-secret}
approle=${WEIR_VAULT_APPROLE_PATH:-approle}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
  printf 'vault/bootstrap.sh: %s\n' "$*" >&2
  exit 1
}

[[ $# -eq 1 ]] || fail 'one argument is expected: the folder for the role ids and secret ids'
[[ -n ${VAULT_ADDR:-} ]] || fail 'VAULT_ADDR is not set'
[[ -n ${VAULT_TOKEN:-} ]] || fail 'VAULT_TOKEN is not set'
[[ $mount =~ ^[A-Za-z0-9_-]+$ ]] || fail "WEIR_VAULT_MOUNT: $mount (expected: letters, digits, _ -)"
[[ $approle =~ ^[A-Za-z0-9_-]+$ ]] || fail "WEIR_VAULT_APPROLE_PATH: $approle (expected: letters, digits, _ -)"

umask 077
folder=$1
mkdir -p "$folder"

# vault METHOD PATH [JSON] → the answer in $body, its status in $status. The token goes by standard
# input: arguments can be seen by others on this machine.
vault() {
  local method=$1 path=$2 json=${3:-} answer
  local arguments=(--silent --show-error --max-time 20 --config - --request "$method"
    --write-out '\n%{http_code}' "${VAULT_ADDR%/}/v1/$path")
  [[ -z $json ]] || arguments+=(--header 'content-type: application/json' --data-raw "$json")
  answer=$(
    {
      printf 'header = "X-Vault-Token: %s"\n' "$VAULT_TOKEN"
      [[ -z ${VAULT_NAMESPACE:-} ]] || printf 'header = "X-Vault-Namespace: %s"\n' "$VAULT_NAMESPACE"
      [[ -z ${VAULT_CACERT:-} ]] || printf 'cacert = "%s"\n' "$VAULT_CACERT"
    } | curl "${arguments[@]}"
  ) || fail "$VAULT_ADDR does not answer"
  status=${answer##*$'\n'}
  body=${answer%$'\n'*}
}

# expect WHAT: the last call went well.
expect() {
  [[ $status == 2?? ]] || fail "$1: Vault answered $status${body:+ $body}"
}

# The text as a JSON string.
quoted() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\t'/\\t}
  text=${text//$'\r'/}
  text=${text//$'\n'/\\n}
  printf '"%s"' "$text"
}

# The value of a member that is a text without escapes, as ids are.
member() {
  [[ $body =~ \"$1\"[[:space:]]*:[[:space:]]*\"([^\"\\]*)\" ]] || fail "Vault's answer has no $1"
  printf '%s' "${BASH_REMATCH[1]}"
}

vault GET "sys/mounts/$mount"
if [[ $status == 200 ]]; then
  [[ $body =~ \"version\"[[:space:]]*:[[:space:]]*\"2\" ]] ||
    fail "$mount/ is there, but it is no KV engine of version 2 (another one: WEIR_VAULT_MOUNT)"
  echo "$mount/ is there"
else
  vault POST "sys/mounts/$mount" '{"type":"kv","options":{"version":"2"}}'
  expect "enabling $mount/"
  echo "$mount/ is enabled (KV version 2)"
fi

vault GET sys/auth
expect 'listing the ways to sign in'
if [[ $body == *"\"$approle/\""* ]]; then
  echo "AppRole is there"
else
  vault POST "sys/auth/$approle" '{"type":"approle"}'
  expect 'enabling AppRole'
  echo "AppRole is enabled"
fi

for role in gateway admin; do
  policy=$(<"$here/$role.hcl")
  policy=${policy//\"secret\//\""$mount"\/}
  vault PUT "sys/policies/acl/weir-$role" "{\"policy\":$(quoted "$policy")}"
  expect "writing the policy weir-$role"

  vault POST "auth/$approle/role/weir-$role" \
    "{\"token_policies\":[\"weir-$role\"],\"token_no_default_policy\":true,\"token_ttl\":\"1h\",\"token_max_ttl\":\"24h\",\"token_type\":\"service\"}"
  expect "writing the AppRole weir-$role"

  vault GET "auth/$approle/role/weir-$role/role-id"
  expect "reading the role id of weir-$role"
  member role_id >"$folder/$role.role-id"

  vault POST "auth/$approle/role/weir-$role/secret-id" '{}'
  expect "making a secret id of weir-$role"
  member secret_id >"$folder/$role.secret-id"
  chmod 600 "$folder/$role.role-id" "$folder/$role.secret-id"
  echo "weir-$role: policy and AppRole are written; ids in $folder/$role.role-id and $folder/$role.secret-id"
done
