package dev.weir.admin.instance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the ledger keeps its rows.
 *
 * @param rows null where they stay for ever
 */
public record LedgerRetention(@Nullable Duration rows) {}
