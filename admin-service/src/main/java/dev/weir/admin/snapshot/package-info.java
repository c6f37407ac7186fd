/**
 * The document that gateways work from: put together from what the features contribute, versioned,
 * handed out by long poll.
 */
@NullMarked
package dev.weir.admin.snapshot;

import org.jspecify.annotations.NullMarked;
