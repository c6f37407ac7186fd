/** What all endpoints share: problem responses (RFC 9457), pages of lists, the OpenAPI document. */
@NullMarked
package dev.weir.admin.web;

import org.jspecify.annotations.NullMarked;
