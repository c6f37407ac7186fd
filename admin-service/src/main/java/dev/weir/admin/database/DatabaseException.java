package dev.weir.admin.database;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot do what was asked; the message says why and what helps. */
final class DatabaseException extends RuntimeException {

  DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  DatabaseException(String message) {
    this(message, null);
  }
}
