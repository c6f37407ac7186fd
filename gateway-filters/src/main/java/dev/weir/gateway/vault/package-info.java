/**
 * Reads provider keys from HashiCorp Vault (KV version 2). Needs spring-vault-core, which is there
 * only where the application has it. Knows the port that it fills, and no stage.
 */
@NullMarked
package dev.weir.gateway.vault;

import org.jspecify.annotations.NullMarked;
